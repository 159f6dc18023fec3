"""Reading of notes."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased, joinedload

from consult.cases.models import Case, Client
from consult.cases.queries import CIRCLE, visible_cases
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.notes.models import CaseNote, NoteClient


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
