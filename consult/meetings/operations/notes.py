"""Writing down what is said, in the phase it is said in."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.cases.models import Client
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemNote, ItemNoteClient, ItemPhase
from consult.meetings.operations.recording import NOT_OPEN, expect_recording
from consult.meetings.rules.live import lands_late, true_time
from consult.notes.rules import FAMILY_VOICES, HowHeard, MayBeToldTo, NoteKind, Voice
from consult.privacy import ReviewedText


@dataclass(frozen=True, slots=True)
class NoteAbout:
    """What a note of an item says of itself."""

    voice: Voice
    kind: NoteKind
    told_to: MayBeToldTo = MayBeToldTo.ASK_FIRST
    clients: Sequence[Client] = ()
    """Whom it concerns. One alone: the note dies with that client's space."""
    how_heard: HowHeard = HowHeard.SAID_HERE
    """Kept of words of the family alone."""


def write_note(
    actor: Actor,
    item: Item,
    phase: ItemPhase | None,
    text: ReviewedText,
    about: NoteAbout,
    *,
    ago: float = 0,
) -> ItemNote:
    """Write a note of an item in a phase; afterwards it may stand without one.

    `ago` is how many seconds ago it was written: more than none where there was no connection.
    Such a note still lands when the item has been closed meanwhile.

    Raises:
        NotSaved: the item is not open, or in this phase nothing may be written down.

    """
    written_at = true_time(ago, clock.now(), item.opened_at or clock.now())
    if not item.is_open and not lands_late(written_at, clock.now(), item.closed_at):
        raise NotSaved(NOT_OPEN)
    expect_recording(actor, item, phase, at=written_at)
    only = about.clients[0].space_id if len(about.clients) == 1 else None
    note = ItemNote(
        id=new_id(),
        space_id=item.space_id,
        dies_with=only,
        item_id=item.id,
        phase_id=phase.id if phase else None,
        author_id=actor.id,
        voice=about.voice,
        kind=about.kind,
        told_to=about.told_to,
        how_heard=about.how_heard if about.voice in FAMILY_VOICES else None,
        written_at=written_at,
    )
    note.body = text
    db.session.add(note)
    db.session.flush()
    db.session.add_all(
        ItemNoteClient(id=new_id(), note_id=note.id, client_id=client.id)
        for client in about.clients
    )
    concerned = [client.id for client in about.clients]
    _record(actor, Deed.ITEM_NOTE_WRITTEN, note, concerned, text.overruled)
    return note


def correct_note(actor: Actor, item: Item, note: ItemNote, text: ReviewedText) -> None:
    """Put one's own note right while the item is open.

    Raises:
        NotSaved: it is somebody else's, the item is not open, or now nothing may be written down.

    """
    if not item.is_open:
        raise NotSaved(NOT_OPEN)
    if note.author_id != actor.id:
        raise NotSaved(_NOT_YOURS)
    expect_recording(actor, item)
    note.body = text
    note.corrected_at = clock.now()
    _record(actor, Deed.ITEM_NOTE_CORRECTED, note, (), text.overruled)


def _record(
    actor: Actor, deed: Deed, note: ItemNote, clients: Sequence[UUID], overruled: int
) -> None:
    audit.record(
        actor,
        deed,
        on=note,
        clients=clients,
        item=note.item_id,
        overruled=overruled,
    )


_NOT_YOURS = Words(
    "Vain kirjoittaja voi korjata muistiinpanoaan.",
    "Bara den som skrev kan rätta sin anteckning.",
    "Only the one who wrote a note can put it right.",
)
