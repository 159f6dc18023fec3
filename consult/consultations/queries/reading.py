"""Reading what belongs to one consultation. What is sealed opens only with a key."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, select

from consult.cases.models import Case, Client
from consult.cases.queries import visible_cases
from consult.consultations.models import (
    Answer,
    AnswerClient,
    ClientStance,
    Consultation,
    ConsultationClient,
    Interpretation,
    Invitation,
    Message,
    Question,
    Request,
    WishedSector,
)
from consult.consultations.queries.writing import standing
from consult.consultations.rules.choices import HOLDING, InvitationStatus, RequestPart
from consult.consultations.rules.languages import languages_beside_finnish
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.languages import ServiceLanguage
from consult.meetings.models import SEATED, Attendance, Item, Meeting, reads


def questions_of(actor: Actor, consultation: Consultation) -> Sequence[Question]:
    """Return the questions in their order."""
    query = select(Question).where(Question.consultation_id == consultation.id)
    return db.session.scalars(query.order_by(Question.number)).all()


def requests_of(actor: Actor, consultation: Consultation, *parts: RequestPart) -> Sequence[Request]:
    """Return the texts of the request, oldest first; of these parts only if any is given."""
    query = select(Request).where(Request.consultation_id == consultation.id)
    if parts:
        query = query.where(Request.part.in_(parts))
    return db.session.scalars(query.order_by(Request.written_at, Request.id)).all()


def messages_of(actor: Actor, consultation: Consultation) -> Sequence[Message]:
    """Return what the asker and the coordinators wrote to each other, oldest first."""
    query = select(Message).where(Message.consultation_id == consultation.id)
    return db.session.scalars(query.order_by(Message.written_at, Message.id)).all()


def stances_of(actor: Actor, consultation: Consultation) -> dict[UUID, ClientStance]:
    """Return the newest word on what each client knows, wants and permits, by client."""
    query = (
        select(ClientStance)
        .where(ClientStance.consultation_id == consultation.id)
        .order_by(ClientStance.recorded_at, ClientStance.id)
    )
    return {stance.client_id: stance for stance in db.session.scalars(query)}


def answers_of(actor: Actor, consultation: Consultation) -> dict[UUID, Answer]:
    """Return the answer that stands, by question: the one that no other has replaced.

    In writing there are several to each question, and for each reader others: none is here.
    """
    if consultation.in_writing:
        return {}
    query = select(Answer).where(Answer.consultation_id == consultation.id)
    given = db.session.scalars(query.order_by(Answer.answered_at, Answer.id)).all()
    return {answer.question_id: answer for answer in standing(given)}


def clients_named(actor: Actor, answer: Answer | None, everybody: Sequence[Client]) -> list[UUID]:
    """Return whom an answer names; nobody where that is everybody it could."""
    if answer is None:
        return []
    query = select(AnswerClient.client_id).where(AnswerClient.answer_id == answer.id)
    named = list(db.session.scalars(query))
    return named if len(named) < len(everybody) else []


def hold_consultation(actor: Actor, consultation: Consultation) -> None:
    """Keep others from writing the same answer until this one is saved; see it as it is now."""
    held = select(Consultation).where(Consultation.id == consultation.id)
    held = held.with_for_update(key_share=True).execution_options(populate_existing=True)
    db.session.execute(held)


def clients_concerned(actor: Actor, consultation: Consultation) -> Sequence[Client]:
    """Return the clients whom the consultation concerns, in the order they were added."""
    query = (
        select(Client)
        .join(ConsultationClient, ConsultationClient.client_id == Client.id)
        .where(ConsultationClient.consultation_id == consultation.id)
        .order_by(Client.added_at, Client.id)
    )
    return db.session.scalars(query).all()


def clients_not_concerned(actor: Actor, consultation: Consultation) -> Sequence[Client]:
    """Return the other clients of its case, to whoever sits in the circle of that."""
    concerned = select(ConsultationClient.client_id).where(
        ConsultationClient.consultation_id == consultation.id
    )
    query = select(Client).where(
        Client.case_id == consultation.case_id,
        Client.case_id.in_(visible_cases(actor).with_only_columns(Case.id)),
        Client.id.not_in(concerned),
    )
    return db.session.scalars(query.order_by(Client.added_at, Client.id)).all()


def client_ids(actor: Actor, consultation: Consultation) -> list[UUID]:
    """Return the ids of the clients whom the consultation concerns."""
    query = select(ConsultationClient.client_id).where(
        ConsultationClient.consultation_id == consultation.id
    )
    return list(db.session.scalars(query))


def item_of(actor: Actor, consultation: Consultation) -> tuple[Item, Meeting]:
    """Return the item of a placed consultation, and its meeting."""
    query = (
        select(Item, Meeting)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(Item.id == consultation.item_id)
    )
    item, meeting = db.session.execute(query).one()
    return item, meeting


def times_of(actor: Actor, consultation: Consultation) -> Sequence[Meeting]:
    """Return the one time of a placed consultation; none while it waits."""
    return [item_of(actor, consultation)[1]] if consultation.is_placed else []


def seated_at(actor: Actor, item: Item) -> set[UUID]:
    """Return the people with an account who sit at the table of an item."""
    query = select(Attendance.account_id).where(
        Attendance.item_id == item.id,
        Attendance.account_id.is_not(None),
        reads(),
    )
    return {account_id for account_id in db.session.scalars(query) if account_id is not None}


def expected_at(actor: Actor, meeting: Meeting) -> list[tuple[Consultation, set[UUID]]]:
    """Return the consultations of a meeting, each with who has a place at it or is invited."""
    query = select(Consultation).join(Item, Item.id == Consultation.item_id)
    on_agenda = query.where(Item.meeting_id == meeting.id, Item.position.is_not(None))
    found = {one.id: (one, set[UUID]()) for one in db.session.scalars(on_agenda)}
    items = {one.item_id: key for key, (one, _people) in found.items()}
    seated = select(Attendance.item_id, Attendance.account_id).where(
        Attendance.item_id.in_(items), Attendance.state.in_(SEATED)
    )
    invited = select(Invitation.consultation_id, Invitation.account_id).where(
        Invitation.consultation_id.in_(found), Invitation.status.in_(HOLDING)
    )
    for item_id, account_id in db.session.execute(seated):
        if account_id is not None:
            found[items[item_id]][1].add(account_id)
    for key, account_id in db.session.execute(invited):
        found[key][1].add(account_id)
    return list(found.values())


def panel_of(actor: Actor, consultation: Consultation) -> Sequence[Invitation]:
    """Return everybody who was proposed, in that order, whatever became of it."""
    query = select(Invitation).where(Invitation.consultation_id == consultation.id)
    return db.session.scalars(query.order_by(Invitation.proposed_at, Invitation.id)).all()


def panels_in(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, dict[InvitationStatus, int]]:
    """Count how far the panels of these consultations have come, in one query."""
    wanted = set(ids)
    panels: dict[UUID, dict[InvitationStatus, int]] = {one: {} for one in wanted}
    if wanted:
        query = (
            select(Invitation.consultation_id, Invitation.status, func.count())
            .where(Invitation.consultation_id.in_(wanted))
            .group_by(Invitation.consultation_id, Invitation.status)
        )
        for consultation_id, status, count in db.session.execute(query):
            panels[consultation_id][status] = count
    return panels


def sectors_wished_in(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the wished sectors of each of these consultations, in one query."""
    wanted = set(ids)
    wished: dict[UUID, list[str]] = {one: [] for one in wanted}
    if wanted:
        query = select(WishedSector).where(WishedSector.consultation_id.in_(wanted))
        for row in db.session.scalars(query.order_by(WishedSector.sector)):
            wished[row.consultation_id].append(row.sector)
    return wished


def languages_wanted(actor: Actor, consultation: Consultation) -> tuple[ServiceLanguage, ...]:
    """Return the languages of its clients beside Finnish."""
    clients = clients_concerned(actor, consultation)
    return languages_beside_finnish(client.service_language for client in clients)


def interpretations_of(
    actor: Actor, consultation: Consultation
) -> dict[ServiceLanguage, Interpretation]:
    """Return who interprets, by language."""
    query = select(Interpretation).where(Interpretation.consultation_id == consultation.id)
    return {row.language: row for row in db.session.scalars(query)}
