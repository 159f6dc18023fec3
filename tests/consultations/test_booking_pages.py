"""Alma takes a free slot of her own team; when the meeting is called off she takes another."""

from datetime import timedelta

import pytest

from consult import vault
from consult.consultations.models import Consultation
from consult.consultations.operations import book
from consult.consultations.rules.choices import ConsultationStatus
from consult.formats import Topic, catalogue
from consult.foundation.database import db, transaction
from consult.meetings.models import CancelReason, Meeting
from consult.meetings.operations import cancel_meeting
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import HELD, a_wish, plan
from tests.pages import Page

LEAST = {"questions-0": "Mikä auttaa lasta?", "help": "reflection", "urgency": "routine"}


@pytest.fixture
def slot(weekly: Team, bertta: Person) -> Meeting:
    return plan(bertta, weekly, slots=1)


@pytest.fixture
def booked(weekly: Team, slot: Meeting, alma: Person, bertta: Person) -> Consultation:
    shape = catalogue().format(weekly.format_key)
    with vault.signed_in(alma.identity), transaction():
        return book(alma.actor, weekly, shape, a_wish(weekly), slot, bertta.id)


@pytest.fixture
def called_off(booked: Consultation, slot: Meeting, weekly: Team, bertta: Person) -> Consultation:
    with vault.signed_in(bertta.identity), transaction():
        cancel_meeting(bertta.actor, slot, weekly, CancelReason.ILLNESS, reviewed(""))
    return booked


def stored(consultation: Consultation) -> Consultation:
    db.session.expire_all()
    return db.session.get_one(Consultation, consultation.id)


def test_she_books_in_one_press(
    page: Page, alma: Person, bertta: Person, weekly: Team, slot: Meeting
) -> None:
    typed = LEAST | {"slot": slot.id, "facilitator": bertta.id, "about": "new"}
    page.as_(alma).get("consultations.booking", weekly)
    page.as_(alma).post("consultations.booking", weekly, **typed).follow()
    assert db.session.query(Consultation).one().status is ConsultationStatus.PLACED


def test_support_needs_no_case(page: Page, alma: Person, bertta: Person, support: Team) -> None:
    taken = {"slot": plan(bertta, support).id, "facilitator": bertta.id, "about": "none"}
    page.as_(alma).get("consultations.booking", support)
    page.as_(alma).post("consultations.booking", support, **LEAST | taken | {"help": "wellbeing"})
    assert db.session.query(Consultation).one().topic is Topic.WELLBEING


def test_without_a_free_slot_the_page_says_what_to_do(
    page: Page, alma: Person, weekly: Team
) -> None:
    page.as_(alma).get("consultations.booking", weekly)


@pytest.mark.parametrize(("key", "status"), [("zed", 404), ("disa", 404), ("bertta", 403)])
def test_only_the_teams_social_workers_book(
    page: Page, weekly: Team, key: str, status: int, request: pytest.FixtureRequest
) -> None:
    page.as_(request.getfixturevalue(key)).get("consultations.booking", weekly, expect=status)


def test_what_lost_its_slot_waits_for_another(called_off: Consultation) -> None:
    assert stored(called_off).status is ConsultationStatus.REQUESTED
    assert called_off.has_lost_its_slot


def test_she_takes_another_time(
    page: Page, alma: Person, bertta: Person, weekly: Team, called_off: Consultation
) -> None:
    later = plan(bertta, weekly, HELD + timedelta(days=7))
    hers = page.as_(alma)
    hers.get("consultations.new_time", called_off)
    hers.post("consultations.new_time", called_off, slot=later.id)
    assert stored(called_off).status is ConsultationStatus.PLACED


def test_what_has_its_time_takes_no_other(page: Page, alma: Person, booked: Consultation) -> None:
    page.as_(alma).get("consultations.new_time", booked, expect=404)


def test_a_free_slot_is_taken_by_itself(
    page: Page, alma: Person, bertta: Person, weekly: Team, slot: Meeting, booked: Consultation
) -> None:
    plan(bertta, weekly, HELD + timedelta(days=7))
    with vault.signed_in(bertta.identity), transaction():
        cancel_meeting(bertta.actor, slot, weekly, CancelReason.ILLNESS, reviewed(""))
    assert stored(booked).status is ConsultationStatus.PLACED


def test_a_time_a_family_and_a_sentence_are_enough(
    page: Page, alma: Person, weekly: Team, slot: Meeting
) -> None:
    hers = page.as_(alma)
    filled = hers.get("consultations.booking", weekly).filled()
    assert filled["slot"] == str(slot.id)
    hers.post("consultations.booking", weekly, **filled | {"questions-0": "Mikä auttaa lasta?"})
    assert db.session.query(Consultation).one().status is ConsultationStatus.PLACED
