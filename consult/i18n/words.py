"""The three words that mark a text for translation; `catalogues` looks for them."""

from typing import Any, cast

from flask_babel import gettext, lazy_gettext, ngettext


def _(text: str, **values: Any) -> str:
    """Say `text` in the reader's language, now."""
    return cast(str, gettext(text, **values))


def _n(singular: str, plural: str, num: int, **values: Any) -> str:
    """Say the singular or the plural in the reader's language; `%(num)s` is the count."""
    return cast(str, ngettext(singular, plural, num, **values))


def _l(text: str, **values: Any) -> Any:
    """Say `text` in the reader's language, later: for labels made at import."""
    return lazy_gettext(text, **values)
