"""A weekly meeting with one item, about Vaahtera, at whose table Alma and Bertta sit."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from consult import vault
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import (
    Attendance,
    AttendanceState,
    Item,
    ItemPhase,
    Meeting,
    MeetingMode,
    Standing,
)
from consult.meetings.operations import (
    MeetingPlan,
    Place,
    open_item,
    place_item,
    plan_meeting,
    seat,
    start_phase,
)
from consult.meetings.queries import find_attendance, phases_of
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.casework import Vaahtera, doing, open_vaahtera
from tests.cast import Person
from tests.scenes import Template, account_of

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


def a_plan(starts_at: datetime = MONDAY, slots: int = 3) -> MeetingPlan:
    hours = timedelta(hours=3)
    return MeetingPlan(
        starts_at, starts_at + hours, slots, MeetingMode.ON_SITE, reviewed("Kokoushuone")
    )


def planned(planner: Person, team: Team, starts_at: datetime = MONDAY, slots: int = 3) -> Meeting:
    """A meeting that somebody planned the week before."""
    with clock.held_at(starts_at - WEEK), transaction():
        return plan_meeting(planner.actor, team, a_plan(starts_at, slots))


def a_space(asker: Person, *others: Person) -> vault.Space:
    """A consultation's space that these people hold. The asker must be signed in."""
    space = vault.make_space(vault.SpaceKind.CONSULTATION)
    for other in others:
        vault.grant(space.id, vault.recipient_of(other.id))
    return space


def an_item(
    asker: Person, facilitator: Person, meeting: Meeting, clients: tuple[object, ...] = ()
) -> Item:
    """An item that the asker has put on the agenda of a meeting."""
    with clock.held_at(meeting.starts_at - WEEK), doing(asker):
        space = a_space(asker, facilitator)
        item = place_item(asker.actor, meeting, space.id, facilitator.id, clients)
        seat(asker.actor, item, Place(Standing.ASKER, Role.PRESENTER, account_of(asker)))
        return item


def invite(host: Person, item: Item, guest: Person, role: Role = Role.EXPERT) -> Attendance:
    """Somebody gets the key and a place at the table."""
    standing = Standing.EXPERT if role is Role.EXPERT else Standing.TEAM
    with doing(host):
        vault.grant(item.space_id, vault.recipient_of(guest.id))
        place = Place(standing, role, account_of(guest), state=AttendanceState.ACCEPTED)
        return seat(host.actor, item, place)


def place_of(person: Person, item: Item) -> Attendance:
    found = find_attendance(person.actor, item, person.id)
    assert found is not None
    return found


def opened(facilitator: Person, item: Item, phase: str = "") -> ItemPhase | None:
    """The facilitator opens the item, and goes to a phase of the format."""
    with doing(facilitator):
        open_item(facilitator.actor, item)
        found = [one for one in phases_of(facilitator.actor, item) if one.key == phase]
        for one in found:
            start_phase(facilitator.actor, item, one)
    return found[0] if found else None


@pytest.fixture
def weekly(app: Flask, template: Template) -> Team:
    return db.session.get_one(Team, template.teams["vaara"])


@pytest.fixture
def vaahtera(app: Flask, alma: Person, template: Template) -> Vaahtera:
    return open_vaahtera(alma, template.teams["vaara"])


@pytest.fixture
def meeting(weekly: Team, bertta: Person) -> Meeting:
    return planned(bertta, weekly)


@pytest.fixture
def item(meeting: Meeting, vaahtera: Vaahtera, alma: Person, bertta: Person) -> Item:
    return an_item(alma, bertta, meeting, (vaahtera.child_id, vaahtera.mother_id))
