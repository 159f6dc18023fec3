"""Asking a browser for a passkey: a challenge that only this browser may answer, and once."""

import secrets

from flask import current_app, request, session
from itsdangerous import BadData, URLSafeTimedSerializer

from consult.accounts.operations import ANSWER_WITHIN, Party

BROWSER = "browser"
"""In the browser's own session: what binds a question to it."""


def party() -> Party:
    """Return for whom passkeys are made here: the domain of the settings, the page's own origin."""
    settings = current_app.extensions["settings"]
    scheme = current_app.config["PREFERRED_URL_SCHEME"]
    return Party(settings.passkey_domain, f"{scheme}://{request.host}")


def question(purpose: str, whose: str = "") -> tuple[bytes, str]:
    """Draw a challenge, and seal for what, for whom and for which browser it is."""
    challenge = secrets.token_bytes(32)
    return challenge, sealed(purpose, [whose, challenge.hex()])


def answered(purpose: str, seal: str, whose: str = "") -> bytes | None:
    """Return the challenge of a question that was asked here, for this, and not too long ago."""
    told = unsealed(purpose, seal, int(ANSWER_WITHIN.total_seconds()))
    return bytes.fromhex(told[1]) if told is not None and told[0] == whose else None


def sealed(purpose: str, told: list[str]) -> str:
    """Seal some words for this browser and this purpose, to get them back from it unchanged."""
    browser = session.setdefault(BROWSER, secrets.token_urlsafe(24))
    return str(_sealer(purpose).dumps([browser, *told]))


def unsealed(purpose: str, seal: str, seconds: int) -> list[str] | None:
    """Return what was sealed for this browser and this purpose, unless it is too old."""
    try:
        browser, *told = _sealer(purpose).loads(seal, max_age=seconds)
    except (BadData, ValueError):
        return None
    return told if browser == session.get(BROWSER) else None


def _sealer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.extensions["settings"].secret_key, f"ask/{purpose}")
