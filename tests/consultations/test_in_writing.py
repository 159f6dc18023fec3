"""Alma asks in writing: no meeting; Chidi and a guest answer by a day, each for oneself."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from consult import vault
from consult.audit.guard import unaudited
from consult.audit.verify import verify
from consult.consultations.models import Answer, Consultation, Question
from consult.consultations.operations import (
    Given,
    ask,
    close_in_writing,
    confirm_panel,
    open_in_writing,
    place_in_writing,
    withdraw,
    write_answer,
)
from consult.consultations.queries import own_answers, questions_of, whole_of
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict, Locked, NotSaved, Tampered
from consult.meetings.models import Attendance, AttendanceMode, AttendanceState, Meeting
from consult.meetings.queries import find_meeting, free_slots, visible_meetings
from consult.notifications.models import OutboxMessage
from consult.notifications.rounds import go_round
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import a_wish, readers, says_yes
from tests.postgres import both

DUE = date(2026, 11, 20)
QUESTION = "Mikä auttaa lasta nukkumaan?"


@pytest.fixture
def asked(group: Team, weekly: Team, alma: Person) -> Consultation:
    shape = catalogue().format("written-consultation")
    with vault.signed_in(alma.identity), transaction():
        return ask(alma.actor, group, shape, a_wish(weekly), provision="lsl-14")


@pytest.fixture
def promised(
    asked: Consultation, group: Team, alma: Person, disa: Person, chidi: Person, hamid: Person
) -> Consultation:
    experts = [(chidi.id, "psychiatry"), (hamid.id, "education")]
    with vault.signed_in(disa.identity), transaction():
        place_in_writing(disa.actor, asked, group, DUE, experts)
    with vault.signed_in(alma.identity), transaction():
        confirm_panel(alma.actor, asked, "lsl-14")
    says_yes(chidi, asked)
    says_yes(hamid, asked)
    return asked


def opens(person: Person, consultation: Consultation) -> None:
    with vault.signed_in(person.identity), transaction():
        open_in_writing(person.actor, consultation)


@pytest.fixture
def open_(promised: Consultation, alma: Person) -> Consultation:
    opens(alma, promised)
    return promised


def answers(person: Person, it: Consultation, number: int, text: str, **more: object) -> Answer:
    with vault.signed_in(person.identity), transaction():
        question = questions_of(person.actor, it)[number - 1]
        return write_answer(person.actor, it, question, Given(reviewed(text), **more))


def answers_all(person: Person, it: Consultation, text: str) -> None:
    for number in (1, 2):
        answers(person, it, number, f"{text} {number}")


def read_by(person: Person, it: Consultation) -> list[str]:
    db.session.expunge_all()
    with vault.signed_in(person.identity):
        found = db.session.get_one(Consultation, it.id)
        return sorted(one.body for one in whole_of(person.actor, found).given)


@pytest.fixture
def later() -> Iterator[None]:
    with clock.held_at(datetime(2026, 11, 21, 8, 0, tzinfo=UTC)):
        yield


def told(kind: str) -> list[object]:
    rows = db.session.scalars(select(OutboxMessage).where(OutboxMessage.kind == kind))
    return sorted(row.account_id for row in rows)


@both
def test_the_opening_turns_the_key_for_the_asker_and_those_who_promised(
    open_: Consultation, chidi: Person, hamid: Person
) -> None:
    assert readers(open_) == {"alma", "chidi", "hamid"}
    assert told("written-opened") == sorted([chidi.id, hamid.id])


@both
def test_the_coordinator_opens_and_keeps_nothing(
    promised: Consultation, disa: Person, chidi: Person, alma: Person
) -> None:
    opens(disa, promised)
    assert readers(promised) == {"alma", "chidi", "hamid"}
    answers(chidi, promised, 1, "Rauhallinen ilta.")
    with vault.signed_in(disa.identity), pytest.raises(Locked):
        _ = db.session.scalars(select(Answer)).one().body
    assert not db.session.get_one(Consultation, promised.id).shows_answers
    assert not verify().findings


def test_nobody_opens_it_before_somebody_promised(
    asked: Consultation, group: Team, disa: Person, alma: Person
) -> None:
    with vault.signed_in(disa.identity), transaction():
        place_in_writing(disa.actor, asked, group, DUE)
    with pytest.raises(NotSaved, match="promised"):
        opens(alma, asked)


@both
def test_until_all_are_in_each_sees_her_own(
    open_: Consultation, alma: Person, chidi: Person, hamid: Person
) -> None:
    answers_all(chidi, open_, "Ilta")
    answers(hamid, open_, 1, "Koulu")
    assert read_by(alma, open_) == []
    assert read_by(chidi, open_) == ["Ilta 1", "Ilta 2"]
    assert read_by(hamid, open_) == ["Koulu"]


@both
def test_the_last_answer_shows_them_all(
    open_: Consultation, alma: Person, chidi: Person, hamid: Person
) -> None:
    answers_all(chidi, open_, "Ilta")
    answers_all(hamid, open_, "Koulu")
    for person in (alma, chidi, hamid):
        assert len(read_by(person, open_)) == 4
    assert told("written-shown") == sorted([alma.id, chidi.id])  # Hamid has just done it himself


def test_when_the_day_is_over_they_are_shown(
    open_: Consultation, alma: Person, chidi: Person, hamid: Person, later: None
) -> None:
    with clock.held_at(datetime(2026, 11, 20, 21, 59, tzinfo=UTC)):
        answers(chidi, open_, 1, "Ilta")
        assert read_by(hamid, open_) == []
    with clock.held_at(datetime(2026, 11, 20, 22, 0, tzinfo=UTC)):
        assert read_by(hamid, open_) == ["Ilta"]
    go_round()
    go_round()
    assert told("written-shown") == sorted([alma.id, chidi.id, hamid.id])


def test_a_late_answer_is_taken_and_a_shown_one_stands(
    open_: Consultation, chidi: Person, hamid: Person, later: None
) -> None:
    with clock.held_at(datetime(2026, 11, 19, 8, 0, tzinfo=UTC)):
        first = answers(chidi, open_, 1, "Ilta")
    answers(hamid, open_, 1, "Koulu")
    with pytest.raises(NotSaved, match="see your answer already"):
        answers(chidi, open_, 1, "Toisin", replaces=first.id)


def test_an_answer_is_written_anew_and_pressed_twice(open_: Consultation, chidi: Person) -> None:
    first = answers(chidi, open_, 1, "Ilta")
    assert answers(chidi, open_, 1, "Ilta").id == first.id
    with pytest.raises(Conflict):
        answers(chidi, open_, 1, "Muu")
    answers(chidi, open_, 1, "Muu", replaces=first.id)
    with vault.signed_in(chidi.identity):
        assert [one.body for one in own_answers(chidi.actor, open_).values()] == ["Muu"]


@pytest.mark.parametrize("column", ["author_id", "question_id"])
def test_an_answer_is_bound_to_its_author_and_its_question(
    open_: Consultation, chidi: Person, hamid: Person, column: str
) -> None:
    given = answers(chidi, open_, 1, "Ilta").id
    other = db.session.scalars(select(Question.id).where(Question.number == 2)).one()
    forged = {"author_id": hamid.id, "question_id": other}[column]
    with unaudited("a thief's hand"), db.engine.begin() as connection:
        connection.execute(update(Answer).where(Answer.id == given).values({column: forged}))
    db.session.rollback()
    db.session.expunge_all()
    with vault.signed_in(chidi.identity), pytest.raises(Tampered):
        _ = db.session.get_one(Answer, given).body


def test_only_those_are_reminded_who_have_not_answered(
    open_: Consultation, chidi: Person, hamid: Person
) -> None:
    answers_all(chidi, open_, "Ilta")
    for day in (16, 17, 18, 20):
        with clock.held_at(datetime(2026, 11, day, 8, 0, tzinfo=UTC)):
            go_round()
            go_round()
    assert told("written-reminder") == [hamid.id, hamid.id]  # three days before, and on the day


def test_whoever_answered_took_part_in_writing(
    open_: Consultation, alma: Person, chidi: Person, hamid: Person, later: None
) -> None:
    answers(chidi, open_, 1, "Ilta")
    with vault.signed_in(alma.identity), transaction():
        close_in_writing(alma.actor, open_)
    came = {
        place.account_id: (place.state, place.mode)
        for place in db.session.scalars(select(Attendance))
    }
    assert came == {
        alma.id: (AttendanceState.PRESENT, AttendanceMode.WRITTEN),
        chidi.id: (AttendanceState.PRESENT, AttendanceMode.WRITTEN),
        hamid.id: (AttendanceState.EXCUSED, AttendanceMode.WRITTEN),
    }
    assert not verify().findings


def test_it_is_not_summed_up_before_the_answers_are_shown(
    open_: Consultation, alma: Person, chidi: Person
) -> None:
    answers(chidi, open_, 1, "Ilta")
    with vault.signed_in(alma.identity), pytest.raises(NotSaved, match="all have answered"):
        close_in_writing(alma.actor, open_)


def test_a_round_is_no_meeting_anybody_can_take(
    promised: Consultation, group: Team, disa: Person, alma: Person
) -> None:
    [round_] = db.session.scalars(select(Meeting)).all()
    assert find_meeting(disa.actor, round_.id) is None
    assert not db.session.scalars(visible_meetings(disa.actor)).all()
    assert not free_slots(disa.actor, group.id)
    with vault.signed_in(alma.identity), transaction():
        withdraw(alma.actor, promised)
    assert round_.is_cancelled
    assert not free_slots(disa.actor, group.id)
