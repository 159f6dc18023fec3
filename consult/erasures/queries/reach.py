"""What an erasure reaches: spaces first, then every row that lies in them or dies with them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select, union_all

from consult.cases.models import Case, CircleSeat, Client, MinorsWord, RealNames
from consult.cases.queries import clients_of
from consult.consultations.models import (
    Answer,
    AnswerClient,
    ClientStance,
    Consultation,
    ConsultationClient,
    Message,
    Question,
    Request,
)
from consult.consultations.rules.choices import BEFORE_OPENING, ConsultationStatus
from consult.drafts.models import Draft, KeptForm
from consult.erasures.models import Counted, ErasureSeen, Preview
from consult.erasures.rules import Content
from consult.families.models import FamilyAnswer, FamilyLetter, FamilySheet
from consult.followups.models import Action, ActionClient
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import Model, db
from consult.meetings.models import (
    Hypothesis,
    HypothesisClient,
    ItemNote,
    ItemNoteClient,
    ItemPhase,
)
from consult.minutes.models import Minutes, MinutesComment
from consult.notes.models import CaseNote, NoteClient, NoteParcel
from consult.people.models import Person
from consult.vault import SealedRow, SpaceState
from consult.vault.models import Space

COUNTED: tuple[tuple[type[Any], Content, str], ...] = (
    (Client, Content.CARDS, "added_at"),
    (RealNames, Content.CARDS, "written_at"),
    (MinorsWord, Content.CARDS, "recorded_at"),
    (FamilySheet, Content.LETTERS, "written_at"),
    (FamilyLetter, Content.LETTERS, "written_at"),
    (FamilyAnswer, Content.LETTERS, "recorded_at"),
    (CaseNote, Content.NOTES, "written_at"),
    (NoteParcel, Content.NOTES, "sent_at"),
    (Person, Content.PEOPLE, "added_at"),
    (Question, Content.REQUESTS, "asked_at"),
    (Request, Content.REQUESTS, "written_at"),
    (Message, Content.REQUESTS, "written_at"),
    (ClientStance, Content.REQUESTS, "recorded_at"),
    (Answer, Content.ANSWERS, "answered_at"),
    (ItemNote, Content.MEETING_NOTES, "written_at"),
    (Hypothesis, Content.MEETING_NOTES, "written_at"),
    (Minutes, Content.MINUTES, "asked_at"),
    (MinutesComment, Content.MINUTES, "written_at"),
    (Action, Content.AGREEMENTS, "agreed_at"),
    (ItemPhase, Content.STRUCTURES, "started_at"),
    (Draft, Content.DRAFTS, "saved_at"),
    (KeptForm, Content.DRAFTS, "sent_at"),
)
"""What a preview counts, and by which of its moments."""

LINKS: dict[type[Any], tuple[type[Any], str]] = {
    CaseNote: (NoteClient, "note_id"),
    ItemNote: (ItemNoteClient, "note_id"),
    Hypothesis: (HypothesisClient, "hypothesis_id"),
    Action: (ActionClient, "action_id"),
    Answer: (AnswerClient, "answer_id"),
}
"""Rows that name their clients in a table of their own."""

UNFINISHED = (*BEFORE_OPENING, ConsultationStatus.OPEN)


def sealed_models() -> list[type[Any]]:
    """Return every class whose rows lie in a space, the case itself left out: its row stays."""
    found = [mapper.class_ for mapper in Model.registry.mappers]
    mine = [one for one in found if issubclass(one, SealedRow) and one is not Case]
    return sorted(mine, key=lambda one: str(one.__tablename__))


def spaces_to_erase(actor: Actor, case: Case, client: Client | None) -> list[UUID]:
    """Return the spaces of a case, or of one client with the consultations about nobody else."""
    own = [case.space_id, *(one.space_id for one in clients_of(actor, case))]
    first = [client.space_id] if client is not None else own
    query = select(Consultation.space_id).where(_consultations(case, client))
    return [*first, *db.session.scalars(query)]


def living(actor: Actor, space_ids: Collection[UUID]) -> Sequence[UUID]:
    """Return those of these spaces that have no tombstone yet."""
    query = select(Space.id).where(Space.id.in_(space_ids), Space.state != SpaceState.ERASED)
    return db.session.scalars(query).all()


def unfinished_codes(actor: Actor, case: Case, client: Client | None) -> Sequence[str]:
    """Return the codes of the consultations that would go and are not over."""
    query = select(Consultation.code).where(
        _consultations(case, client), Consultation.status.in_(UNFINISHED)
    )
    return db.session.scalars(query.order_by(Consultation.code)).all()


def reached(model: type[Any], spaces: Collection[UUID], clients: Collection[UUID]) -> Any:
    """Say in a query which rows of a class go: they lie there, die with it, or name nobody else."""
    conditions = [getattr(model, name).in_(spaces) for name in places_of(model)]
    if clients and hasattr(model, "client_id"):
        conditions.append(model.client_id.in_(clients))
    if model in LINKS and clients:
        link, name = LINKS[model]
        theirs = getattr(link, name) == model.id
        conditions.append(
            and_(
                exists().where(theirs, link.client_id.in_(clients)),
                ~exists().where(theirs, link.client_id.not_in(clients)),
            )
        )
    return or_(*conditions)


def places_of(model: type[Any]) -> list[str]:
    """Return the columns of a class that name a space."""
    return [name for name in ("space_id", "dies_with") if hasattr(model, name)]


def preview_of(actor: Actor, case: Case, client: Client | None) -> Preview:
    """Count what an erasure would take and what it would leave; no text is opened for it."""
    clients = clients_of(actor, case)
    going = [client] if client is not None else list(clients)
    spaces = spaces_to_erase(actor, case, client)
    ids = [one.id for one in going]
    counts = [_count(*one, reached(one[0], spaces, ids)) for one in COUNTED]
    if client is not None:
        counts += [
            _count(*one, _shared(one[0], spaces, client.id), stays=True)
            for one in COUNTED
            if one[0] in LINKS
        ]
    found = db.session.execute(union_all(*counts)).all()
    return Preview(
        goes=_gathered([row for row in found if not row.stays]),
        shared=_gathered([row for row in found if row.stays]),
        clients=going,
        spaces=len(spaces),
        unfinished=unfinished_codes(actor, case, client),
        siblings=[one for one in clients if one not in going],
    )


def preview_for(actor: Actor, seen: ErasureSeen) -> Preview | None:
    """Count what an erasure on its way would take; none once it has been carried out."""
    if not seen.erasure.is_open:
        return None
    client = db.session.get(Client, seen.erasure.client_id) if seen.erasure.client_id else None
    return preview_of(actor, seen.case, client)


def _consultations(case: Case, client: Client | None) -> ColumnElement[bool]:
    if client is None:
        return Consultation.case_id == case.id
    of_it = ConsultationClient.consultation_id == Consultation.id
    return and_(
        Consultation.case_id == case.id,
        exists().where(of_it, ConsultationClient.client_id == client.id),
        ~exists().where(of_it, ConsultationClient.client_id != client.id),
    )


def _shared(model: type[Any], spaces: Collection[UUID], client_id: UUID) -> ColumnElement[bool]:
    link, name = LINKS[model]
    theirs = getattr(link, name) == model.id
    return and_(
        exists().where(theirs, link.client_id == client_id),
        exists().where(theirs, link.client_id != client_id),
        *(
            or_(getattr(model, place).is_(None), getattr(model, place).not_in(spaces))
            for place in places_of(model)
        ),
    )


def _count(
    model: type[Any], content: Content, at: str, which: ColumnElement[bool], *, stays: bool = False
) -> Any:
    moment = getattr(model, at)
    return select(
        literal(content.value).label("content"),
        func.count().label("count"),
        func.min(moment).label("first"),
        func.max(moment).label("last"),
        literal(stays).label("stays"),
    ).where(which)


def _gathered(rows: Sequence[Any]) -> list[Counted]:
    found: dict[Content, Counted] = {}
    for content, count, first, last, _stays in rows:
        kind = Content.of(content)
        before = found.get(kind, Counted(kind, 0, None, None))
        found[kind] = Counted(
            kind,
            before.count + count,
            _of(min, before.first, first),
            _of(max, before.last, last),
        )
    return [found[kind] for kind in Content if kind in found and found[kind].count]


def _of(choose: Any, *moments: datetime | None) -> datetime | None:
    there = [one for one in moments if one is not None]
    return choose(there) if there else None


def seats_taken(actor: Actor, case_id: UUID) -> Sequence[CircleSeat]:
    """Return the seats of a case that have not ended, those to come too."""
    ahead = or_(CircleSeat.until.is_(None), CircleSeat.until > clock.now())
    query = select(CircleSeat).where(CircleSeat.case_id == case_id, ahead)
    return db.session.scalars(query).all()
