"""Reading of notes."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased, joinedload

from consult.cases.models import Case, Client
from consult.cases.queries import CIRCLE, visible_cases
from consult.cases.rules import CaseStatus, tidy_code
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.notes.models import CaseNote, NoteClient, NoteParcel


def notes_of(actor: Actor, case: Case) -> Select[CaseNote]:
    """Return the notes of a case as they stand now, newest first: superseded ones are left out."""
    return (
        select(CaseNote)
        .where(CaseNote.case_id == case.id, ~_is_superseded())
        .options(joinedload(CaseNote.author))
        .order_by(CaseNote.written_at.desc(), CaseNote.id)
    )


def find_note(actor: Actor, note_id: UUID) -> CaseNote | None:
    """Return the note with its case, if the actor sits in the circle."""
    visible = visible_cases(actor).with_only_columns(Case.id)
    query = (
        select(CaseNote)
        .where(CaseNote.id == note_id, CaseNote.case_id.in_(visible))
        .options(joinedload(CaseNote.case).options(joinedload(Case.team), CIRCLE))
    )
    return db.session.scalars(query).unique().one_or_none()


def find_withdrawn(actor: Actor, note_id: UUID) -> CaseNote | None:
    """Return a withdrawn note whose text is still there, if the actor sits in the circle."""
    note = find_note(actor, note_id)
    return note if note is not None and note.is_withdrawn else None


def find_parcel(actor: Actor, parcel_id: UUID) -> NoteParcel | None:
    """Return a note that was sent to a case, if the actor sits in its circle and it still waits."""
    visible = visible_cases(actor).with_only_columns(Case.id)
    query = (
        select(NoteParcel)
        .where(
            NoteParcel.id == parcel_id,
            NoteParcel.case_id.in_(visible),
            NoteParcel.received_at.is_(None),
        )
        .options(joinedload(NoteParcel.case).options(joinedload(Case.team), CIRCLE))
    )
    return db.session.scalars(query).unique().one_or_none()


def hold_parcel(actor: Actor, parcel: NoteParcel) -> None:
    """Keep others from receiving the same; see it as it is now."""
    db.session.refresh(parcel, ["received_at"], with_for_update=True)


def parcels_for(actor: Actor, case: Case) -> Sequence[NoteParcel]:
    """Return what was sent to a case the actor was shown and waits to be received."""
    query = (
        select(NoteParcel)
        .where(NoteParcel.case_id == case.id, NoteParcel.received_at.is_(None))
        .options(joinedload(NoteParcel.sender))
    )
    return db.session.scalars(query.order_by(NoteParcel.sent_at, NoteParcel.id)).all()


def case_to_send_to(actor: Actor, typed: str) -> Case | None:
    """Return the open case of exactly this code, which somebody of its circle has read out."""
    query = select(Case).where(Case.code == tidy_code(typed), Case.status == CaseStatus.OPEN)
    return db.session.scalars(query).one_or_none()


def history_of(actor: Actor, note: CaseNote) -> Sequence[CaseNote]:
    """Return the note in all its versions, newest first."""
    query = (
        select(CaseNote)
        .where(CaseNote.first_id == note.first_id)
        .options(joinedload(CaseNote.author))
        .order_by(CaseNote.written_at.desc(), CaseNote.id)
    )
    return db.session.scalars(query).all()


def newest_of(actor: Actor, note: CaseNote) -> CaseNote:
    """Return the note as it stands now: itself, or what supersedes it in the end."""
    query = (
        select(CaseNote)
        .where(CaseNote.first_id == note.first_id, ~_is_superseded())
        .options(joinedload(CaseNote.author))
    )
    return db.session.scalars(query).one()


def clients_in(actor: Actor, notes: Iterable[CaseNote]) -> dict[UUID, list[Client]]:
    """Return whom each note concerns, in one query."""
    found: dict[UUID, list[Client]] = {note.id: [] for note in notes}
    if not found:
        return found
    query = (
        select(NoteClient.note_id, Client)
        .join(Client, Client.id == NoteClient.client_id)
        .where(NoteClient.note_id.in_(found))
        .order_by(Client.added_at, Client.id)
    )
    for note_id, client in db.session.execute(query):
        found[note_id].append(client)
    return found


def _is_superseded() -> ColumnElement[bool]:
    later = aliased(CaseNote)
    return exists().where(later.supersedes_id == CaseNote.id)
