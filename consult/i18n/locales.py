"""Which language this reader has: her own choice, else the cookie's, else the browser's."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask, has_request_context, request
from flask_babel import Babel, get_locale

from consult.foundation.words import LANGUAGES, Worded, Words

DEFAULT = "fi"
LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
TRANSLATIONS = Path(__file__).parent / "translations"


def lay(app: Flask, *, own: Callable[[], str | None], cookie: Callable[[], str | None]) -> None:
    """Give the app its languages. `own` and `cookie` tell what the reader has chosen."""

    def choose() -> str:
        for chosen in (own(), cookie()):
            if chosen in LANGUAGES:
                return str(chosen)
        return request.accept_languages.best_match(LANGUAGES, DEFAULT) or DEFAULT

    Babel(
        app,
        default_locale=DEFAULT,
        default_translation_directories=str(TRANSLATIONS),
        default_timezone="Europe/Helsinki",
        locale_selector=choose,
    )
    app.jinja_env.globals["language"] = language


def language() -> str:
    """Return the reader's language: fi, sv or en."""
    locale = get_locale() if has_request_context() else None
    return locale.language if locale is not None else DEFAULT


def say(value: object) -> str:
    """Say a `Worded` member, `Words` or a plain text in the reader's language."""
    if isinstance(value, Worded):
        value = value.words
    if isinstance(value, Words):
        return value.say(language())
    return str(value)
