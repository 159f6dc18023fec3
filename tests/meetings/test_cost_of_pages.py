"""A page costs the same number of queries however much lies behind it."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from consult.foundation.database import db
from consult.meetings.models import Item
from consult.meetings.operations import NoteAbout, write_note
from consult.notes.rules import NoteKind, Voice
from consult.privacy import reviewed
from tests.casework import doing
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, opened, planned
from tests.pages import Page


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


def queries_of(page: Page, endpoint: str, *subjects: object) -> int:
    said: list[str] = []

    def count(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("SELECT"):
            said.append(statement)

    event.listen(db.engine, "before_cursor_execute", count)
    page.get(endpoint, *subjects)
    event.remove(db.engine, "before_cursor_execute", count)
    return len(said)


def test_the_list_of_meetings(page: Page, bertta: Person, weekly: object) -> None:
    browser, counts = page.as_(bertta), []
    for week in range(1, 60):
        planned(bertta, weekly, MONDAY + timedelta(weeks=week))
        if week in (2, 59):
            counts.append(queries_of(browser, "meetings.index"))
    assert counts[0] == counts[1]
    assert counts[1] <= 12


def test_the_room_of_an_item(page: Page, bertta: Person, item: Item) -> None:
    opened(bertta, item, "presentation")
    browser, counts = page.as_(bertta), []
    for _round in range(2):
        with doing(bertta):
            for _note in range(10):
                about = NoteAbout(Voice.TEAM, NoteKind.REFLECTION)
                write_note(bertta.actor, item, None, reviewed("Mietin, voisiko."), about)
        counts.append(queries_of(browser, "meetings.room", item))
    assert counts[0] == counts[1]
