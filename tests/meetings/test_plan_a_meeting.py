"""Bertta plans the weekly team's next meeting."""

from datetime import UTC, datetime

import pytest

from consult.audit import Deed
from consult.foundation.database import db
from consult.meetings.models import Meeting
from consult.teams.models import Team
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, planned
from tests.pages import Page
from tests.scenes import Template, deeds

TYPED = {"day": "2026-12-07", "begins": "09:00", "ends": "12:00", "slots": "3", "mode": "on-site"}


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


def test_bertta_plans_a_meeting(page: Page, bertta: Person, weekly: object) -> None:
    shown = page.as_(bertta).post("meetings.new", team=weekly.id, place="Kokoushuone", **TYPED)
    shown.follow().shows("Vaaran viikkotiimi", "ma 7.12.2026 klo 9.00–12.00", "Kokoushuone")
    assert db.session.query(Meeting).one().starts_at == datetime(2026, 12, 7, 7, tzinfo=UTC)
    assert deeds()[-1] == Deed.MEETING_PLANNED


def test_alma_plans_no_meetings(page: Page, alma: Person) -> None:
    page.as_(alma).get("meetings.new", expect=403)


def test_nobody_plans_for_a_foreign_team(page: Page, bertta: Person, weekly: object) -> None:
    page.as_(bertta).post(
        "meetings.new", team="00000000-0000-0000-0000-000000000000", expect=422, **TYPED
    )
    assert db.session.query(Meeting).count() == 0


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends": "08:00"}, "päättyy ennen kuin se alkaa"),
        ({"slots": "0"}, ""),
        ({"slots": "kolme"}, ""),
        ({"day": "31.2.2026"}, ""),
        ({"day": ""}, ""),
        ({"mode": "telepathy"}, ""),
        ({"ends": "23:30"}, "enintään 12 tuntia"),
        ({"place": "x" * 121}, ""),
    ],
)
def test_nonsense_is_pointed_out_and_kept(
    page: Page, bertta: Person, weekly: object, wrong: dict[str, str], sentence: str
) -> None:
    typed = {"place": "Kokoushuone"} | TYPED | wrong
    shown = page.as_(bertta).post("meetings.new", team=weekly.id, expect=422, **typed)
    shown.shows(sentence)
    assert shown.value_of("begins") == "09:00"
    assert db.session.query(Meeting).count() == 0


def test_a_meeting_over_the_change_of_the_clocks(
    page: Page, bertta: Person, weekly: object
) -> None:
    typed = TYPED | {"day": "2026-10-26", "begins": "09:00"}  # the day after summer time ended
    page.as_(bertta).post("meetings.new", team=weekly.id, place="", **typed)
    assert db.session.query(Meeting).one().starts_at == datetime(2026, 10, 26, 7, tzinfo=UTC)


def test_one_press_plans_one_meeting(page: Page, bertta: Person, weekly: object) -> None:
    browser, key = page.as_(bertta), "k" * 43
    for _ in range(2):
        browser.post("meetings.new", team=weekly.id, place="", deed_key=key, **TYPED)
    assert db.session.query(Meeting).count() == 1


def test_meetings_are_listed_by_time(page: Page, bertta: Person, weekly: object) -> None:
    for days in (14, 7, 21):
        planned(bertta, weekly, MONDAY.replace(month=12, day=days))
    text = page.as_(bertta).get("meetings.index").text
    assert text.index("7.12.2026") < text.index("14.12.2026") < text.index("21.12.2026")


def test_the_team_narrows_the_list(
    page: Page, bertta: Person, weekly: object, template: Template
) -> None:
    planned(bertta, weekly, MONDAY.replace(month=12))
    other = template.teams["experts"]
    page.as_(bertta).get("meetings.index", team=weekly.id).shows("23.12.2026")
    page.as_(bertta).get("meetings.index", team=other).hides("23.12.2026")


def test_an_empty_list_says_what_to_do(page: Page, bertta: Person, zed: Person) -> None:
    page.as_(bertta).get("meetings.index").shows("Suunnittele kokous")
    page.as_(zed).get("meetings.index", when="past", page="x")


def test_for_zed_the_meeting_does_not_exist(page: Page, zed: Person, meeting: Meeting) -> None:
    page.as_(zed).get("meetings.show", meeting, expect=404)
    page.as_(zed).get("meetings.index").hides("23.11.2026")


def test_another_room_is_said(page: Page, bertta: Person, alma: Person, meeting: Meeting) -> None:
    first = page.as_(bertta).get("meetings.edit", meeting).filled()
    moved = first | {"mode": "remote", "place": "Etäyhteys"}
    page.as_(bertta).post("meetings.edit", meeting, **moved).follow().shows("Etäyhteys")
    assert deeds()[-1] == Deed.MEETING_CHANGED
    page.as_(bertta).post("meetings.edit", meeting, expect=409, **first).shows("Etäyhteys")
    page.as_(alma).get("meetings.edit", meeting, expect=403)


def test_of_talks_between_two_a_supervisor_sees_no_times(
    page: Page, bertta: Person, eero: Person, disa: Person, template: Template
) -> None:
    support = db.session.get_one(Team, template.teams["support"])
    meeting = planned(bertta, support, slots=1)
    page.as_(disa).get("meetings.show", meeting)
    page.as_(eero).get("meetings.index").hides("23.11.2026")
    page.as_(eero).get("meetings.show", meeting, expect=404)
