"""A page as a tree, read strictly: what is opened is closed, and nothing else is closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
UNSEEN = frozenset({"script", "style", "template"})


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def has(self, name: str) -> bool:
        return name in self.attributes

    @cached_property
    def _inside(self) -> list["Element"]:
        """This and all within it, in the page's order; asked only when the page is read."""
        found, left = [], [self]
        while left:
            found.append(one := left.pop())
            left += [child for child in reversed(one.children) if isinstance(child, Element)]
        return found

    def walk(self) -> Iterator["Element"]:
        return iter(self._inside)

    def all(self, *tags: str) -> list["Element"]:
        return [one for one in self._inside if one.tag in tags]

    def above(self) -> Iterator["Element"]:
        if self.parent is not None:
            yield self.parent
            yield from self.parent.above()

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag == "img":
                yield child["alt"]
            elif child.tag not in UNSEEN:
                yield from child._pieces()


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("#page", {})
        self.doctype = ""

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl.lower()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> says an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>: {self.here.text[:80]}"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def read(html: str) -> Element:
    """Parse a whole page; an AssertionError says what is wrong with it."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.doctype == "doctype html", "The page has no doctype."
    assert reader.here is reader.root, f"<{reader.here.tag}> is never closed."
    return reader.root
