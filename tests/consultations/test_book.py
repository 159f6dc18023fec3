"""Alma books a free slot of her own team; consultation support is between two."""

import pytest

from consult import vault
from consult.consultations.models import Consultation
from consult.consultations.operations import About, book, open_consultation
from consult.consultations.queries import item_of, questions_of
from consult.consultations.rules.choices import ConsultationStatus
from consult.formats import Topic, catalogue
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict, Locked
from consult.meetings.models import Meeting
from consult.teams.models import Team
from consult.vault import Space
from tests.cast import Person
from tests.consultations.conftest import a_wish, plan, readers
from tests.postgres import both

pytestmark = both


def books(
    person: Person, team: Team, meeting: Meeting, leader: Person, **more: object
) -> Consultation:
    shape, wish = catalogue().format(team.format_key), a_wish(team, **more)
    with vault.signed_in(person.identity), transaction():
        return book(person.actor, team, shape, wish, meeting, leader.id, provision="lsl-31")


@pytest.fixture
def booked(weekly: Team, alma: Person, bertta: Person) -> Consultation:
    return books(alma, weekly, plan(bertta, weekly, slots=1), bertta)


@pytest.fixture
def between_two(support: Team, alma: Person, bertta: Person) -> Consultation:
    about = {"help": Topic.WELLBEING, "about": About(), "sectors": (), "decision": None}
    return books(alma, support, plan(bertta, support, slots=1), bertta, **about)


def test_the_item_is_there_at_once(booked: Consultation) -> None:
    assert booked.status is ConsultationStatus.PLACED
    assert booked.item_id is not None


def test_it_is_read_by_those_the_format_names(booked: Consultation) -> None:
    assert readers(booked) == {"alma", "bertta", "jaana"}


def test_after_the_opening_the_team_reads_on(booked: Consultation, bertta: Person) -> None:
    item, _meeting = item_of(bertta.actor, booked)
    with vault.signed_in(bertta.identity), transaction():
        open_consultation(bertta.actor, booked, item)
    assert readers(booked) == {"alma", "bertta", "jaana"}


def test_a_full_meeting_takes_no_more(
    booked: Consultation, weekly: Team, alma: Person, bertta: Person
) -> None:
    _item, meeting = item_of(alma.actor, booked)
    with pytest.raises(Conflict):
        books(alma, weekly, meeting, bertta)
    db.session.rollback()
    assert db.session.query(Consultation).count() == 1


def test_support_stays_between_the_two(between_two: Consultation) -> None:
    assert readers(between_two) == {"alma", "bertta"}
    assert (between_two.private, between_two.case_id) == (True, None)
    assert (between_two.help, between_two.topic) == (None, Topic.WELLBEING)


def test_support_has_recovery_and_no_deputy(between_two: Consultation) -> None:
    space = db.session.get_one(Space, between_two.space_id)
    assert (space.duty_space_id, space.has_recovery) == (None, True)


def test_a_coordinator_cannot_read_support(between_two: Consultation, disa: Person) -> None:
    with vault.signed_in(disa.identity), pytest.raises(Locked):
        _ = questions_of(disa.actor, between_two)[0].body


def test_a_request_has_the_duty_key_of_the_askers_team(
    request_: Consultation, weekly: Team
) -> None:
    space = db.session.get_one(Space, request_.space_id)
    assert (space.duty_space_id, space.has_recovery) == (weekly.duty_space_id, True)
