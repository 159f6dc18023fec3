"""Notes and the manual as HTML: a small Markdown subset, then bleach. Its only import in the house.

Paragraphs, line breaks, lists and emphasis; no links, no images, no HTML. Markdown-it escapes
whatever else was typed; bleach makes sure, should the parser ever let something through.
"""

import bleach
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = frozenset({"p", "br", "ul", "ol", "li", "em", "strong"})
ATTRIBUTES = {"ol": ["start"]}

_MARKDOWN = MarkdownIt(
    "zero", {"html": False, "linkify": False, "typographer": False, "breaks": True}
).enable(["list", "emphasis", "newline", "escape"])

PAGE_TAGS = TAGS | {"h2", "h3"}
_PAGE = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False}).enable(
    ["heading", "list", "emphasis", "escape"]
)


def render_page(text: str) -> Markup:
    """Render a page of the manual, our own text: headings too, and nothing else more."""
    html = _PAGE.render(text)
    return Markup(bleach.clean(html, tags=PAGE_TAGS, attributes={}, protocols=(), strip=True))  # noqa: S704


def render_note(text: str) -> Markup:
    """Render a note's text as clean HTML, safe to put into a page."""
    html = _MARKDOWN.render(text)
    # Cleaned is what was just made; only bleach's word makes it Markup.
    return Markup(bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=(), strip=True))  # noqa: S704
