"""Ways out: a redirect never leaves the house."""

import re
from urllib.parse import urlsplit

from flask import redirect, request
from werkzeug.wrappers import Response

# One slash, then anything that no browser reads as another host or strips before reading.
LOCAL_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f-\U0010ffff]*")


def local_path(target: str | None) -> str | None:
    """Return `target` if it is a path of this site, else nothing."""
    if not target or len(target) > 500 or not LOCAL_PATH.fullmatch(target):
        return None
    if re.match(r"/(%2f|%5c)", target, re.IGNORECASE):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target


def back_or(fallback: str) -> Response:
    """Redirect to where the visitor wanted to go (`next`), if that is here; else to `fallback`."""
    return redirect(wanted_place() or fallback)


def wanted_place() -> str | None:
    """Return where the visitor wanted to go, if that is here."""
    return local_path(request.form.get("next") or request.args.get("next"))
