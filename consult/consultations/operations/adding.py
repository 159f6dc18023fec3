"""What the asker does after asking: adds to the request, replies, takes the answers home."""

from consult import audit
from consult.audit import Deed
from consult.cases.models import Client
from consult.consultations.messages import tell_coordinators_of_reply
from consult.consultations.models import ClientStance, Consultation, Question, Request
from consult.consultations.operations.states import (
    expect_before_opening,
    expect_status,
)
from consult.consultations.operations.texts import (
    add_client,
    only_client_space,
    tie,
    write_message,
    write_question,
    write_request,
    write_stance,
)
from consult.consultations.operations.wishes import Stance
from consult.consultations.queries import (
    client_ids,
    item_of,
    questions_of,
)
from consult.consultations.rules.choices import (
    MOST_QUESTIONS,
    ConsultationStatus,
    MessageKind,
    RequestPart,
)
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.operations import concern_clients
from consult.privacy import ReviewedText

ENOUGH_QUESTIONS = Words(
    "Kysymyksiä on jo neljä. Enempää ei ehditä käsitellä kunnolla.",
    "Det finns redan fyra frågor. Fler hinner inte behandlas ordentligt.",
    "There are four questions already. More could not be discussed properly.",
)
NOT_CONCERNED = Words(
    "Pyyntö ei koske tätä asiakasta.",
    "Begäran gäller inte den här klienten.",
    "The request does not concern this client.",
)


def add_question(actor: Actor, consultation: Consultation, text: ReviewedText) -> Question:
    """Add one more question, before the opening."""
    expect_before_opening(consultation)
    number = len(questions_of(actor, consultation)) + 1
    if number > MOST_QUESTIONS:
        raise NotSaved(ENOUGH_QUESTIONS)
    dies_with = only_client_space(actor, consultation)
    question = write_question(actor, consultation, number, text, dies_with)
    audit.record(
        actor,
        Deed.QUESTION_ADDED,
        on=question,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        overruled=text.overruled,
    )
    return question


def add_text(
    actor: Actor, consultation: Consultation, part: RequestPart, text: ReviewedText
) -> Request:
    """Add a decision pending or something to read beforehand, before the opening."""
    expect_before_opening(consultation)
    dies_with = only_client_space(actor, consultation)
    request = write_request(actor, consultation, part, text, dies_with)
    audit.record(
        actor,
        Deed.CONSULTATION_AMENDED,
        on=request,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        part=part,
        overruled=text.overruled,
    )
    return request


def record_stance(
    actor: Actor, consultation: Consultation, client: Client, stance: Stance
) -> ClientStance:
    """Write down what a client knows, wants and permits, as it was said now."""
    expect_before_opening(consultation)
    if client.id not in client_ids(actor, consultation):
        raise NotSaved(NOT_CONCERNED)
    row = write_stance(actor, consultation, client.id, client.space_id, stance)
    audit.record(
        actor,
        Deed.STANCE_RECORDED,
        on=row,
        space=consultation.space_id,
        clients=[client.id],
        overruled=stance.wants.overruled if stance.wants else 0,
    )
    return row


def concern(actor: Actor, consultation: Consultation, client: Client) -> None:
    """Say before the opening that it concerns one more client of its case.

    What was written of one client alone now concerns both: it is sealed anew, and dies with
    neither. A client's own word stays hers.
    """
    expect_before_opening(consultation)
    if client.id in client_ids(actor, consultation):
        return
    _untie(actor, consultation)
    add_client(consultation, client.id)
    db.session.flush()
    concerned = client_ids(actor, consultation)
    if consultation.item_id is not None:
        concern_clients(actor, item_of(actor, consultation)[0], concerned)
    audit.record(
        actor,
        Deed.CONSULTATION_AMENDED,
        on=consultation,
        space=consultation.space_id,
        clients=concerned,
    )


def _untie(actor: Actor, consultation: Consultation) -> None:
    """Take what was written from the one client whom it all concerned so far."""
    alone = only_client_space(actor, consultation)
    if alone is not None:
        tie(actor, consultation, alone, None)


def reply(actor: Actor, consultation: Consultation, text: ReviewedText) -> None:
    """Answer what the coordinator asked back; the request is on the board again."""
    expect_status(consultation, ConsultationStatus.ASKED_BACK)
    message = write_message(actor, consultation, MessageKind.REPLY, text)
    consultation.status = ConsultationStatus.REQUESTED
    audit.record(
        actor,
        Deed.CONSULTATION_REPLIED,
        on=message,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        overruled=text.overruled,
    )
    tell_coordinators_of_reply(actor, consultation)


def receive_answers(actor: Actor, consultation: Consultation) -> None:
    """Say that the answers have been taken home: they leave the front page."""
    expect_status(consultation, ConsultationStatus.ANSWERED)
    consultation.received_at = clock.now()
    audit.record(actor, Deed.ANSWERS_RECEIVED, on=consultation, space=consultation.space_id)
