"""Bertta opens the item: the key is turned. Each question gets its answer; she closes."""

from datetime import timedelta

import pytest

from consult import vault
from consult.audit import Deed
from consult.consultations.models import Answer, Consultation
from consult.consultations.operations import (
    Given,
    add_question,
    close_consultation,
    give_answer,
    open_consultation,
    receive_answers,
)
from consult.consultations.queries import answers_of, item_of, questions_of
from consult.consultations.rules.choices import ConsultationStatus, InvitationStatus
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict, Locked
from consult.meetings.models import MeetingStatus
from consult.privacy import reviewed
from tests.cast import Person
from tests.consultations.conftest import invitation_of, readers
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both

TEXT = reviewed("Rauhallinen iltarutiini, sama aikuinen.")

FIRST = Given(TEXT, ("psychiatry",))


def answers(person: Person, consultation: Consultation, given: Given = FIRST) -> Answer:
    with vault.signed_in(person.identity), transaction():
        question = questions_of(person.actor, consultation)[0]
        return give_answer(person.actor, consultation, question, given)


def closes(person: Person, consultation: Consultation) -> None:
    with vault.signed_in(person.identity), transaction():
        item, _meeting = item_of(person.actor, consultation)
        close_consultation(person.actor, consultation, item)


def test_from_the_opening_on_the_seated_read(opened: Consultation) -> None:
    assert opened.status is ConsultationStatus.OPEN
    assert readers(opened) == {"alma", "bertta", "chidi"}


def test_whoever_did_not_answer_is_out(opened: Consultation, hamid: Person) -> None:
    assert invitation_of(hamid, opened).status is InvitationStatus.ENDED
    assert not vault.holds_wrap(hamid.id, opened.space_id)


def test_the_coordinator_cannot_read_an_answer(
    opened: Consultation, bertta: Person, disa: Person
) -> None:
    answers(bertta, opened)
    with vault.signed_in(disa.identity):
        [given] = answers_of(disa.actor, opened).values()
        with pytest.raises(Locked):
            _ = given.body


def test_alma_and_chidi_read_it(
    opened: Consultation, alma: Person, bertta: Person, chidi: Person
) -> None:
    answers(bertta, opened)
    for person in (alma, chidi):
        with vault.signed_in(person.identity):
            [given] = answers_of(person.actor, opened).values()
            assert (given.body, given.sectors) == (TEXT, ["psychiatry"])


def test_the_experts_door_closes_by_itself(
    opened: Consultation, alma: Person, chidi: Person
) -> None:
    with clock.moved_by(timedelta(days=14, minutes=1)):
        assert readers(opened) == {"alma", "bertta"}
        with vault.signed_in(chidi.identity), pytest.raises(Locked):
            _ = questions_of(chidi.actor, opened)[0].body


def test_a_better_wording_takes_the_place(opened: Consultation, bertta: Person) -> None:
    first = answers(bertta, opened)
    better = Given(reviewed("Sama aikuinen joka ilta."), replaces=first.id)
    second = answers(bertta, opened, better)
    assert [one.id for one in answers_of(bertta.actor, opened).values()] == [second.id]


def test_nobody_writes_over_what_was_not_seen(
    opened: Consultation, bertta: Person, chidi: Person
) -> None:
    answers(bertta, opened)
    with pytest.raises(Conflict):
        answers(chidi, opened)


def test_closing_hands_the_answers_over(opened: Consultation, bertta: Person) -> None:
    answers(bertta, opened)
    closes(bertta, opened)
    _item, meeting = item_of(bertta.actor, opened)
    assert opened.status is ConsultationStatus.ANSWERED
    assert meeting.status is MeetingStatus.HELD
    assert deeds()[-1] == Deed.CONSULTATION_ANSWERED


def test_after_the_closing_nothing_is_written(opened: Consultation, bertta: Person) -> None:
    closes(bertta, opened)
    with pytest.raises(Conflict):
        answers(bertta, opened)


def test_after_the_opening_the_request_stands(opened: Consultation, alma: Person) -> None:
    with vault.signed_in(alma.identity), pytest.raises(Conflict), transaction():
        add_question(alma.actor, opened, reviewed("Entä koulu?"))


def test_it_is_opened_once(opened: Consultation, bertta: Person) -> None:
    item, _meeting = item_of(bertta.actor, opened)
    with vault.signed_in(bertta.identity), pytest.raises(Conflict), transaction():
        open_consultation(bertta.actor, opened, item)


def test_alma_takes_the_answers_home(opened: Consultation, alma: Person, bertta: Person) -> None:
    closes(bertta, opened)
    with transaction():
        receive_answers(alma.actor, opened)
    assert db.session.get_one(Consultation, opened.id).received_at is not None
