"""A seed that a recovery code has opened, on its way to new words: in this browser, minutes."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import redirect, session, url_for
from werkzeug.wrappers import Response

from consult import vault
from consult.accounts.models import Account
from consult.accounts.operations import Factor
from consult.accounts.queries import find_account
from consult.accounts.queries.entering import mark_of_words
from consult.accounts.views.asking import sealed, unsealed
from consult.foundation.actor import SYSTEM
from consult.foundation.errors import Tampered
from consult.foundation.tokens import read_token, write_token
from consult.web.cookies import drop_cookie, read_cookie, set_cookie

LOST = "lost-words"
"""The cookie with the token, and the place in the browser's session with what it opens."""
WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, repr=False)
class Carried:
    """Somebody whose recovery code was right, and whether her second factor was, too."""

    account: Account
    seed: bytes
    factor: Factor


def carry_seed(account: Account, seed: bytes, factor: Factor, onward: str) -> Response:
    """Put the seed into this browser, sealed in two halves, and lead on."""
    box = vault.seal_session(account.id, seed)
    told = [account.id.hex, box.blob.hex(), factor, mark_of_words(SYSTEM, account.id)]
    session[LOST] = sealed(LOST, told)
    response = redirect(url_for(onward), 303)
    set_cookie(response, LOST, write_token(box.token), seconds=int(WITHIN.total_seconds()))
    return response


def carried_seed() -> Carried | None:
    """Return whose seed this browser carries, while her words are still the ones she lost."""
    told = unsealed(LOST, session.get(LOST, ""), int(WITHIN.total_seconds()))
    token = read_token(read_cookie(LOST))
    account = find_account(SYSTEM, UUID(hex=told[0])) if told else None
    if told is None or token is None or account is None or not account.may_sign_in:
        return None
    if told[3] != mark_of_words(SYSTEM, account.id):
        return None
    try:
        seed = vault.open_session(account.id, token, bytes.fromhex(told[1]))
    except Tampered:
        return None
    return Carried(account, seed, Factor(told[2]))


def drop_seed(response: Response) -> None:
    """Take the token back out of the browser."""
    session.pop(LOST, None)
    drop_cookie(response, LOST)
