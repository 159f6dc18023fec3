"""A weekly meeting with one item at whose table Alma and Bertta sit."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from consult import vault
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import Item, Meeting, MeetingMode, Standing
from consult.meetings.operations import MeetingPlan, Place, place_item, plan_meeting, seat
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.cast import Person
from tests.scenes import Template, account_of

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def a_plan(starts_at: datetime = MONDAY, slots: int = 3) -> MeetingPlan:
    hours = timedelta(hours=3)
    return MeetingPlan(
        starts_at, starts_at + hours, slots, MeetingMode.ON_SITE, reviewed("Kokoushuone")
    )


def a_space(asker: Person, *others: Person) -> vault.Space:
    """A consultation's space that these people hold. The asker must be signed in."""
    space = vault.make_space(vault.SpaceKind.CONSULTATION)
    for other in others:
        vault.grant(space.id, vault.recipient_of(other.id))
    return space


@pytest.fixture
def weekly(app: Flask, template: Template) -> Team:
    return db.session.get_one(Team, template.teams["vaara"])


@pytest.fixture
def meeting(weekly: Team, bertta: Person) -> Meeting:
    with clock.held_at(MONDAY - timedelta(days=7)), transaction():
        return plan_meeting(bertta.actor, weekly, a_plan())


@pytest.fixture
def item(meeting: Meeting, alma: Person, bertta: Person) -> Item:
    before = MONDAY - timedelta(days=6)
    with clock.held_at(before), vault.signed_in(alma.identity), transaction():
        space = a_space(alma, bertta)
        item = place_item(alma.actor, meeting, space.id, bertta.id)
        asker = Place(Standing.ASKER, Role.PRESENTER, account_of(alma))
        seat(alma.actor, item, asker)
        return item
