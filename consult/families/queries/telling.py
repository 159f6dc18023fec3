"""What goes into somebody's paper, and what may not: who comes, what was said by whom."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from consult import vault
from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.cases.models import Client
from consult.cases.queries import clients_of, decisions_in
from consult.consultations.models import Guest, Invitation
from consult.consultations.rules.choices import HOLDING
from consult.families.models import Around, FamilySheet
from consult.families.rules import Coming, Kept, sort_key
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Words
from consult.meetings.models import (
    SEATED,
    Attendance,
    AttendanceState,
    ItemNote,
    ItemNoteClient,
    Standing,
)
from consult.notes.models import CaseNote, NoteClient
from consult.notes.queries import notes_of
from consult.notes.rules import (
    FAMILY_VOICES,
    MayBeToldTo,
    ReaderKind,
    Voice,
    may_be_shown,
    strictest,
)

EXPECTED = (*SEATED, AttendanceState.INVITED)
GUARDIANS = {1: ReaderKind.GUARDIAN_1, 2: ReaderKind.GUARDIAN_2, 3: ReaderKind.GUARDIAN_3}
MOST = 200
"""So many notes of a case are looked at for a letter, the newest first."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of somebody of the family, or a worker's note, with what decides who may read them."""

    id: UUID
    voice: Voice
    told_to: MayBeToldTo
    body: str
    own: bool
    """Whether the reader said it."""


def reader_of(client: Client) -> ReaderKind:
    """Return as whom a client reads a letter."""
    if client.is_minor:
        return ReaderKind.CHILD
    if client.guardian_number is not None:
        return GUARDIANS.get(client.guardian_number, ReaderKind.GUARDIAN)
    return ReaderKind.CLOSE_PERSON


def whose(actor: Actor, around: Around) -> Words:
    """Return what a paper calls the one it is for: the own label, or the role.

    The only mother of a case is *Äiti* on paper, not *Äiti 1*.
    """
    client = around.client
    if client.own_label:
        return Words(client.own_label, client.own_label, client.own_label)
    alike = [one for one in clients_of(actor, around.case) if one.role is client.role]
    return client.role.words if len(alike) == 1 else client.label


def who_comes(actor: Actor, around: Around) -> list[Coming]:
    """Return who comes for work: those at the table, those invited, guests with a pass."""
    if around.item is None:
        return []
    at_table = (
        select(Account, Agency)
        .join(Attendance, Attendance.account_id == Account.id)
        .join(Agency, Agency.id == Attendance.agency_id)
        .where(Attendance.item_id == around.item.id, Attendance.state.in_(EXPECTED))
    )
    invited = (
        select(Account, Agency)
        .join(Invitation, Invitation.account_id == Account.id)
        .join(Agency, Agency.id == Invitation.agency_id)
        .where(Invitation.consultation_id == around.consultation.id, Invitation.status.in_(HOLDING))
    )
    guests = (
        select(Guest, Agency)
        .join(Agency, Agency.id == Guest.agency_id)
        .where(Guest.consultation_id == around.consultation.id, Guest.status.in_(HOLDING))
    )
    found: dict[str, Coming] = {}
    for query in (at_table, invited, guests):
        for person, agency in db.session.execute(query):
            found.setdefault(person.name, Coming(person.name, person.profession, agency.name))
    return sorted(found.values(), key=lambda one: sort_key(one.name))


def family_at_table(actor: Actor, around: Around) -> list[Words]:
    """Return as whom others of the family come; nobody where some are kept apart."""
    if around.item is None or around.case.kept_apart:
        return []
    query = select(Attendance.role).where(
        Attendance.item_id == around.item.id,
        Attendance.seat == Standing.FAMILY,
        Attendance.state.in_(EXPECTED),
    )
    return [role.words for role in db.session.scalars(query.order_by(Attendance.seated_at))]


def told_to(actor: Actor, around: Around) -> list[Utterance]:
    """Return the words that may stand in a client's letter, as those who spoke wished.

    What was filed on the case, and what was written down at this meeting where the actor holds
    its key. Where some are kept apart no other adult's words go over, whatever was wished.
    """
    return [
        Utterance(row.id, row.voice, row.told_to, row.body, own)
        for row, own, told in _words(actor, around)
        if told
    ]


def kept_of_others(actor: Actor, around: Around, own: Kept | None = None) -> Kept:
    """Return what nobody's paper may tell of the others: when and where they come, their words.

    Their words count only where the client may not be told them. `own` is when and where the
    client comes; without it, what the client's newest sheet says.
    """
    times: list[datetime] = []
    texts: list[str] = []
    for sheet in _newest_sheets(actor, around):
        if sheet.client_id == around.client.id:
            own = own or Kept(_times(sheet), (sheet.place,))
            continue
        times += _times(sheet)
        texts += [one for one in (sheet.place, sheet.own_question, sheet.own_words) if one]
    texts += words_not_for(actor, around)
    return Kept(tuple(times), tuple(texts)).without(own or Kept())


def words_not_for(actor: Actor, around: Around) -> list[str]:
    """Return what others of the family said and the client may not be told."""
    words = _words(actor, around)
    return [row.body for row, _own, told in words if not told and row.voice in FAMILY_VOICES]


def _words(actor: Actor, around: Around) -> Iterable[tuple[Any, bool, bool]]:
    """Yield each note, whether it holds the client's own words, and whether they may be told."""
    decisions, reader = decisions_in(actor, around.case), reader_of(around.client)
    for row, concerned in (*_filed(actor, around), *_written_down(actor, around)):
        own = _is_own(row.voice, around.client, decisions.keys() & concerned)
        minors = strictest(decisions[one] for one in concerned if one in decisions)
        apart = around.case.kept_apart and not own and row.voice in FAMILY_VOICES
        told = may_be_shown(row.told_to, minors, reader, own_words=own) and not apart
        yield row, own, told


def arrivals_of_others(actor: Actor, around: Around) -> Kept:
    """Return when and where the other adults of the family come, as far as anybody has said.

    A child may come together with one of them.
    """
    adults = {one.id for one in clients_of(actor, around.case) if not one.is_minor}
    if around.client.id not in adults:
        return Kept()
    others = adults - {around.client.id}
    sheets = [one for one in _newest_sheets(actor, around) if one.client_id in others]
    times = [at for one in sheets for at in _times(one)]
    return Kept(tuple(times), tuple(one.place for one in sheets))


def _times(sheet: FamilySheet) -> tuple[datetime, ...]:
    return (clock.local(clock.read(sheet.comes_at)),) if sheet.comes_at else ()


def _newest_sheets(actor: Actor, around: Around) -> Iterable[FamilySheet]:
    query = select(FamilySheet).where(FamilySheet.consultation_id == around.consultation.id)
    rows = db.session.scalars(query.order_by(FamilySheet.written_at, FamilySheet.id)).all()
    vault.keyring().load({row.space_id for row in rows})
    return {row.client_id: row for row in rows if row.box}.values()


Row = tuple[Any, list[UUID]]
"""A note with the clients it concerns."""


def _filed(actor: Actor, around: Around) -> list[Row]:
    notes = db.session.scalars(notes_of(actor, around.case).limit(MOST)).all()
    here = [note for note in notes if note.is_here]
    return _with_clients(here, NoteClient)


def _written_down(actor: Actor, around: Around) -> list[Row]:
    if around.item is None or not vault.keyring().holds(around.consultation.space_id):
        return []
    query = select(ItemNote).where(
        ItemNote.item_id == around.item.id, ItemNote.voice.in_(FAMILY_VOICES)
    )
    return _with_clients(
        db.session.scalars(query.order_by(ItemNote.written_at)).all(), ItemNoteClient
    )


def _with_clients(
    rows: Sequence[CaseNote] | Sequence[ItemNote], link: type[NoteClient | ItemNoteClient]
) -> list[Row]:
    found: dict[UUID, list[UUID]] = {row.id: [] for row in rows}
    if not found:
        return []
    query = select(link.note_id, link.client_id).where(link.note_id.in_(found))
    for note_id, client_id in db.session.execute(query):
        found[note_id].append(client_id)
    return [(row, found[row.id]) for row in rows]


def _is_own(voice: Voice, client: Client, minors: AbstractSet[UUID]) -> bool:
    """Tell whether these are the client's own words; of siblings only what names this one alone."""
    if voice is Voice.CHILD:
        return client.is_minor and minors == {client.id}
    number = client.guardian_number
    if number in GUARDIANS:
        return voice.value == GUARDIANS[number].value
    return False
