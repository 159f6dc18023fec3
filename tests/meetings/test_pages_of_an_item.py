"""Bertta prepares, leads and writes; the others at the table read; nobody else knows of it."""

import pytest

from consult.foundation.database import db
from consult.meetings.models import Attendance, AttendanceState, Item, ItemPhase, Meeting
from consult.meetings.queries import phases_of
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, an_item
from tests.pages import Page


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


def test_meetings_are_listed_for_the_team(page: Page, bertta: Person, meeting: Meeting) -> None:
    page.as_(bertta).get("meetings.index").shows("Vaaran viikkotiimi")


def test_bertta_plans_a_meeting(page: Page, bertta: Person, weekly: object) -> None:
    typed = {"day": "2026-12-07", "begins": "09:00", "ends": "12:00", "slots": "3"}
    page.as_(bertta).post(
        "meetings.new", team=weekly.id, mode="on-site", place="Kokoushuone", **typed
    ).follow().shows("Kokoushuone")


def test_an_end_before_the_begin_is_pointed_out(page: Page, bertta: Person, weekly: object) -> None:
    typed = {"day": "2026-12-07", "begins": "12:00", "ends": "09:00", "slots": "3"}
    page.as_(bertta).post(
        "meetings.new", team=weekly.id, mode="on-site", place="", expect=422, **typed
    ).shows("päättyy ennen kuin se alkaa")


def test_the_room_shows_the_format_and_its_people(page: Page, alma: Person, item: Item) -> None:
    page.as_(alma).get("meetings.room", item).shows("Systeeminen", "Alma Kuvitelma")


def test_for_zed_the_item_does_not_exist(page: Page, zed: Person, item: Item) -> None:
    page.as_(zed).get("meetings.room", item, expect=404)


def test_alma_may_not_prepare(page: Page, alma: Person, item: Item) -> None:
    page.as_(alma).get("meetings.prepare", item, expect=403)


def test_the_structure_is_saved_as_it_is_shown(page: Page, bertta: Person, item: Item) -> None:
    shown = page.as_(bertta).get("meetings.prepare", item)
    before = [(p.key, p.minutes, set(p.speaks)) for p in phases_of(bertta.actor, item)]
    fields = shown.filled()
    page.as_(bertta).post("meetings.prepare", item, **fields)
    db.session.expire_all()
    assert [(p.key, p.minutes, set(p.speaks)) for p in phases_of(bertta.actor, item)] == before


def test_bertta_marks_the_roster(page: Page, bertta: Person, item: Item) -> None:
    fields = page.as_(bertta).get("meetings.roster", item).filled()
    fields |= {name: "present" for name in fields if name.endswith("-state")}
    page.as_(bertta).post("meetings.roster", item, **fields)
    states = {place.state for place in db.session.query(Attendance)}
    assert states == {AttendanceState.PRESENT}


def test_a_grandmother_gets_a_place_by_role(page: Page, bertta: Person, item: Item) -> None:
    page.as_(bertta).post(
        "meetings.add", item, person="", role="close-person", mode="in-person", state="present"
    ).follow().shows("Läheinen")


def test_the_item_is_printed(page: Page, alma: Person, item: Item) -> None:
    page.as_(alma).get("meetings.sheet", item).shows("min")


def test_no_phase_of_another_item_is_started(page: Page, bertta: Person, item: Item) -> None:
    phase = db.session.query(ItemPhase).first()
    page.as_(bertta).post("meetings.start", item, phase, expect=422)


def test_the_next_item_is_a_press_away_for_whom_it_is_there(
    page: Page, bertta: Person, alma: Person, jaana: Person, meeting: Meeting, item: Item
) -> None:
    later = f"/items/{an_item(jaana, bertta, meeting).id}"
    assert later in page.as_(bertta).get("meetings.room", item).response.text
    page.as_(alma).get("meetings.room", item).hides(later)
