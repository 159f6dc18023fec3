"""The matrix of doors: who of the cast gets through which route. `doors.txt` is the table.

    # route            subjects      alma bertta …  zed
    notes.new          vaahtera      in   403    …  404

`in`: the guard lets her through (whatever the view then says to an empty form). `403`: she sees
the thing but may not do this. `404`: for her there is no such thing. Subjects are names of the
world (`tests/house/world`), in the order of the address; a route may have several rows, one for
each state of its subject. Nobody who is not signed in gets in anywhere.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from flask import Flask
from werkzeug.routing import Rule

from consult.accounts.views.arriving import SITTING
from consult.foundation.tokens import write_token
from consult.web.guard import ACCESS
from tests.house.building import ROOT
from tests.pages import Page

TABLE = ROOT / "tests" / "house" / "doors.txt"
MET = {
    **dict.fromkeys((200, 302, 303, 409, 422), "in"),
    403: "403",
    404: "404",
}
"""What a status says of the door; what a form then said to empty hands does not matter."""


@dataclass(frozen=True)
class Door:
    endpoint: str
    subjects: tuple[str, ...]
    wanted: tuple[tuple[str, str], ...]
    """Each of the cast, and what she meets."""

    @property
    def insiders(self) -> tuple[str, ...]:
        """Who gets in."""
        return tuple(key for key, meets in self.wanted if meets == "in")

    def __str__(self) -> str:
        return f"{self.endpoint} {','.join(self.subjects)}".strip()


class Visitor(Page):
    """Somebody at the doors with the seat she has in the world, or nobody."""

    def __init__(self, app: Flask, token: bytes | None) -> None:
        super().__init__(app)
        self.is_known = token is not None
        if token is not None:
            self.give_cookie(SITTING, write_token(token))
        # Each has an address of her own: who asks too often from one is sent away with 429.
        number = int.from_bytes(token[:2]) if token else 0
        self.client.environ_base["REMOTE_ADDR"] = f"10.9.{number >> 8}.{number & 255}"


@cache
def doors() -> tuple[Door, ...]:
    """Read the table. Its first line names the people."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    people = lines[0].removeprefix("#").split()[2:]
    found = []
    for line in lines[1:]:
        if line.startswith("#"):
            continue
        endpoint, subjects, *wanted = line.split()
        assert len(wanted) == len(people), f"{endpoint}: {len(wanted)} of {len(people)} people"
        names = () if subjects == "-" else tuple(subjects.split(","))
        found.append(Door(endpoint, names, tuple(zip(people, wanted, strict=True))))
    return tuple(found)


@lru_cache(maxsize=4)
def guarded(app: Flask) -> dict[str, Rule]:
    """Every route that asks who enters, by its endpoint."""
    return {
        rule.endpoint: rule
        for rule in app.url_map.iter_rules()
        if ACCESS[app.view_functions[rule.endpoint]].permission is not None
    }


def takes(app: Flask, door: Door, method: str) -> bool:
    """Tell whether a route takes a method."""
    return method in (guarded(app)[door.endpoint].methods or ())


def only_does(app: Flask, endpoint: str) -> bool:
    """Tell whether a route takes a press and shows nothing."""
    return "GET" not in (guarded(app)[endpoint].methods or ())


def met(page: Visitor, endpoint: str, subjects: tuple[object, ...]) -> str:
    """Go through a door with empty hands and say what was met there."""
    address = page.address(endpoint, subjects, {})[0]
    if only_does(page.app, endpoint):
        data = {"csrf_token": page.csrf_token()}
        status = page.send("POST", address, data=data).status_code
    else:
        status = page.send("GET", address).status_code
    if not page.is_known:
        return "out" if status in (302, 303, 401) else str(status)
    return MET.get(status, str(status))
