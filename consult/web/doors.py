"""The doors of the house as a list: every route, what it demands, and what somebody meets there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BuildError, Rule

from consult.access import Explanation, Permission, explain
from consult.foundation.actor import Actor
from consult.web.guard import ACCESS, Access, Finder, View

VARIABLE = re.compile(r"<(?:[^<>]*:)?(\w+)>")
"""What varies in the text of an address: `<uuid:case_id>`."""


@dataclass(frozen=True, slots=True)
class Door:
    """A route and what it demands."""

    endpoint: str
    rule: Rule
    access: Access

    @property
    def ways(self) -> list[str]:
        """Return the methods that the route takes, those left out that come by themselves."""
        return sorted((self.rule.methods or set()) - {"HEAD", "OPTIONS"})

    @property
    def names(self) -> list[str]:
        """Return what its address has to be told, in the address's order."""
        return VARIABLE.findall(self.rule.rule)

    def arguments(self, app: Flask, ids: Sequence[str]) -> dict[str, Any] | None:
        """Read what varies in the address, as a request would; None if it is not of that kind."""
        adapter = app.url_map.bind("localhost")
        try:
            path = adapter.build(self.endpoint, dict(zip(self.names, ids, strict=True)))
            endpoint, found = adapter.match(path, method=self.ways[0])
        except (BuildError, HTTPException, ValueError):
            return None
        return dict(found) if endpoint == self.endpoint else None


@dataclass(frozen=True, slots=True)
class Met:
    """What somebody meets at all doors with one permission and one finder."""

    finder: Finder
    endpoints: tuple[str, ...]
    status: int
    """200: she gets in; 403: she sees it and may not do this; 404: there is no such thing."""
    explanation: Explanation | None
    """What the rule says; None where nothing was found that it could be asked about."""


def doors_of(app: Flask) -> list[Door]:
    """Return every route with what it demands, by its name."""
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule))
    views = cast(dict[str, View], app.view_functions)
    return [Door(one.endpoint, one, ACCESS[views[one.endpoint]]) for one in rules]


def try_doors(
    app: Flask, actor: Actor, permission: Permission, ids: Sequence[str]
) -> Iterator[Met]:
    """Ask the finder and the rule of every door with this permission that takes so many ids.

    Only the guard is asked: a page behind it opens what is sealed with the person's own key.
    """
    fitting: dict[Finder, list[Door]] = {}
    for door in doors_of(app):
        if door.access.permission is permission and door.arguments(app, ids) is not None:
            fitting.setdefault(cast(Finder, door.access.finder), []).append(door)
    for finder, doors in fitting.items():
        subject = finder(actor, **(doors[0].arguments(app, ids) or {}))
        said = explain(actor, permission, subject) if subject is not None else None
        status = 404 if said is None else 200 if said.allowed else 403
        yield Met(finder, tuple(door.endpoint for door in doors), status, said)
