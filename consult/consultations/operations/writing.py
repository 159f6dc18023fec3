"""A written consultation: placed with a day, opened by a press, answered by each, summed up."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.messages import tell_placed
from consult.consultations.messages.writing import (
    tell_answers_shown,
    tell_opened_in_writing,
)
from consult.consultations.models import Answer, Consultation, Guest, Question
from consult.consultations.operations.agenda import put_on_agenda
from consult.consultations.operations.answers import OTHER_QUESTION, WRITTEN_ANEW, Given
from consult.consultations.operations.opening import (
    NOT_ALL_IN,
    close_consultation,
    open_consultation,
)
from consult.consultations.operations.panel import propose
from consult.consultations.operations.states import (
    expect_in_writing,
    expect_open,
    expect_status,
    expect_waiting,
)
from consult.consultations.operations.texts import only_client_space
from consult.consultations.queries import (
    client_ids,
    guests_of,
    hold_consultation,
    item_of,
    own_answers,
    progress_in,
    seated_at,
)
from consult.consultations.rules.choices import PLACED
from consult.consultations.rules.writing import Progress
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Item
from consult.meetings.operations import mark_round, plan_round
from consult.meetings.queries import attendances_of, find_attendance
from consult.teams.models import Team

NOBODY_YET = Words(
    "Kukaan asiantuntija ei ole vielä luvannut vastata, joten kysymyksiä ei voi avata.",
    "Ingen sakkunnig har ännu lovat svara, så frågorna kan inte öppnas.",
    "No expert has promised to answer yet, so the questions cannot be opened.",
)
IT_STANDS = Words(
    "Muut näkevät vastauksesi jo, joten sitä ei voi enää muuttaa.",
    "De andra ser redan ditt svar, så det kan inte längre ändras.",
    "The others see your answer already, so it can no longer be changed.",
)


def place_in_writing(
    actor: Actor,
    consultation: Consultation,
    team: Team,
    due: date,
    experts: Sequence[tuple[UUID, str]] = (),
) -> Item:
    """Say by which day it is answered, and propose to its asker who answers. She leads it."""
    expect_waiting(consultation)
    expect_in_writing(consultation)
    meeting = plan_round(actor, team, consultation.shape, due)
    db.session.flush()
    item = put_on_agenda(actor, consultation, meeting, consultation.asker_id)
    consultation.answers_due_at = meeting.ends_at
    propose(actor, consultation, meeting, experts)
    audit.record(
        actor,
        Deed.CONSULTATION_PLACED,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.COORDINATION,
        item=item.id,
        meeting=meeting.id,
    )
    tell_placed(actor, consultation, item, meeting)
    return item


def open_in_writing(actor: Actor, consultation: Consultation) -> None:
    """Open the questions to those who promised to answer: the key is turned.

    The new one goes to the asker and to them, with the duty and the recovery key as always. A
    coordinator who opens it makes it, hands it on, and keeps nothing of it.
    """
    expect_in_writing(consultation)
    hold_consultation(actor, consultation)
    expect_status(consultation, *PLACED)
    if not progress_in(actor, consultation).answering:
        raise NotSaved(NOBODY_YET)
    item, _meeting = item_of(actor, consultation)
    open_consultation(actor, consultation, item)
    if actor.id not in seated_at(actor, item):
        vault.end_grants(consultation.space_id, actor.id)
    tell_opened_in_writing(actor, consultation)


def write_answer(
    actor: Actor,
    consultation: Consultation,
    question: Question,
    given: Given,
    guest: Guest | None = None,
) -> Answer:
    """Answer one question for oneself. The last answer that is missing shows them all.

    Raises:
        Conflict: she has written another one meanwhile, elsewhere.
        NotSaved: the others see her answer already.

    """
    expect_in_writing(consultation)
    hold_consultation(actor, consultation)
    expect_open(consultation)
    if question.consultation_id != consultation.id:
        raise NotSaved(OTHER_QUESTION)
    stands = own_answers(actor, consultation).get(question.id)
    if stands is not None and stands.body == given.text:
        return stands  # pressed twice
    if given.replaces != (stands.id if stands is not None else None):
        raise Conflict(WRITTEN_ANEW)
    if stands is not None and consultation.shows_answers:
        raise NotSaved(IT_STANDS)
    answer = _write(actor, consultation, question, given, guest)
    if not consultation.shows_answers and progress_in(actor, consultation).all_in:
        consultation.answers_shown_at = clock.now()
        tell_answers_shown(actor, consultation)
    return answer


def close_in_writing(actor: Actor, consultation: Consultation) -> None:
    """Sum it up, as its asker: whoever answered took part, in writing; the answers stand."""
    expect_open(consultation)
    if not consultation.shows_answers:
        raise NotSaved(NOT_ALL_IN)
    item, _meeting = item_of(actor, consultation)
    mark_round(actor, item, _took_part(actor, consultation, item))
    close_consultation(actor, consultation, item)


def _write(
    actor: Actor,
    consultation: Consultation,
    question: Question,
    given: Given,
    guest: Guest | None,
) -> Answer:
    answer = Answer(
        id=new_id(),
        space_id=consultation.space_id,
        dies_with=only_client_space(actor, consultation),
        consultation_id=consultation.id,
        question_id=question.id,
        author_id=actor.id if guest is None else None,
        guest_id=guest.id if guest is not None else None,
        answered_at=clock.now(),
        replaces_id=given.replaces,
    )
    answer.body = given.text
    answer.dissent = ""
    answer.sectors = [_sector(actor, consultation, guest)]
    db.session.add(answer)
    audit.record(
        actor,
        Deed.ANSWER_GIVEN,
        on=answer,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.CONSULTATION,
        question=question.id,
        overruled=given.overruled,
    )
    db.session.flush()
    return answer


def _sector(actor: Actor, consultation: Consultation, guest: Guest | None) -> str:
    """Return as which sector she was asked."""
    if guest is not None:
        return guest.sector
    item, _meeting = item_of(actor, consultation)
    place = find_attendance(actor, item, actor.id)
    return place.sector if place is not None else ""


def _took_part(actor: Actor, consultation: Consultation, item: Item) -> set[UUID]:
    """Return the places at the table of those who answered, and the asker's."""
    progress: Progress = progress_in(actor, consultation)
    people = {*progress.answered_something, consultation.asker_id}
    places = {one.id for one in attendances_of(actor, item) if one.account_id in people}
    for guest in guests_of(actor, consultation):
        if guest.attendance_id is not None and guest.id in people:
            places.add(guest.attendance_id)
    return places
