"""Cookies: bound to this host over https; on the demo's plain http under a plain name."""

from flask import current_app, request
from werkzeug.wrappers import Response

YEAR = 365 * 24 * 3600


def full_name(name: str) -> str:
    """Return the name the browser knows.

    With `__Host-` it takes the cookie only over https and from this very host.
    """
    return f"__Host-{name}" if current_app.config["SESSION_COOKIE_SECURE"] else name


def read_cookie(name: str) -> str | None:
    """Return what the browser sent, if it was sent exactly once.

    Two cookies of one name are a sign of somebody planting one; neither is believed.
    """
    values = request.cookies.getlist(full_name(name))
    return values[0] if len(values) == 1 else None


def set_cookie(response: Response, name: str, value: str, *, seconds: int | None = None) -> None:
    """Set a cookie that no script reads and no other site sends along."""
    response.set_cookie(
        full_name(name),
        value,
        max_age=seconds,
        path="/",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )


def drop_cookie(response: Response, name: str) -> None:
    """Take a cookie back."""
    set_cookie(response, name, "", seconds=0)
