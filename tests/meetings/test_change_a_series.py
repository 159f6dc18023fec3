"""The weekly team's series changes: one meeting, what follows, all; single changes survive."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from consult.audit import Deed
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.models import (
    CancelReason,
    Fate,
    ItemStatus,
    Meeting,
    MeetingMode,
    Series,
    SeriesPlan,
    SeriesRhythm,
)
from consult.meetings.operations import (
    Decided,
    OneMeeting,
    cancel_meeting,
    change_one,
    change_series,
    end_series,
    follows_items,
    mark_held,
    plan_series,
)
from consult.meetings.queries.series_changes import draw_end
from consult.meetings.rules import Chosen, DaysOff, Rhythm, Rule, Times, Wall, Weekday
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.casework import doing
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, an_item
from tests.pages import Page
from tests.scenes import deeds

FIRST, LAST = date(2026, 12, 9), date(2027, 2, 24)
NOTHING_SHOWN = Decided("")


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


def a_series(rhythm: Rhythm = Rhythm.WEEKLY, last: date = LAST, **more: object) -> SeriesPlan:
    given = {"weekday": None, "begins": time(9), "place": "Kokoushuone", "slots": 3} | more
    rule = Rule(rhythm, FIRST, given["weekday"])
    wall, off = Wall(given["begins"], 190), DaysOff(christmas=True)
    times = Times(FIRST, last, rule, wall, off, given["slots"], 60)
    return SeriesPlan(times, MeetingMode.ON_SITE, reviewed(given["place"]), "")


@pytest.fixture
def series(bertta: Person, weekly: Team) -> Series:
    with transaction():
        return plan_series(bertta.actor, weekly, a_series())[0]


def meetings(series: Series) -> list[Meeting]:
    query = db.session.query(Meeting).filter_by(series_id=series.id)
    return query.order_by(Meeting.starts_at).all()


def days(series: Series) -> list[str]:
    return [f"{one.starts_at:%d.%m. %H:%M}" for one in meetings(series) if one.is_planned]


def change(bertta: Person, series: Series, plan: SeriesPlan, on: date, **said: object) -> None:
    team = db.session.get_one(Team, series.team_id)
    with doing(bertta):
        change_series(bertta.actor, series, team, plan, on, Decided("", **said))


def alone(bertta: Person, meeting: Meeting, **wish: object) -> None:
    given = {
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "slots": meeting.slots,
        "mode": meeting.mode,
        "place": reviewed(meeting.place),
    }
    with doing(bertta):
        change_one(bertta.actor, meeting, OneMeeting(**given | wish))


def test_the_rhythm_changes_from_a_day_on(bertta: Person, series: Series) -> None:
    change(bertta, series, a_series(Rhythm.TWO_WEEKLY), date(2027, 1, 20))
    assert days(series) == [
        "09.12. 07:00", "16.12. 07:00", "13.01. 07:00", "20.01. 07:00", "03.02. 07:00",
        "17.02. 07:00",
    ]  # fmt: skip
    assert [str(one.from_on) for one in db.session.query(SeriesRhythm)] == [
        "2026-12-09",
        "2027-01-20",
    ]
    assert {Deed.SERIES_CHANGED, Deed.MEETING_REMOVED} <= set(deeds())


def test_another_weekday_takes_the_same_meetings_along(bertta: Person, series: Series) -> None:
    before = [one.id for one in meetings(series)]
    change(bertta, series, a_series(weekday=Weekday.THURSDAY, begins=time(13)), MONDAY.date())
    # Thursday 7.1. is no break any more, and Thursday 25.2. lies behind the term.
    assert set(before[:-1]) < {one.id for one in meetings(series)}
    assert days(series)[0] == "10.12. 11:00"


def test_what_was_changed_for_one_meeting_alone_survives(bertta: Person, series: Series) -> None:
    first, second, third, *_rest = meetings(series)
    alone(bertta, first, starts_at=first.starts_at + timedelta(hours=2),
          ends_at=first.ends_at + timedelta(hours=2))  # fmt: skip
    alone(bertta, second, place=reviewed("Kirjasto"))
    alone(bertta, third, slots=2)
    change(bertta, series, a_series(begins=time(10), place="Sali", slots=1), MONDAY.date())
    assert [(one.starts_at.hour, one.place, one.slots) for one in (first, second, third)] == [
        (9, "Sali", 1), (8, "Kirjasto", 1), (8, "Sali", 2),
    ]  # fmt: skip


def test_a_struck_day_does_not_come_back(bertta: Person, weekly: Team) -> None:
    struck = date(2027, 1, 20)
    with transaction():
        series, _meetings = plan_series(
            bertta.actor, weekly, a_series(), {struck: Chosen(struck, struck, held=False)}
        )
    change(bertta, series, a_series(begins=time(10)), MONDAY.date())
    assert "20.01. 08:00" not in days(series)
    again = {struck: Chosen(struck, struck, held=True)}
    change(bertta, series, a_series(begins=time(10)), MONDAY.date(), chosen=again)
    assert "20.01. 08:00" in days(series)


def test_held_and_cancelled_meetings_never_change(
    bertta: Person, series: Series, weekly: Team, clock: HeldClock
) -> None:
    first, second, *_rest = meetings(series)
    with transaction():
        cancel_meeting(bertta.actor, second, weekly, CancelReason.ILLNESS, reviewed(""))
    with pytest.raises(NotSaved):
        alone(bertta, second, slots=2)
    clock.hold(first.ends_at)
    with transaction():
        mark_held(bertta.actor, first)
    change(bertta, series, a_series(begins=time(12)), FIRST)
    assert (first.starts_at.hour, second.starts_at.hour) == (7, 7)
    assert days(series)[0] == "13.01. 10:00"


def test_people_of_a_meeting_that_changes_time_are_told_by_whoever_follows(
    bertta: Person, alma: Person, series: Series, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    first, *_rest = meetings(series)
    item = an_item(alma, bertta, first)
    monkeypatch.setattr(follows_items, "_told", [lambda actor, moved: told.extend(moved)])
    change(bertta, series, a_series(place="Sali"), MONDAY.date())
    assert told == []
    change(bertta, series, a_series(begins=time(10)), MONDAY.date())
    assert told == [item]
    assert (item.meeting_id, item.position, item.status) == (first.id, 1, ItemStatus.WAITING)


def test_a_meeting_with_items_waits_for_a_decision(
    bertta: Person, alma: Person, series: Series
) -> None:
    left, next_one = meetings(series)[3:5]
    kept, moved = an_item(alma, bertta, left), an_item(alma, bertta, meetings(series)[5])
    gone = moved.meeting_id
    change(
        bertta, series, a_series(last=date(2027, 1, 14)), MONDAY.date(),
        fates={gone: Fate.CALL_OFF},
    )  # fmt: skip
    assert left.is_planned
    assert kept.meeting_id == left.id
    assert db.session.get_one(Meeting, gone).is_cancelled
    assert moved.meeting_id in {one.id for one in meetings(series) if one.is_planned}
    assert next_one not in meetings(series)


def test_a_series_ends_early(bertta: Person, alma: Person, series: Series, weekly: Team) -> None:
    item = an_item(alma, bertta, meetings(series)[4])
    with doing(bertta):
        end_series(bertta.actor, series, weekly, date(2027, 1, 14), NOTHING_SHOWN)
    assert len(days(series)) == 4
    assert db.session.get_one(Meeting, item.meeting_id).is_planned
    assert Deed.SERIES_ENDED in deeds()


def test_a_meeting_that_somebody_booked_since_is_not_swept_away(
    bertta: Person, alma: Person, series: Series, weekly: Team
) -> None:
    shown = draw_end(bertta.actor, series, date(2027, 1, 14)).mark
    an_item(alma, bertta, meetings(series)[-1])
    with pytest.raises(Conflict), doing(bertta):
        end_series(bertta.actor, series, weekly, date(2027, 1, 14), Decided(shown))


def test_a_day_that_is_over_is_no_beginning(bertta: Person, series: Series) -> None:
    with pytest.raises(NotSaved):
        change(bertta, series, a_series(), MONDAY.date() - timedelta(days=1))


def test_two_change_the_same_series(page: Page, bertta: Person, fanni: Person, series: Series):
    first, second = page.as_(bertta), page.as_(fanni)
    hers = first.get("meetings.change", series).filled() | {"begins": "10:00"}
    his = second.get("meetings.change", series).filled() | {"begins": "12:00"}
    shown = first.post("meetings.change", series, expect=200, **hers)
    first.post("meetings.change", series, **shown.filled() | {"save": "1"})
    again = second.post("meetings.change", series, expect=409, **his)
    again.shows("10:00", "12:00")
    assert datetime(2026, 12, 9, 8, tzinfo=UTC) == meetings(series)[0].starts_at


def test_the_page_shows_what_happens_before_it_does(
    page: Page, bertta: Person, alma: Person, series: Series
) -> None:
    an_item(alma, bertta, meetings(series)[1])
    browser = page.as_(bertta)
    typed = browser.get("meetings.change", series).filled() | {"rhythm": "two-weekly"}
    shown = browser.post("meetings.change", series, expect=200, **typed)
    shown.shows("ke 16.12.2026", "Pidetään kuten sovittu")
    assert len(days(series)) == 9
    saved = browser.post("meetings.change", series, **shown.filled() | {"save": "1"})
    saved.follow().shows("Joka toinen viikko, keskiviikko")
    assert len(days(series)) == 5
    page.as_(alma).get("meetings.change", series, expect=403)
