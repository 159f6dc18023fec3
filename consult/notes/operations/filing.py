"""Filing notes, and correcting them by new ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.cases.models import Case, Client
from consult.cases.queries import clients_of, hold_case
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.notes.models import CaseNote, NoteClient
from consult.notes.queries import newest_of
from consult.notes.rules import MayBeToldTo, NoteKind, Voice
from consult.privacy import ReviewedText, overruled_in

WHOSE_SECTOR = Words(
    "Valitse, minkä toimialan ääni tämä on.",
    "Välj vilken sektors röst detta är.",
    "Choose which sector's voice this is.",
)
ALREADY_CORRECTED = Words(
    "Joku toinen ehti korjata tämän muistiinpanon. Hänen tekstinsä on alla.",
    "Någon annan hann rätta den här anteckningen. Texten finns nedan.",
    "Somebody else has already corrected this note. Their text is below.",
)


@dataclass(frozen=True, slots=True)
class About:
    """What a note says of itself; as it is given when nothing else was chosen."""

    voice: Voice = Voice.WORKER
    kind: NoteKind = NoteKind.BACKGROUND
    told_to: MayBeToldTo = MayBeToldTo.ASK_FIRST
    clients: Sequence[Client] = ()
    """Whom it concerns; nobody chosen means every client of the case."""
    sector: str = ""
    how_heard: ReviewedText | None = None


AS_BACKGROUND = About()


def file_note(
    actor: Actor, case: Case, text: ReviewedText, about: About = AS_BACKGROUND
) -> CaseNote:
    """File a note in a case."""
    note_id = new_id()
    note, clients = _make(actor, case, text, about, note_id, note_id, None)
    _record(actor, Deed.NOTE_FILED, note, clients, overruled_in(text, about.how_heard))
    return note


def supersede_note(actor: Actor, note: CaseNote, text: ReviewedText, about: About) -> CaseNote:
    """Correct a note by a new one. The old one stays and can be read in the history."""
    hold_case(actor, note.case)
    if newest_of(actor, note).id != note.id or not note.is_here:
        raise Conflict(ALREADY_CORRECTED)
    newer, clients = _make(actor, note.case, text, about, new_id(), note.first_id, note.id)
    _record(actor, Deed.NOTE_SUPERSEDED, newer, clients, overruled_in(text, about.how_heard))
    return newer


def _make(
    actor: Actor,
    case: Case,
    text: ReviewedText,
    about: About,
    note_id: UUID,
    first_id: UUID,
    supersedes_id: UUID | None,
) -> tuple[CaseNote, list[Client]]:
    if (about.voice is Voice.SECTOR) != bool(about.sector):
        raise NotSaved(WHOSE_SECTOR)
    clients = list(about.clients) or list(clients_of(actor, case))
    note = CaseNote(
        id=note_id,
        space_id=case.space_id,
        dies_with=clients[0].space_id if len(clients) == 1 else None,
        case_id=case.id,
        first_id=first_id,
        supersedes_id=supersedes_id,
        author_id=actor.id,
        voice=about.voice,
        sector=about.sector,
        kind=about.kind,
        told_to=about.told_to,
        written_at=clock.now(),
    )
    note.body = text
    note.how_heard = about.how_heard or ""
    db.session.add(note)
    db.session.flush()  # its clients refer to it, and no relationship orders the rows
    db.session.add_all(
        NoteClient(id=new_id(), note_id=note.id, client_id=client.id) for client in clients
    )
    return note, clients


def _record(
    actor: Actor, deed: Deed, note: CaseNote, clients: Sequence[Client], overruled: int
) -> None:
    audit.record(
        actor,
        deed,
        on=note,
        space=note.space_id,
        clients=[client.id for client in clients],
        voice=note.voice,
        kind=note.kind,
        overruled=overruled,
    )
