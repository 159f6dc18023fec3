"""Every page asks the database at most twelve times, for each of the people who use it.

The demo's year is walked as a browser would: from each person's front page along the links she is
shown. Some of its items are open, so that the fullest pages are among them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from consult.consultations.models import Consultation
from consult.consultations.operations import open_consultation
from consult.consultations.queries import item_of, items_to_lead
from consult.foundation.database import db
from tests.casework import doing
from tests.cast import CAST, Person
from tests.pages import Page
from tests.statements import statements_of

MOST = 12
OF_EACH = 2
"""So many pages of each kind are looked at for one person."""

BESIDE = {
    "meetings.room": ("/notes/new", "/roster/add", "/agreements/new"),
    "consultations.show": ("/asked",),
}
"""Pages that no link leads to: forms that stand on another page too, and what follows a press."""

FULLEST = {
    "cases.show",
    "consultations.board",
    "consultations.invitation",
    "consultations.show",
    "consultations.triage",
    "followups.record",
    "followups.record_text",
    "meetings.preparation",
    "meetings.room",
    "meetings.roster",
    "meetings.sheet",
    "meetings.show",
    "oversight.log",
    "oversight.show",
}
"""A walk that misses one of these has lost its way."""


class Walk:
    """One person's way through the house."""

    def __init__(self, app: Flask, person: Person) -> None:
        self.page = Page(app, person)
        self.routes = app.url_map.bind("localhost")
        self.seen: dict[str, set[str]] = defaultdict(set)
        self.ways = ["/"]

    def costs(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield endpoint, address and statements of each page there is for her."""
        while self.ways:
            address = self.ways.pop(0)
            endpoint = self.endpoint_of(address)
            seen = self.seen[endpoint]
            if not endpoint or address in seen or len(seen) >= OF_EACH:
                continue
            seen.add(address)
            answer, said = self.visit(address)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                self.ways += re.findall(r'href="(/[^"#]*)', answer.text)
                self.ways += [address + more for more in BESIDE.get(endpoint, ())]
                yield endpoint, address, said

    def visit(self, address: str) -> tuple[TestResponse, list[str]]:
        answers: list[TestResponse] = []
        said = statements_of(lambda: answers.append(self.page.send("GET", address)))
        return answers[0], said

    def endpoint_of(self, address: str) -> str:
        try:
            endpoint: str = self.routes.match(urlsplit(address).path, method="GET")[0]
        except HTTPException:
            return ""
        return "" if endpoint == "static" else endpoint


def open_half(leader: Person) -> None:
    """Open every second item that she leads; the others stay ahead."""
    with doing(leader):
        for led_id in [row[0].id for row in items_to_lead(leader.actor)][::2]:
            it = db.session.get_one(Consultation, led_id)
            open_consultation(leader.actor, it, item_of(leader.actor, it)[0])


def test_twelve_are_enough(demo: Flask) -> None:
    open_half(CAST["bertta"])
    dear, visited = [], set()
    for key, person in CAST.items():
        for endpoint, address, said in Walk(demo, person).costs():
            visited.add(endpoint)
            if len(said) > MOST:
                listed = "\n  ".join(said)
                dear.append(f"{len(said)} at {endpoint}, {key} on {address}:\n  {listed}")
    assert not dear, "\n".join(dear)
    assert visited >= FULLEST, f"No way led to {sorted(FULLEST - visited)}."
