"""Pages follow an item by polling: cheap, without reading, and lost at once by whoever loses it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from consult.audit import AuditRow, Deed
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.meetings.models import (
    AttendanceState,
    Item,
    ItemGap,
    ItemNote,
    ItemPhase,
    ItemPresence,
)
from consult.meetings.operations import close_item, mark, mark_gap
from consult.meetings.operations.roster import Place
from consult.meetings.queries import gaps_of, phases_of
from consult.meetings.rules.live import MOST_GAPS, PACE
from consult.web.throttle import limiter
from tests.casework import doing, reading
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, invite, opened, place_of
from tests.pages import Page
from tests.scenes import account_of, deeds
from tests.statements import statements_of

KEY = "k" * 43


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


@pytest.fixture
def phases(item: Item, bertta: Person) -> list[ItemPhase]:
    opened(bertta, item, "opening")
    return list(phases_of(bertta.actor, item))


def state(page: Page, item: Item) -> dict[str, Any]:
    return json.loads(page.get("meetings.live", item).response.text)


def running(page: Page, item: Item) -> list[str]:
    return [one[0] for one in state(page, item)["phases"] if one[1] == "now"]


def test_alma_sees_the_phase_change(
    page: Page, bertta: Person, alma: Person, item: Item, phases: list[ItemPhase]
) -> None:
    alma_at = page.as_(alma)
    assert running(alma_at, item) == [str(phases[0].id)]
    page.as_(bertta).post("meetings.start", item, phases[1])
    assert running(page.as_(alma), item) == [str(phases[1].id)]


def test_a_poll_opens_nothing_and_costs_two_statements_beside_the_sitting(
    page: Page, alma: Person, item: Item, phases: list[ItemPhase]
) -> None:
    hers, address = page.as_(alma), f"/items/{item.id}/live"
    hers.open("GET", address, 200)  # from now on it is known that she is in touch
    before = db.session.query(AuditRow).count()
    said = statements_of(lambda: hers.open("GET", address, 200))
    assert len([one for one in said if "login_sessions" not in one]) == 2, said
    db.session.rollback()
    assert db.session.query(AuditRow).count() == before
    assert db.session.query(ItemPresence).count() == 1


def test_forty_people_behind_one_address_may_poll(app: Flask) -> None:
    view = app.view_functions["meetings.live"]
    name = f"{view.__module__}.{view.__name__}.{view.__qualname__}"
    own = limiter.limit_manager.decorated_limits(name)
    assert [(one.limit.amount, one.override_defaults) for one in own] == [(6000, True)]
    assert own[0].limit.amount > 2 * 40 * timedelta(minutes=1) / PACE


def test_what_has_not_changed_is_not_sent(
    page: Page, alma: Person, bertta: Person, item: Item, phases: list[ItemPhase]
) -> None:
    hers, address = page.as_(alma), f"/items/{item.id}/live"
    known = {"If-None-Match": hers.get("meetings.live", item).response.headers["ETag"]}
    assert hers.open("GET", address, 304, headers=known).response.data == b""
    note = {"text": "Mietin.", "voice": "team", "kind": "fact", "told_to": "ask-first"}
    page.as_(bertta).post("meetings.write", item, **note)
    hers.open("GET", address, 200, headers=known)


def test_whoever_is_recused_loses_it_with_the_next_poll(
    page: Page, bertta: Person, chidi: Person, item: Item
) -> None:
    place = invite(bertta, item, chidi)
    opened(bertta, item)
    page.as_(chidi).get("meetings.live", item)
    with doing(bertta):
        recused = Place(place.seat, place.role, account_of(chidi), state=AttendanceState.RECUSED)
        mark(bertta.actor, item, place, recused)
    page.as_(chidi).get("meetings.live", item, expect=404)


def test_a_phase_begun_without_a_connection_began_when_it_was_pressed(
    page: Page, clock: HeldClock, bertta: Person, item: Item, phases: list[ItemPhase]
) -> None:
    clock.hold(MONDAY + timedelta(minutes=50))
    page.as_(bertta).post("meetings.start", item, phases[1], ago="900.0", deed_key=KEY)
    page.as_(bertta).post("meetings.start", item, phases[2], ago="300.0", deed_key="n" * 43)
    page.as_(bertta).post("meetings.start", item, phases[1], ago="900.0", deed_key=KEY)  # once more
    db.session.expire_all()
    first, second, third = phases_of(bertta.actor, item)[:3]
    assert first.spent_seconds == 35 * 60
    assert (second.started_at, second.spent_seconds) == (MONDAY + timedelta(minutes=35), 600)
    assert third.running_since == MONDAY + timedelta(minutes=45)
    assert not second.is_running


def test_a_note_sent_twice_lands_once_in_the_phase_it_was_begun_in(
    page: Page, clock: HeldClock, bertta: Person, item: Item, phases: list[ItemPhase]
) -> None:
    clock.hold(MONDAY + timedelta(minutes=50))
    page.as_(bertta).post("meetings.start", item, phases[1])
    note = {"text": "Poikki oli.", "voice": "team", "kind": "fact", "told_to": "ask-first"}
    note |= {"phase": str(phases[0].id), "ago": "600", "deed_key": KEY}
    for _again in range(2):
        page.as_(bertta).post("meetings.write", item, **note)
    [landed] = db.session.query(ItemNote)
    assert landed.phase_id == phases[0].id
    assert landed.written_at == MONDAY + timedelta(minutes=40)


def test_a_note_lands_though_the_item_was_closed_meanwhile(
    page: Page, clock: HeldClock, bertta: Person, alma: Person, item: Item, phases: list[ItemPhase]
) -> None:
    clock.hold(MONDAY + timedelta(minutes=45))
    with doing(bertta):
        close_item(bertta.actor, item)
    clock.hold(MONDAY + timedelta(minutes=50))
    note = {"text": "Ennen loppua.", "voice": "worker", "kind": "fact", "told_to": "ask-first"}
    note |= {"phase": str(phases[0].id)}
    page.as_(alma).post("meetings.write", item, **note, ago="600")
    page.as_(alma).post("meetings.write", item, expect=422, **note, ago="60")
    assert db.session.query(ItemNote).count() == 1


def test_a_break_is_kept_for_the_minutes(
    page: Page, clock: HeldClock, alma: Person, item: Item, phases: list[ItemPhase]
) -> None:
    clock.hold(MONDAY + timedelta(minutes=50))
    told = {"lost_ago": "1500", "back_ago": "2", "deed_key": KEY}
    for _again in range(2):
        page.as_(alma).post("meetings.gap", item, **told)
    page.as_(alma).post("meetings.gap", item, lost_ago="5", back_ago="0")  # nobody noticed
    assert db.session.query(ItemGap).count() == 1
    item_id = item.id
    with reading(alma):
        [(who, begin, end)] = gaps_of(alma.actor, db.session.get_one(Item, item_id))
        assert (who.id, begin) == (alma.id, MONDAY + timedelta(minutes=25))
        assert end == MONDAY + timedelta(minutes=50) - timedelta(seconds=2)
    assert deeds("session:begun", "content:read")[-1] == Deed.GAP_MARKED


def test_breaks_that_meet_are_one_row_and_there_are_not_many(
    clock: HeldClock, alma: Person, item: Item, phases: list[ItemPhase]
) -> None:
    clock.hold(MONDAY + timedelta(hours=2))

    def mark_from(begin: int, end: int) -> None:
        """In minutes since the opening."""
        with doing(alma):
            since = 120 * 60
            mark_gap(alma.actor, item, lost_ago=since - begin * 60, back_ago=since - end * 60)

    for begin, end in ((30, 35), (25, 31), (26, 30), (35, 36), (50, 52)):
        mark_from(begin, end)
    found = db.session.query(ItemGap).order_by(ItemGap.from_at).all()
    assert [(one.from_at - MONDAY, one.until_at - MONDAY) for one in found] == [
        (timedelta(minutes=25), timedelta(minutes=36)),
        (timedelta(minutes=50), timedelta(minutes=52)),
    ]
    for number in range(MOST_GAPS - 2):
        mark_from(55 + 3 * number, 56 + 3 * number)
    with pytest.raises(NotSaved):
        mark_from(10, 12)
    mark_from(49, 51)  # it meets one that is there
    assert db.session.query(ItemGap).count() == MOST_GAPS


def test_who_was_away_for_long_is_told_until_she_has_answered(
    page: Page, clock: HeldClock, alma: Person, item: Item, phases: list[ItemPhase]
) -> None:
    hers, address = page.as_(alma), f"/items/{item.id}/live"
    first = hers.open("GET", address, 200).response.headers
    assert "X-Consult-Last" not in first
    clock.hold(MONDAY + timedelta(minutes=25))
    known = {"If-None-Match": first["ETag"]}
    asks = known | {"X-Consult-Unanswered": "1"}
    for headers in ({}, asks, {}):  # she comes, is asked, loads the page anew
        said = hers.open("GET", address, 304 if headers else 200, headers=headers)
        assert int(said.response.headers["X-Consult-Last"]) == MONDAY.timestamp() * 1000
    hers.open("GET", address, 304, headers=known)
    said = hers.open("GET", address, 304, headers=known)
    assert "X-Consult-Last" not in said.response.headers


def test_a_phase_gets_more_minutes(
    page: Page, bertta: Person, item: Item, phases: list[ItemPhase]
) -> None:
    before = phases[0].minutes
    page.as_(bertta).post("meetings.extend", item, phases[0], minutes="5")
    page.as_(bertta).post("meetings.extend", item, phases[0], minutes="9999999")  # no such press
    db.session.expire_all()
    assert phases_of(bertta.actor, item)[0].minutes == before + 5 + 2


def test_presence_is_forgotten_when_the_item_is_closed(
    page: Page, bertta: Person, alma: Person, item: Item, phases: list[ItemPhase]
) -> None:
    page.as_(alma).get("meetings.live", item)
    assert db.session.query(ItemPresence).one().account_id == alma.id
    with doing(bertta):
        close_item(bertta.actor, item)
    assert db.session.query(ItemPresence).count() == 0
    assert place_of(alma, item) is not None
