"""A note that should not have been in the file: moved, sent, withdrawn, destroyed.

Its text leaves the row together with the earlier versions; the row stays as a marker, so that
nobody wonders where a page went. What is in old backups goes with the case.
"""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from consult import audit, vault
from consult.audit import Deed
from consult.cases.models import Case
from consult.cases.queries import clients_of, hold_case, seats_of
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.notes.messages import tell_of_moved_note, tell_of_sent_note
from consult.notes.models import CaseNote, NoteClient, NoteParcel
from consult.notes.queries import history_of, hold_parcel
from consult.notes.rules import MayBeToldTo, NoteFate, NoteKind, Voice, WithdrawReason

GONE_ALREADY = Words(
    "Muistiinpanoa ei enää ole tässä asiassa.",
    "Anteckningen finns inte längre i det här ärendet.",
    "The note is no longer in this case.",
)
SAME_CASE = Words(
    "Valitse toinen asia kuin se, jossa muistiinpano on nyt.",
    "Välj ett annat ärende än det där anteckningen är nu.",
    "Choose another case than the one the note is in now.",
)
ONE_MORE_PAIR_OF_EYES = Words(
    "Tekstin hävittää toinen piirin kirjoittaja kuin se, joka poisti sen käytöstä.",
    "Texten förstörs av en annan skrivande i kretsen än den som drog tillbaka den.",
    "Somebody else of the circle who writes destroys it, not the one who withdrew it.",
)


def move_note(actor: Actor, note: CaseNote, target: Case) -> CaseNote:
    """File a note in the case it belongs to, with its history, and empty it in the wrong one.

    Raises:
        NotSaved: it is the same case.
        Conflict: somebody was faster.

    """
    chain = _chain_to_remove(actor, note, target)
    copies = _copied(actor, [_contents(one) for one in reversed(chain)], target)
    _remove(actor, chain, NoteFate.MOVED)
    audit.record(
        actor,
        Deed.NOTE_MOVED,
        on=chain[0],
        space=note.space_id,
        to_case=target.id,
        texts=len(chain),
    )
    audit.record(actor, Deed.NOTE_RECEIVED, on=copies[-1], from_case=note.case_id)
    tell_of_moved_note(actor, note.case, target)
    return copies[-1]


def send_note(actor: Actor, note: CaseNote, target: Case) -> NoteParcel:
    """Send a note into the inbox of a case in whose circle the sender does not sit.

    Raises:
        NotSaved: it is the same case.
        Conflict: somebody was faster.

    """
    chain = _chain_to_remove(actor, note, target)
    texts = [_contents(one) for one in reversed(chain)]
    parcel_id = new_id()
    plain = json.dumps(texts, ensure_ascii=False).encode()
    parcel = NoteParcel(
        id=parcel_id,
        case_id=target.id,
        from_case_id=note.case_id,
        sent_by=actor.id,
        sent_at=clock.now(),
        received_by=None,
        received_at=None,
        space_id=target.space_id,
        box=vault.seal_into(target.space_id, parcel_id, plain),
    )
    db.session.add(parcel)
    _remove(actor, chain, NoteFate.SENT)
    audit.record(actor, Deed.NOTE_SENT, on=parcel, to_case=target.id, from_case=note.case_id)
    tell_of_sent_note(actor, note.case, target)
    return parcel


def receive_note(actor: Actor, parcel: NoteParcel) -> CaseNote:
    """File a note that was sent here, with its history, as it was written.

    Raises:
        Conflict: somebody was faster.

    """
    hold_case(actor, parcel.case)
    hold_parcel(actor, parcel)
    if parcel.received_at is not None:
        raise Conflict(GONE_ALREADY)
    plain = vault.keyring().open_inbox(parcel.space_id, parcel.id, parcel.box)
    copies = _copied(actor, json.loads(plain), parcel.case)
    parcel.received_by, parcel.received_at, parcel.box = actor.id, clock.now(), b""
    audit.record(
        actor,
        Deed.NOTE_RECEIVED,
        on=copies[-1],
        from_case=parcel.from_case_id,
        parcel=parcel.id,
    )
    return copies[-1]


def withdraw_note(actor: Actor, note: CaseNote, reason: WithdrawReason) -> None:
    """Take a note out of sight. Its text is destroyed by another one's press.

    Raises:
        Conflict: somebody was faster.

    """
    hold_case(actor, note.case)
    chain = _still_here(actor, note)
    for one in chain:
        _mark(actor, one, NoteFate.WITHDRAWN, reason)
    audit.record(actor, Deed.NOTE_WITHDRAWN, on=chain[0], space=note.space_id, reason=reason)


def destroy_note(actor: Actor, note: CaseNote) -> None:
    """Destroy the text of a withdrawn note and of its earlier versions, for good.

    Raises:
        NotSaved: she withdrew it herself, and somebody else could press.
        Conflict: it is not withdrawn, or destroyed already.

    """
    hold_case(actor, note.case)
    chain = history_of(actor, note)
    if not chain[0].is_withdrawn:
        raise Conflict(GONE_ALREADY)
    others = [
        seat
        for seat in seats_of(actor, note.case)
        if seat.writes and seat.whole_file and seat.account_id != actor.id
    ]
    if chain[0].fate_by == actor.id and others:
        raise NotSaved(ONE_MORE_PAIR_OF_EYES)
    for one in chain:
        _empty(one)
    audit.record(actor, Deed.NOTE_DESTROYED, on=chain[0], space=note.space_id, texts=len(chain))


def _chain_to_remove(actor: Actor, note: CaseNote, target: Case) -> Sequence[CaseNote]:
    """Return the note in all its versions, newest first, with both cases held."""
    if note.case_id == target.id:
        raise NotSaved(SAME_CASE)
    for case in sorted((note.case, target), key=lambda one: one.id):
        hold_case(actor, case)
    return _still_here(actor, note)


def _still_here(actor: Actor, note: CaseNote) -> Sequence[CaseNote]:
    chain = history_of(actor, note)
    if not all(one.is_here for one in chain):
        raise Conflict(GONE_ALREADY)
    return chain


def _contents(note: CaseNote) -> dict[str, Any]:
    """Return what goes along: the text, whose words they are, who wrote it and when."""
    return {
        "body": note.body,
        "how_heard": note.how_heard,
        "author_id": str(note.author_id),
        "voice": note.voice.value,
        "sector": note.sector,
        "kind": note.kind.value,
        "told_to": note.told_to.value,
        "written_at": note.written_at.isoformat(),
    }


def _copied(actor: Actor, texts: Sequence[dict[str, Any]], target: Case) -> list[CaseNote]:
    """File texts as a note with its history, oldest first. It concerns every client here."""
    clients = clients_of(actor, target)
    alone = clients[0].space_id if len(clients) == 1 else None
    copies: list[CaseNote] = []
    for text in texts:
        note_id = new_id()
        copy = CaseNote(
            id=note_id,
            space_id=target.space_id,
            dies_with=alone,
            case_id=target.id,
            first_id=copies[0].id if copies else note_id,
            supersedes_id=copies[-1].id if copies else None,
            author_id=UUID(text["author_id"]),
            voice=Voice.of(text["voice"]),
            sector=text["sector"],
            kind=NoteKind.of(text["kind"]),
            told_to=MayBeToldTo.of(text["told_to"]),
            written_at=clock.read(text["written_at"]),
        )
        copy.body, copy.how_heard = text["body"], text["how_heard"]
        db.session.add(copy)
        copies.append(copy)
    db.session.flush()  # their clients refer to them, and no relationship orders the rows
    db.session.add_all(
        NoteClient(id=new_id(), note_id=copy.id, client_id=client.id)
        for copy in copies
        for client in clients
    )
    return copies


def _remove(actor: Actor, chain: Sequence[CaseNote], fate: NoteFate) -> None:
    for one in chain:
        _mark(actor, one, fate)
        _empty(one)


def _mark(
    actor: Actor, note: CaseNote, fate: NoteFate, reason: WithdrawReason | None = None
) -> None:
    note.fate, note.fate_reason = fate, reason
    note.fate_by, note.fate_at = actor.id, clock.now()


def _empty(note: CaseNote) -> None:
    note.body = note.how_heard = ""
    note.emptied_at = clock.now()
