"""An item gets a slot, loses it, gets another. The last slot is given once."""

from datetime import timedelta

import pytest

from consult.audit import Deed
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.models import Item, ItemMove, ItemStatus, Meeting
from consult.meetings.operations import mark_held, move_item, place_item
from consult.meetings.queries import clients_of_item, free_slots, phases_of
from tests.casework import doing
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, WEEK, a_space, an_item, planned
from tests.pages import Page
from tests.scenes import deeds


@pytest.fixture(autouse=True)
def _before(clock: HeldClock) -> None:
    clock.hold(MONDAY - timedelta(days=1))


def test_the_first_free_slot_is_taken(weekly: object, alma: Person, bertta: Person) -> None:
    meeting = planned(bertta, weekly, slots=2)
    assert [an_item(alma, bertta, meeting).position for _ in range(2)] == [1, 2]
    assert free_slots(alma.actor, weekly.id) == []


def test_a_full_meeting_takes_no_more(weekly: object, alma: Person, bertta: Person) -> None:
    meeting = planned(bertta, weekly, slots=1)
    an_item(alma, bertta, meeting)
    with pytest.raises(Conflict):
        an_item(alma, bertta, meeting)


def test_one_matter_has_one_slot(weekly: object, alma: Person, bertta: Person) -> None:
    first, second = planned(bertta, weekly), planned(bertta, weekly, MONDAY + WEEK)
    with doing(alma):
        space = a_space(alma, bertta)
        place_item(alma.actor, first, space.id, bertta.id)
    with pytest.raises(Conflict), doing(alma):
        place_item(alma.actor, second, space.id, bertta.id)


def test_nothing_is_placed_into_the_past(
    weekly: object, alma: Person, bertta: Person, clock: HeldClock
) -> None:
    meeting = planned(bertta, weekly)
    clock.hold(MONDAY + WEEK)
    with pytest.raises(NotSaved), doing(alma):
        place_item(alma.actor, meeting, a_space(alma).id, bertta.id)


def test_an_item_that_waits_keeps_its_people_and_phases(
    item: Item, weekly: object, alma: Person, bertta: Person
) -> None:
    later = planned(bertta, weekly, MONDAY + WEEK)
    with transaction():
        move_item(bertta.actor, item, None)
    assert (item.status, item.position) == (ItemStatus.MOVED, None)
    with doing(alma):
        before = [phase.id for phase in phases_of(alma.actor, item)]
        clients = [client.id for client in clients_of_item(alma.actor, item)]
        again = place_item(alma.actor, later, item.space_id, bertta.id, clients)
        assert again is item
        assert (item.meeting_id, item.status) == (later.id, ItemStatus.WAITING)
        assert [phase.id for phase in phases_of(alma.actor, item)] == before
    trace = db.session.query(ItemMove).one()
    assert trace.from_meeting_id != trace.to_meeting_id == later.id


def test_fanni_moves_an_item_she_cannot_read(
    page: Page, item: Item, meeting: Meeting, weekly: object, fanni: Person, bertta: Person
) -> None:
    later = planned(bertta, weekly, MONDAY + WEEK)
    page.as_(fanni).get("meetings.room", item, expect=404)
    page.as_(fanni).post("meetings.move", meeting, item, meeting=later.id)
    db.session.refresh(item)
    assert (item.meeting_id, item.position) == (later.id, 1)
    assert deeds()[-1] == Deed.ITEM_MOVED


def test_an_item_may_be_left_waiting(
    page: Page, item: Item, meeting: Meeting, bertta: Person
) -> None:
    page.as_(bertta).post("meetings.move", meeting, item, meeting="")
    db.session.refresh(item)
    assert item.status is ItemStatus.MOVED


def test_what_waits_is_given_a_time_from_the_meeting_that_was_called_off(
    page: Page, item: Item, meeting: Meeting, weekly: object, fanni: Person, bertta: Person
) -> None:
    page.as_(fanni).post("meetings.cancel", meeting, cause="illness")
    later = planned(bertta, weekly, MONDAY + WEEK)
    page.as_(fanni).get("meetings.show", meeting).shows("Anna asialle aika")
    assert page.as_(fanni).get("meetings.move", meeting, item).filled()["meeting"] == str(later.id)
    page.as_(fanni).post("meetings.move", meeting, item, meeting=later.id)
    db.session.refresh(item)
    assert (item.meeting_id, item.position) == (later.id, 1)


def test_alma_moves_nothing(page: Page, item: Item, meeting: Meeting, alma: Person) -> None:
    page.as_(alma).get("meetings.move", meeting, item, expect=403)


def test_for_zed_there_is_nothing_to_move(
    page: Page, item: Item, meeting: Meeting, zed: Person
) -> None:
    page.as_(zed).get("meetings.move", meeting, item, expect=404)


def test_only_to_a_meeting_of_the_same_team(
    page: Page, item: Item, meeting: Meeting, bertta: Person
) -> None:
    page.as_(bertta).post("meetings.move", meeting, item, meeting=meeting.id, expect=422)


def test_a_held_meeting_takes_no_more(
    meeting: Meeting, alma: Person, bertta: Person, clock: HeldClock
) -> None:
    clock.hold(MONDAY + timedelta(hours=1))
    with transaction():
        mark_held(bertta.actor, meeting)
    with pytest.raises(NotSaved), doing(alma):
        place_item(alma.actor, meeting, a_space(alma).id, bertta.id)
