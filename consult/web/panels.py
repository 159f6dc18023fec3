"""Panels: a lower page shows what higher packages know about its subject, and never asks who.

A case's page ends with `panels_of("case", case)`; `notes` and `consultations` contribute theirs
with `@panel("case", order=30)`. So relations point down, and pages are still whole.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from flask import g
from markupsafe import Markup

Subject = TypeVar("Subject")
Found = TypeVar("Found")
Maker = TypeVar("Maker", bound=Callable[..., str | None])

PANELS: dict[str, list[tuple[int, str, Callable[..., str | None]]]] = defaultdict(list)


def panel(page: str, *, order: int) -> Callable[[Maker], Maker]:
    """Contribute a panel to `page`. It is given the page's subject and returns its HTML.

    Nothing (None) where there is nothing to show to this reader. Called at import.
    """

    def keep(maker: Maker) -> Maker:
        PANELS[page].append((order, f"{maker.__module__}.{maker.__name__}", maker))
        PANELS[page].sort(key=lambda one: one[:2])
        return maker

    return keep


def panels_of(page: str, subject: object) -> list[Markup]:
    """Return the panels that have something to show, in their order."""
    shown = (maker(subject) for _, _, maker in PANELS.get(page, ()))
    # What a panel returns was rendered by its own template, with escaping on.
    return [Markup(html) for html in shown if html]  # noqa: S704


def gathered_once(gather: Callable[[Subject], Found]) -> Callable[[Subject], Found]:
    """Let the panels of one page share what they show: gathered for the first, kept for the rest.

    Only for what a page shows; a deed looks anew.
    """

    @wraps(gather)
    def kept(subject: Subject) -> Found:
        there: dict[tuple[object, object], object] = g.setdefault("gathered", {})
        place = gather, subject
        if place not in there:
            there[place] = gather(subject)
        return cast(Found, there[place])

    return kept
