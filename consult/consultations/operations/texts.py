"""Writing down what belongs to a consultation: each text is a row of its own, sealed."""

from collections.abc import Iterable
from uuid import UUID

from consult.consultations.models import (
    ClientStance,
    Consultation,
    ConsultationClient,
    InvolvedAgency,
    Message,
    Question,
    Request,
    WishedSector,
)
from consult.consultations.operations.drawing import Concerned
from consult.consultations.operations.wishes import Stance, Wish
from consult.consultations.queries import (
    clients_concerned,
    messages_of,
    questions_of,
    requests_of,
)
from consult.consultations.rules.choices import MessageKind, RequestPart
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.privacy import ReviewedText
from consult.vault import SealedRow


def only_client_space(actor: Actor, consultation: Consultation) -> UUID | None:
    """Return the space of the one client it all is about: what is written dies with that."""
    clients = clients_concerned(actor, consultation)
    return clients[0].space_id if len(clients) == 1 else None


def tie(actor: Actor, consultation: Consultation, before: UUID | None, now: UUID | None) -> None:
    """Let what was to die with one space die with another, or with none: it is sealed anew."""
    written: list[SealedRow] = [
        *questions_of(actor, consultation),
        *requests_of(actor, consultation),
        *messages_of(actor, consultation),
    ]
    for row in written:
        if row.dies_with == before:
            row.dies_with = now


def write_request_rows(
    actor: Actor, consultation: Consultation, wish: Wish, concerned: Concerned
) -> None:
    """Write down a whole request: questions, texts, clients, sectors, agencies."""
    dies_with = concerned[0][0].space_id if len(concerned) == 1 else None
    for number, text in enumerate(wish.questions, start=1):
        write_question(actor, consultation, number, text, dies_with)
    if wish.decision:
        write_request(actor, consultation, RequestPart.DECISION, wish.decision, dies_with)
    if wish.background:
        write_request(actor, consultation, RequestPart.BACKGROUND, wish.background, dies_with)
    if wish.agreed:
        write_request(actor, consultation, RequestPart.AGREED, wish.agreed, dies_with)
    for client, stance in concerned:
        add_client(consultation, client.id)
        if stance is not None:
            write_stance(actor, consultation, client.id, client.space_id, stance)
    add_sectors(consultation, wish.sectors)
    add_agencies(consultation, wish.agencies)


def add_client(consultation: Consultation, client_id: UUID) -> None:
    """Say that it concerns a client."""
    row = ConsultationClient(id=new_id(), consultation_id=consultation.id, client_id=client_id)
    db.session.add(row)


def add_sectors(consultation: Consultation, sectors: Iterable[str]) -> None:
    """Say whom the asker would like to hear."""
    for sector in dict.fromkeys(sectors):
        row = WishedSector(id=new_id(), consultation_id=consultation.id, sector=sector)
        db.session.add(row)


def add_agencies(consultation: Consultation, agencies: Iterable[UUID]) -> None:
    """Say who works with the family already."""
    for agency_id in dict.fromkeys(agencies):
        row = InvolvedAgency(id=new_id(), consultation_id=consultation.id, agency_id=agency_id)
        db.session.add(row)


def write_question(
    actor: Actor,
    consultation: Consultation,
    number: int,
    text: ReviewedText,
    dies_with: UUID | None,
) -> Question:
    """Add one question."""
    question = Question(
        id=new_id(),
        space_id=consultation.space_id,
        dies_with=dies_with,
        consultation_id=consultation.id,
        number=number,
        author_id=actor.id,
        asked_at=clock.now(),
    )
    question.body = text
    db.session.add(question)
    return question


def write_request(
    actor: Actor,
    consultation: Consultation,
    part: RequestPart,
    text: ReviewedText,
    dies_with: UUID | None,
) -> Request:
    """Add one text of the request."""
    request = Request(
        id=new_id(),
        space_id=consultation.space_id,
        dies_with=dies_with,
        consultation_id=consultation.id,
        part=part,
        author_id=actor.id,
        written_at=clock.now(),
    )
    request.body = text
    db.session.add(request)
    return request


def write_stance(
    actor: Actor, consultation: Consultation, client_id: UUID, client_space: UUID, stance: Stance
) -> ClientStance:
    """Add one client's word; it dies with that client."""
    row = ClientStance(
        id=new_id(),
        space_id=consultation.space_id,
        dies_with=client_space,
        consultation_id=consultation.id,
        client_id=client_id,
        knows=stance.knows,
        permits=stance.permits,
        said_by=stance.said_by,
        said_on=stance.said_on,
        author_id=actor.id,
        recorded_at=clock.now(),
    )
    row.wants = stance.wants or ""
    db.session.add(row)
    return row


def write_message(
    actor: Actor, consultation: Consultation, kind: MessageKind, text: ReviewedText
) -> Message:
    """Add one message between the asker and the coordinators."""
    message = Message(
        id=new_id(),
        space_id=consultation.space_id,
        dies_with=only_client_space(actor, consultation),
        consultation_id=consultation.id,
        kind=kind,
        author_id=actor.id,
        written_at=clock.now(),
    )
    message.body = text
    db.session.add(message)
    return message
