"""Who comes with a request: the token in the cookie, and nothing else, says so."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Request, current_app, request
from flask_login import UserMixin

from consult import vault
from consult.accounts.models import Language, Theme
from consult.accounts.operations import Limits, Sitting, Whereabouts, resume_sitting
from consult.accounts.operations.sso import still_stands, word_is_old
from consult.accounts.queries import find_account
from consult.accounts.rules.proofs import device_of, network_of
from consult.accounts.views.blueprint import bp
from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.tokens import read_token
from consult.sso import duties_of_groups
from consult.web.cookies import read_cookie
from consult.web.guard import arrival

SITTING = "sitting"
DEVICE = "device"
POLLING = "X-Consult-Polling"
"""A page that asks by itself says so with this header; it does not keep a sitting alive."""


@dataclass(frozen=True)
class SignedIn(UserMixin):  # type: ignore[misc]  # Flask-Login has no types
    """Somebody who is signed in, as the shell sees her."""

    actor: Actor
    language: Language
    theme: Theme
    ends_at: datetime
    proved_at: datetime | None
    has_second_factor: bool
    unread: int
    called_lost: bool

    @property
    def seconds_left(self) -> int:
        """Return how long she may still be silent."""
        return max(0, int((self.ends_at - clock.now()).total_seconds()))

    def get_id(self) -> str:
        """Return her account's id."""
        return str(self.actor.id)


def limits() -> Limits:
    """Return how long a sitting may last here."""
    settings = current_app.extensions["settings"]
    return Limits(
        timedelta(minutes=settings.idle_minutes), timedelta(hours=settings.absolute_hours)
    )


def whereabouts(by: str) -> Whereabouts:
    """Return where this request comes from, as roughly as a sitting keeps it."""
    return Whereabouts(device_of(request.user_agent.string), network_of(request.remote_addr), by)


def token_here() -> bytes | None:
    """Return the token the browser sent, if it looks like one."""
    return read_token(read_cookie(SITTING))


@arrival
def arrive(asked: Request) -> SignedIn | None:
    """Let the person of the token in, and open her keyring for this request."""
    token = token_here()
    if token is None:
        return None
    polling = POLLING in asked.headers
    sitting = resume_sitting(SYSTEM, token, limits(), polling=polling)
    if sitting is not None and sitting.word_of is not None and word_is_old(sitting.word_of):
        goes_on = _ask_provider(sitting, token)
        sitting = resume_sitting(SYSTEM, token, limits(), polling=polling) if goes_on else None
    if sitting is None:
        return None
    vault.open_keyring(sitting.identity)
    return SignedIn(
        sitting.actor,
        sitting.language,
        sitting.theme,
        sitting.ends_at,
        sitting.proved_at,
        sitting.has_second_factor,
        sitting.unread,
        sitting.called_lost,
    )


def _ask_provider(sitting: Sitting, token: bytes) -> bool:
    account = find_account(SYSTEM, sitting.actor.id)
    if account is None:
        return False
    groups = duties_of_groups(current_app.extensions["settings"])
    return still_stands(current_app.extensions["sso"], groups, account, token)


@bp.teardown_app_request
def leave(error: BaseException | None) -> None:
    """Take the keys out again."""
    vault.close_keyring()
