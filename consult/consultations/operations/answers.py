"""Answering: each question by itself, with the sectors behind the answer and what dissents."""

from dataclasses import dataclass
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.cases.models import Client
from consult.consultations.models import Answer, AnswerClient, Consultation, Question
from consult.consultations.operations.states import expect_at_table, expect_open
from consult.consultations.queries import (
    answers_of,
    clients_concerned,
    hold_consultation,
    item_of,
)
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.operations import expect_recording
from consult.privacy import ReviewedText

WRITTEN_ANEW = Words(
    "Joku toinen ehti kirjoittaa vastauksen ensin. Molemmat tekstit ovat alla.",
    "Någon annan hann skriva svaret först. Båda texterna finns nedan.",
    "Somebody else wrote the answer first. Both texts are below.",
)
OTHER_QUESTION = Words(
    "Kysymys ei kuulu tähän konsultaatioon.",
    "Frågan hör inte till den här konsultationen.",
    "The question does not belong to this consultation.",
)


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it was written, with the sectors behind it and what was seen otherwise."""

    text: ReviewedText
    sectors: tuple[str, ...] = ()
    dissent: ReviewedText | None = None
    replaces: UUID | None = None
    """The answer the writer saw: nobody writes over what somebody else wrote meanwhile."""
    clients: tuple[Client, ...] = ()
    """Whom it concerns; none: everybody the consultation does."""

    @property
    def overruled(self) -> int:
        """Count the likely findings of the guard that were overruled."""
        return self.text.overruled + (self.dissent.overruled if self.dissent else 0)


def give_answer(
    actor: Actor,
    consultation: Consultation,
    question: Question,
    given: Given,
) -> Answer:
    """Write down the answer to one question, in the place of the one that was seen there."""
    expect_open(consultation)
    expect_at_table(consultation)
    if question.consultation_id != consultation.id:
        raise NotSaved(OTHER_QUESTION)
    hold_consultation(actor, consultation)
    _expect_recording(actor, consultation)
    concerned = _concerned(actor, consultation, given)
    standing = answers_of(actor, consultation).get(question.id)
    if given.replaces != (standing.id if standing is not None else None):
        raise Conflict(WRITTEN_ANEW)
    answer = Answer(
        id=new_id(),
        space_id=consultation.space_id,
        dies_with=concerned[0].space_id if len(concerned) == 1 else None,
        consultation_id=consultation.id,
        question_id=question.id,
        author_id=actor.id,
        answered_at=clock.now(),
        replaces_id=given.replaces,
    )
    answer.body = given.text
    answer.dissent = given.dissent or ""
    answer.sectors = list(dict.fromkeys(given.sectors))
    db.session.add(answer)
    db.session.flush()
    db.session.add_all(
        AnswerClient(id=new_id(), answer_id=answer.id, client_id=client.id) for client in concerned
    )
    audit.record(
        actor,
        Deed.ANSWER_GIVEN,
        on=answer,
        space=consultation.space_id,
        clients=[client.id for client in concerned],
        purpose=Purpose.CONSULTATION,
        question=question.id,
        overruled=given.overruled,
    )
    return answer


def _concerned(actor: Actor, consultation: Consultation, given: Given) -> list[Client]:
    """Return whom the answer concerns, of those the consultation does; none chosen: all."""
    everybody = list(clients_concerned(actor, consultation))
    chosen = {client.id for client in given.clients}
    return [client for client in everybody if client.id in chosen] or everybody


def _expect_recording(actor: Actor, consultation: Consultation) -> None:
    item, _meeting = item_of(actor, consultation)
    expect_recording(actor, item)
