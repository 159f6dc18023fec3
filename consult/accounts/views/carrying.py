"""What is carried from the provider's word to the words that open: in this browser, minutes."""

import base64
import binascii
import json
from uuid import UUID

from flask import current_app, session

from consult import vault
from consult.accounts.models import Account
from consult.accounts.queries import find_account
from consult.accounts.queries.sso import link_of
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.errors import Tampered
from consult.sso import Provider, Word

CARRIED = "named"
"""In the browser's session, sealed: whom the provider has named here."""
LABEL = "sso-carried/1"
SECONDS = 600


def provider() -> Provider | None:
    """Return the provider of the settings, if there is one."""
    found: Provider | None = current_app.extensions["sso"]
    return found


def provider_name() -> str:
    """Return what the provider is called on the pages; nothing where there is none."""
    settings = current_app.extensions["settings"]
    return str(settings.sso_name or settings.sso_issuer) if provider() is not None else ""


def carry(account: Account, word: Word) -> None:
    """Carry the provider's word to the page that asks for the words."""
    told = json.dumps(
        [account.id.hex, clock.now().timestamp(), word.issuer, word.subject, word.refresh_token]
    )
    session[CARRIED] = base64.b64encode(vault.seal_under(_key(), LABEL, told.encode())).decode()


def carried(account_id: UUID | None) -> Word | None:
    """Return the word about this account, if the provider gave one here a few minutes ago."""
    told = _carried()
    if told is None or account_id is None or UUID(hex=told[0]) != account_id:
        return None
    return Word(told[2], told[3], frozenset(), told[4])


def known_by_provider() -> str:
    """Return the e-mail of the account that the provider has just named in this browser."""
    told = _carried()
    account = find_account(SYSTEM, UUID(hex=told[0])) if told is not None else None
    return account.email if account is not None else ""


def has_to_be_named(account: Account) -> bool:
    """Tell whether she signs in by the provider's word first: she has linked her account."""
    return provider() is not None and link_of(SYSTEM, account.id) is not None


def _carried() -> list[str] | None:
    try:
        sealed = base64.b64decode(session.get(CARRIED, ""), validate=True)
        told: list[str] = json.loads(vault.open_under(_key(), LABEL, sealed))
    except (Tampered, ValueError, binascii.Error):
        return None
    return told if clock.now().timestamp() - float(told[1]) < SECONDS else None


def _key() -> bytes:
    key: bytes = current_app.extensions["settings"].secret_key
    return key
