"""A meeting is called off; its items move on."""

from datetime import timedelta

import pytest

from consult.audit import Deed
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, NotSaved
from consult.meetings.models import CancelNote, CancelReason, Item, ItemStatus, Meeting
from consult.meetings.operations import cancel_meeting, follows_items, mark_held, open_item
from consult.privacy import reviewed
from tests.casework import doing
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, WEEK, an_item, planned
from tests.pages import Page
from tests.scenes import deeds

NOTHING = reviewed("")
WHY = "Sali oli varattu kahdesti."


@pytest.fixture(autouse=True)
def _before(clock: HeldClock) -> None:
    clock.hold(MONDAY - timedelta(days=1))


def test_items_move_to_the_next_free_slots_in_order(
    weekly: object, alma: Person, bertta: Person
) -> None:
    off = planned(bertta, weekly)
    next_week = planned(bertta, weekly, MONDAY + WEEK, slots=1)
    items = [an_item(alma, bertta, off) for _ in range(2)]
    with transaction():
        waiting = cancel_meeting(bertta.actor, off, weekly, CancelReason.ILLNESS, NOTHING)
    assert (items[0].meeting_id, items[0].position) == (next_week.id, 1)
    assert waiting == [items[1]]
    assert (items[1].status, items[1].position) == (ItemStatus.MOVED, None)
    assert deeds()[-3:] == [Deed.ITEM_MOVED, Deed.ITEM_MOVED, Deed.MEETING_CANCELLED]


def test_whoever_follows_items_is_told(
    item: Item, meeting: Meeting, weekly: object, bertta: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, list[Item]]] = []
    listening = [lambda actor, moved: told.append((actor.name, list(moved)))]
    monkeypatch.setattr(follows_items, "_told", listening)
    with transaction():
        cancel_meeting(bertta.actor, meeting, weekly, CancelReason.ILLNESS, NOTHING)
    assert told == [("Bertta Tarukivi", [item])]


def test_the_page_says_where_they_went(
    page: Page, bertta: Person, item: Item, meeting: Meeting, weekly: object
) -> None:
    planned(bertta, weekly, MONDAY + WEEK)
    page.as_(bertta).post("meetings.cancel", meeting, cause="illness").follow().shows(
        "Sairastuminen", "30.11.2026"
    )


def test_fanni_tells_the_leaders_why(page: Page, fanni: Person, eero: Person, meeting: Meeting):
    page.as_(fanni).post("meetings.cancel", meeting, cause="other", note=WHY)
    page.as_(eero).get("meetings.show", meeting).shows(WHY)
    assert Deed.CANCELLING_EXPLAINED in deeds()


def test_the_team_does_not_read_it(page: Page, fanni: Person, alma: Person, meeting: Meeting):
    page.as_(fanni).post("meetings.cancel", meeting, cause="other", note=WHY)
    page.as_(alma).get("meetings.show", meeting).hides(WHY)
    db.session.expunge_all()
    with pytest.raises(Locked), doing(alma):
        _ = db.session.query(CancelNote).one().body


def test_bertta_is_not_asked_for_what_she_could_not_read(
    page: Page, bertta: Person, meeting: Meeting
) -> None:
    page.as_(bertta).get("meetings.cancel", meeting).hides('name="note"')


def test_a_birth_date_in_the_note_is_pointed_out(
    page: Page, fanni: Person, meeting: Meeting
) -> None:
    page.as_(fanni).post(
        "meetings.cancel", meeting, cause="other", note="Syntynyt 3.4.2015", expect=422
    )
    assert meeting.is_planned


def test_a_reason_is_needed(page: Page, bertta: Person, meeting: Meeting) -> None:
    page.as_(bertta).post("meetings.cancel", meeting, expect=422)


def test_alma_calls_nothing_off(page: Page, alma: Person, meeting: Meeting) -> None:
    page.as_(alma).post("meetings.cancel", meeting, cause="illness", expect=403)


def test_for_zed_there_is_nothing_to_call_off(page: Page, zed: Person, meeting: Meeting) -> None:
    page.as_(zed).post("meetings.cancel", meeting, cause="illness", expect=404)


def test_a_meeting_is_called_off_once(weekly: object, bertta: Person, meeting: Meeting) -> None:
    with transaction():
        cancel_meeting(bertta.actor, meeting, weekly, CancelReason.ILLNESS, NOTHING)
    with pytest.raises(NotSaved), transaction():
        cancel_meeting(bertta.actor, meeting, weekly, CancelReason.ILLNESS, NOTHING)


def test_not_when_an_item_is_under_way(
    weekly: object, bertta: Person, meeting: Meeting, item: Item
) -> None:
    with transaction():
        open_item(bertta.actor, item)
    with pytest.raises(NotSaved), transaction():
        cancel_meeting(bertta.actor, meeting, weekly, CancelReason.ILLNESS, NOTHING)
    with pytest.raises(NotSaved), transaction():
        mark_held(bertta.actor, meeting)


def test_a_meeting_without_records_is_marked_as_held(
    page: Page, bertta: Person, alma: Person, meeting: Meeting, clock: HeldClock
) -> None:
    page.as_(bertta).post("meetings.held", meeting, expect=422)  # it has not begun
    clock.hold(MONDAY + timedelta(hours=4))
    page.as_(alma).post("meetings.held", meeting, expect=403)
    page.as_(bertta).post("meetings.held", meeting).follow().shows("Pidetty")
    assert deeds()[-1] == Deed.MEETING_HELD
