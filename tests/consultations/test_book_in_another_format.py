"""Alma books a time that her team keeps for a family and its network."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from consult import vault
from consult.consultations.models import Consultation
from consult.consultations.operations import book, open_consultation
from consult.consultations.queries import item_of
from consult.formats import catalogue
from consult.foundation.database import transaction
from consult.foundation.errors import NotSaved
from consult.meetings.models import Item, Meeting, MeetingMode
from consult.meetings.operations import (
    MeetingPlan,
    NoteAbout,
    plan_meeting,
    start_phase,
    write_note,
)
from consult.meetings.queries import departures, phases_of
from consult.notes.rules import NoteKind, Voice
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import HELD, a_wish, plan, readers

CONFERENCE = "family-group-conference"


def keeps_a_time(person: Person, team: Team, *, days: int = 0) -> Meeting:
    begins = HELD + timedelta(days=days)
    wanted = MeetingPlan(
        begins,
        begins + timedelta(hours=3),
        1,
        MeetingMode.ON_SITE,
        reviewed("Perhekeskus"),
        format_key=CONFERENCE,
    )
    with transaction():
        return plan_meeting(person.actor, team, wanted)


def books(person: Person, team: Team, meeting: Meeting, leader: Person) -> Consultation:
    usual = catalogue().format(team.format_key)
    with vault.signed_in(person.identity), transaction():
        return book(person.actor, team, usual, a_wish(team), meeting, leader.id)


@pytest.fixture
def booked(weekly: Team, alma: Person, bertta: Person) -> Consultation:
    return books(alma, weekly, keeps_a_time(bertta, weekly), bertta)


@pytest.fixture
def item(booked: Consultation, bertta: Person) -> Iterator[Item]:
    found, _meeting = item_of(bertta.actor, booked)
    with vault.signed_in(bertta.identity):
        with transaction():
            open_consultation(bertta.actor, booked, found)
        yield found


def test_it_is_asked_as_the_team_is_asked_and_held_as_the_meeting_is(
    booked: Consultation, item: Item, bertta: Person
) -> None:
    assert booked.format_key == "systemic-weekly"
    assert item.format_key == CONFERENCE
    keys = [phase.key for phase in phases_of(bertta.actor, item)]
    assert keys == [phase.key for phase in catalogue().format(CONFERENCE).phases]


def test_the_rest_of_the_team_is_not_let_in(booked: Consultation) -> None:
    assert readers(booked) == {"alma", "bertta"}


def test_in_the_familys_own_time_nothing_is_written(item: Item, bertta: Person) -> None:
    own = next(one for one in phases_of(bertta.actor, item) if one.key == "family-time")
    about = NoteAbout(Voice.WORKER, NoteKind.FACT)
    with transaction():
        start_phase(bertta.actor, item, own)
    with pytest.raises(NotSaved), transaction():
        write_note(bertta.actor, item, own, reviewed("Mitä huoneessa puhuttiin."), about)


def test_a_weekly_item_is_not_moved_into_a_time_for_families(
    weekly: Team, alma: Person, bertta: Person
) -> None:
    meeting = plan(bertta, weekly, slots=1)
    books(alma, weekly, meeting, bertta)
    keeps_a_time(bertta, weekly, days=7)
    with vault.signed_in(bertta.identity):
        assert [one.whither for one in departures(bertta.actor, meeting)] == [None]
        later = plan(bertta, weekly, starts_at=HELD + timedelta(days=14))
        assert [one.whither for one in departures(bertta.actor, meeting)] == [later]
