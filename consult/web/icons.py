"""Icons, drawn into the page from the sprite that comes with Bootstrap-Flask."""

import re
from functools import cache
from pathlib import Path

import flask_bootstrap
from markupsafe import Markup

SPRITE = Path(flask_bootstrap.__file__).parent / "static/bootstrap5/icons/bootstrap-icons.svg"
SYMBOL = re.compile(r'<symbol class="[^"]*" viewBox="0 0 16 16" id="([a-z0-9-]+)">(.*?)</symbol>')


@cache
def sprite() -> dict[str, str]:
    """Return the drawing of each icon by its name."""
    return dict(SYMBOL.findall(SPRITE.read_text(encoding="utf-8")))


@cache
def icon(name: str) -> Markup:
    """Draw an icon; it says nothing by itself, so a word must stand beside it."""
    drawing = Markup(sprite()[name])  # noqa: S704 - from the wheel, not from a person
    return Markup(
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>'
    ).format(drawing)
