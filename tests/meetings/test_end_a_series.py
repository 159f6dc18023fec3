"""A series ends before its term is over, and one by hand is changed by hand."""

from datetime import date, time, timedelta

import pytest

from consult.foundation.database import db, transaction
from consult.meetings.models import Meeting, MeetingMode, Series, SeriesPlan
from consult.meetings.operations import plan_series
from consult.meetings.rules import DaysOff, Rhythm, Rule, Times, Wall
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, an_item
from tests.pages import Page

DAYS = tuple(date(2027, 1, 12) + timedelta(days=step) for step in (0, 9, 20, 31))


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


@pytest.fixture
def series(bertta: Person, weekly: Team) -> Series:
    rule = Rule(Rhythm.BY_HAND, DAYS[0], by_hand=DAYS)
    times = Times(DAYS[0], DAYS[-1], rule, Wall(time(9), 180), DaysOff(), 3, 60)
    plan = SeriesPlan(times, MeetingMode.ON_SITE, reviewed("Sali"), "")
    with transaction():
        return plan_series(bertta.actor, weekly, plan)[0]


def meetings() -> list[Meeting]:
    return db.session.query(Meeting).order_by(Meeting.starts_at).all()


def test_what_goes_is_shown_and_what_has_items_is_asked(
    page: Page, bertta: Person, alma: Person, series: Series
) -> None:
    kept, called_off = meetings()[2].id, meetings()[3].id
    item = an_item(alma, bertta, meetings()[3])
    an_item(alma, bertta, meetings()[2])
    browser = page.as_(bertta)
    shown = browser.post("meetings.end", series, expect=200, last="2027-01-13")
    shown.shows("to 21.1.2027", "ma 1.2.2027", "Pidetään kuten sovittu")
    assert len(meetings()) == 4
    chosen = shown.filled() | {"save": "1", "fates-1-fate": "call-off"}
    browser.post("meetings.end", series, **chosen)
    db.session.expire_all()
    assert [one.id for one in meetings()] == [meetings()[0].id, kept, called_off]
    assert db.session.get_one(Meeting, called_off).is_cancelled
    assert item.meeting_id == meetings()[0].id


@pytest.mark.parametrize("last", ["2026-11-01", "2027-12-31", "30.2.2027", ""])
def test_a_last_day_that_is_none(page: Page, bertta: Person, series: Series, last: str) -> None:
    browser = page.as_(bertta)
    shown = browser.post("meetings.end", series, expect=200 if "-" in last else 422, last=last)
    if shown.status == 200:
        browser.post("meetings.end", series, expect=422, **shown.filled() | {"save": "1"})
    assert len(meetings()) == 4


def test_days_by_hand_stand_in_the_form_and_may_be_changed(
    page: Page, bertta: Person, series: Series
) -> None:
    browser = page.as_(bertta)
    typed = browser.get("meetings.change", series).filled()
    assert typed["days"].split() == ["12.1.2027", "21.1.2027", "1.2.2027", "12.2.2027"]
    typed |= {"days": "12.1.2027\n22.1.2027\n1.3.2027"}
    shown = browser.post("meetings.change", series, expect=200, **typed)
    browser.post("meetings.change", series, **shown.filled() | {"save": "1"})
    found = [f"{one.starts_at:%d.%m.}" for one in meetings()]
    assert found == ["12.01.", "22.01.", "01.03."]
