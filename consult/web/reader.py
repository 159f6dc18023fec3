"""What the reader has chosen: language and theme.

Asked once a request, so that an error page need not ask the database again.
"""

from flask import g
from flask_login import current_user

from consult.web.cookies import read_cookie

THEMES = ("auto", "light", "dark")


def remember() -> None:
    """Take the choices of whoever is signed in, before anything can go wrong."""
    if "reader_language" not in g:
        g.reader_language = getattr(current_user, "language", None)
        g.reader_theme = getattr(current_user, "theme", None)


def own_language() -> str | None:
    """Return the language in the signed-in person's own settings, if it is known by now."""
    chosen = g.get("reader_language")
    return None if chosen is None else str(chosen)


def cookie_language() -> str | None:
    """Return the language this browser was told."""
    return read_cookie("language")


def theme() -> str:
    """Return auto, light or dark."""
    chosen = str(g.get("reader_theme") or read_cookie("theme") or "auto")
    return chosen if chosen in THEMES else "auto"
