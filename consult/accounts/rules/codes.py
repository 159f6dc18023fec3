"""One-time codes (RFC 6238): SHA-1, six digits, thirty seconds, as all authenticator apps know."""

import base64
import hmac
import os
import re
from datetime import datetime

import pyotp

SECRET_BYTES = 20
STEP_SECONDS = 30
DRIFT = 1
"""How many steps a telephone's clock may be off."""
_CODE = re.compile("[0-9]{6}")


def new_secret() -> bytes:
    """Draw the secret that house and authenticator app will share."""
    return os.urandom(SECRET_BYTES)


def written_secret(secret: bytes) -> str:
    """Write the secret for somebody who types it into her app."""
    return base64.b32encode(secret).decode()


def address_of(secret: bytes, email: str) -> str:
    """Return what the QR code says to the app."""
    return _totp(secret).provisioning_uri(name=email, issuer_name="Consult")


def six_digits(typed: str) -> str | None:
    """Return a code as it is compared: six ASCII digits, spaces between them left out."""
    code = "".join(typed.split(" "))
    return code if _CODE.fullmatch(code) else None


def step_of(secret: bytes, typed: str, now: datetime) -> int | None:
    """Return which step the code belongs to; nothing if it is none of now or next to it."""
    code = six_digits(typed)
    if code is None:
        return None
    here, found, totp = int(now.timestamp()) // STEP_SECONDS, None, _totp(secret)
    for step in range(here - DRIFT, here + DRIFT + 1):
        if hmac.compare_digest(totp.generate_otp(step), code):
            found = step
    return found


def _totp(secret: bytes) -> pyotp.TOTP:
    return pyotp.TOTP(written_secret(secret))
