"""One meeting gets another time: shown first, its people asked again, nothing lost."""

from datetime import timedelta

import pytest

from consult.audit import Deed
from consult.foundation.database import db
from consult.meetings.models import AttendanceState, Item, Meeting
from consult.meetings.operations import open_item
from consult.teams.models import Team
from tests.casework import doing
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, WEEK, an_item, invite, place_of, planned
from tests.pages import Page
from tests.scenes import deeds


@pytest.fixture(autouse=True)
def _before(clock: HeldClock) -> None:
    clock.hold(MONDAY - timedelta(days=1))


def now(meeting: Meeting) -> Meeting:
    """The meeting as it is stored."""
    db.session.refresh(meeting)
    return meeting


def test_who_is_told_is_shown_before_it_is_done(
    page: Page, bertta: Person, alma: Person, meeting: Meeting, item: Item
) -> None:
    browser = page.as_(bertta)
    typed = browser.get("meetings.edit", meeting).filled() | {"day": "2026-11-24"}
    shown = browser.post("meetings.edit", meeting, expect=200, **typed)
    shown.shows(alma.name)
    assert now(meeting).starts_at == MONDAY
    browser.post("meetings.edit", meeting, **shown.filled()).follow().shows("ti 24.11.2026")
    assert now(meeting).starts_at == MONDAY + timedelta(days=1)
    assert (item.meeting_id, item.position) == (meeting.id, 1)
    assert Deed.MEETING_RESCHEDULED in deeds()


def test_the_rest_of_the_team_hears_of_it_once(
    page: Page, bertta: Person, jaana: Person, meeting: Meeting
) -> None:
    browser = page.as_(bertta)
    typed = browser.get("meetings.edit", meeting).filled() | {"day": "2026-11-24"}
    browser.post("meetings.edit", meeting, **typed)
    page.as_(jaana).get("notifications.index").shows("Uusi aika on ti 24.11.2026 klo 9.00")


def test_those_with_a_place_hear_of_another_room(
    page: Page, bertta: Person, alma: Person, chidi: Person, meeting: Meeting, item: Item
) -> None:
    invite(alma, item, chidi)
    browser = page.as_(bertta)
    typed = browser.get("meetings.edit", meeting).filled() | {"place": "Kirjasto"}
    shown = browser.post("meetings.edit", meeting, expect=200, **typed)
    browser.post("meetings.edit", meeting, **shown.filled())
    page.as_(chidi).get("notifications.index").shows("toisessa paikassa")
    assert place_of(chidi, item).state is AttendanceState.ACCEPTED


def test_what_it_collides_with_is_shown_first(
    page: Page, bertta: Person, weekly: Team, meeting: Meeting
) -> None:
    planned(bertta, weekly, MONDAY + WEEK)
    browser = page.as_(bertta)
    typed = browser.get("meetings.edit", meeting).filled() | {"day": "2026-11-30"}
    shown = browser.post("meetings.edit", meeting, expect=200, **typed)
    shown.shows("Tiimillä on silloin toinen kokous")
    browser.post("meetings.edit", meeting, **shown.filled())
    assert now(meeting).starts_at == MONDAY + WEEK


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends": "08:00"}, "päättyy ennen kuin se alkaa"),
        ({"ends": "22:30"}, "enintään 12 tuntia"),
        ({"day": "2026-11-20"}, "Tämä aika on jo mennyt"),
        ({"slots": "1"}, "kokoukselle on jo varattu enemmän asioita"),
        ({"slots": "0"}, ""),
    ],
)
def test_nonsense_changes_nothing(
    page: Page,
    bertta: Person,
    alma: Person,
    meeting: Meeting,
    item: Item,
    wrong: dict[str, str],
    sentence: str,
) -> None:
    an_item(alma, bertta, meeting)
    browser = page.as_(bertta)
    typed = browser.get("meetings.edit", meeting).filled() | wrong
    first = browser.post("meetings.edit", meeting, expect=422 if "slots" in wrong else 200, **typed)
    again = first
    if first.status == 200:
        again = browser.post("meetings.edit", meeting, expect=422, **first.filled())
    again.shows(sentence)
    assert (now(meeting).starts_at, meeting.slots) == (MONDAY, 3)


def test_one_that_has_begun_stays_where_it_is(
    page: Page, bertta: Person, meeting: Meeting, item: Item
) -> None:
    browser = page.as_(bertta)
    typed = browser.get("meetings.edit", meeting).filled() | {"slots": "4"}
    with doing(bertta):
        open_item(bertta.actor, item)
    browser.post("meetings.edit", meeting, expect=422, **typed).shows("jo alkanut tai ohi")
