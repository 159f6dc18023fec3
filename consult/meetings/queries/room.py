"""All that the page of one item shows, gathered in one statement.

Places, notes, phases and clients lie in tables of their own. A numbered list is joined to all of
them, and each of its numbers to one kind only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, literal, select, union_all
from sqlalchemy.orm import joinedload

from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.cases.models import Client
from consult.cases.rules import MinorsDecision
from consult.formats import Format, Role, catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Worded, Words
from consult.meetings.models import (
    Attendance,
    AttendanceMode,
    Hypothesis,
    HypothesisClient,
    Item,
    ItemClient,
    ItemNote,
    ItemNoteClient,
    ItemPhase,
    ItemSeen,
    Meeting,
    OnScreen,
)
from consult.meetings.queries.items import next_item_of
from consult.meetings.queries.live import newest_of
from consult.meetings.rules import PhaseWords
from consult.meetings.rules.live import standings
from consult.notes.rules import MayBeToldTo, NoteKind, ReaderKind, Voice, may_be_shown

READS_AS = {
    Role.CHILD: ReaderKind.CHILD,
    Role.GUARDIAN: ReaderKind.GUARDIAN,
    Role.CLOSE_PERSON: ReaderKind.CLOSE_PERSON,
    Role.SUPPORT_PERSON: ReaderKind.CLOSE_PERSON,
}
"""As whom those of the family look at a screen."""

KINDS: tuple[type[Any], ...] = (Attendance, ItemNote, ItemPhase, ItemClient, Hypothesis)


@dataclass(frozen=True, slots=True)
class Seated:
    """One place at the table with the names that belong to it."""

    attendance: Attendance
    account: Account | None
    agency: Agency | None
    sector: Words

    @property
    def name(self) -> str:
        """Return who it is, where that is said: family and close people are there by role."""
        return self.account.name if self.account is not None else self.attendance.name


@dataclass(frozen=True, slots=True)
class Room:
    """An item as those at its table see it."""

    item: Item
    meeting: Meeting
    shape: Format
    phases: Sequence[ItemPhase]
    table: Sequence[Seated]
    notes: Sequence[tuple[ItemNote, list[Client]]]
    hypotheses: Sequence[tuple[Hypothesis, list[Client]]]
    clients: Sequence[Client]
    people: dict[UUID, Account]
    mark: str
    """Another one when anything of the item has changed but how its phases run."""
    spaces: frozenset[UUID]
    """Where what its page shows may be sealed: their keys are fetched together."""
    next_id: UUID | None
    """The next item of the same meeting that is there for her."""

    @property
    def standings(self) -> dict[UUID, str]:
        """Return where each phase stands: now, done, skipped or ahead."""
        begun = [phase.started_at is not None for phase in self.phases]
        stands = standings(begun, [phase.is_running for phase in self.phases])
        return {phase.id: stand for phase, stand in zip(self.phases, stands, strict=True)}

    @property
    def running(self) -> ItemPhase | None:
        """Return the phase that runs now."""
        return next((phase for phase in self.phases if phase.is_running), None)

    @property
    def length(self) -> int:
        """Return how many minutes of its meeting an item has."""
        return self.meeting.item_minutes

    @property
    def minutes(self) -> int:
        """Return how long the phases are together."""
        return sum(phase.minutes for phase in self.phases)

    @property
    def usual_mode(self) -> AttendanceMode:
        """Return how people take part unless the roster says otherwise."""
        return self.meeting.usual_mode

    def beside(self, step: int) -> ItemPhase | None:
        """Return the phase before (-1) or after (1) the one that runs."""
        if self.running is None:
            return self.phases[0] if step > 0 and self.phases else None
        index = list(self.phases).index(self.running) + step
        return self.phases[index] if 0 <= index < len(self.phases) else None

    def notes_in(self, phase: ItemPhase | None) -> list[tuple[ItemNote, list[Client]]]:
        """Return the notes of one phase; those without one for None."""
        wanted = phase.id if phase else None
        return [(note, clients) for note, clients in self.notes if note.phase_id == wanted]

    def last_of(self, actor: Actor) -> datetime | None:
        """Return when the newest note or hypothesis of somebody was written."""
        written: list[ItemNote | Hypothesis] = [one for one, _clients in self.notes]
        written += [one for one, _clients in self.hypotheses]
        return max((one.written_at for one in written if one.author_id == actor.id), default=None)

    def notes_by(self, by: str) -> list[tuple[Worded, list[tuple[ItemNote, list[Client]]]]]:
        """Return the notes apart by whose `voice` they are, or by what `kind` they are."""
        order: type[Worded] = NoteKind if by == "kind" else Voice
        apart = [
            (one, [each for each in self.notes if getattr(each[0], by) is one]) for one in order
        ]
        return [(one, found) for one, found in apart if found]


@dataclass(frozen=True, slots=True, eq=False)
class AtTable:
    """An item as somebody at its table meets it: what its panels are given."""

    seen: ItemSeen
    room: Room

    @property
    def item(self) -> Item:
        """Return the item."""
        return self.seen.item

    @property
    def records(self) -> bool:
        """Tell whether anything may be written down now: not while a private phase runs."""
        running = self.room.running
        return running is None or running.may_be_recorded


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What the screen shows that all in the room look at: what its panels are given."""

    table: AtTable
    shows: Sequence[OnScreen]

    def may_show(self, clients: Sequence[Client], decisions: Mapping[UUID, MinorsDecision]) -> bool:
        """Tell whether what concerns these clients may stand where everybody there reads it.

        It may be told to the family, unless a minor has forbidden that to somebody who is there.
        """
        roles = {one.attendance.role for one in self.table.room.table if one.attendance.is_seated}
        return all(
            may_be_shown(MayBeToldTo.EVERYBODY, decisions.get(client.id), reader)
            for client in clients
            for reader in (READS_AS[role] for role in roles & READS_AS.keys())
        )


def room_of(actor: Actor, item: Item) -> Room:
    """Gather the page of an item the actor was shown."""
    rows = db.session.execute(_statement(actor, item)).all()
    accounts = {row.Account.id: row.Account for row in rows if row.Account is not None}
    clients = {row.Client.id: row.Client for row in rows if row.ItemClient is not None}
    return Room(
        item=item,
        meeting=rows[0].Meeting,
        shape=catalogue().format(item.format_key, item.format_version),
        phases=sorted((row.ItemPhase for row in rows if row.ItemPhase), key=_place_in_order),
        table=_table(rows),
        notes=_written(rows, ItemNote),
        hypotheses=_written(rows, Hypothesis),
        clients=sorted(clients.values(), key=_added),
        people=accounts,
        mark=str(rows[0].newest or 0),
        spaces=_spaces(item, clients.values()),
        next_id=rows[0].next_id,
    )


def _statement(actor: Actor, item: Item) -> Select[*tuple[Any, ...]]:
    each = (select(literal(number).label("number")) for number in range(len(KINDS)))
    numbers = union_all(*each).subquery("numbers")
    own = newest_of(item), next_item_of(actor, item).label("next_id")
    query = select(*KINDS, Client, Account, Agency, Meeting, *own).select_from(numbers)
    query = query.join(Meeting, Meeting.id == item.meeting_id)
    for number, kind in enumerate(KINDS):
        query = query.outerjoin(kind, and_(numbers.c.number == number, kind.item_id == item.id))
    people = func.coalesce(Attendance.account_id, ItemNote.author_id, Hypothesis.author_id)
    clients = func.coalesce(
        ItemClient.client_id, ItemNoteClient.client_id, HypothesisClient.client_id
    )
    return (
        query.outerjoin(ItemNoteClient, ItemNoteClient.note_id == ItemNote.id)
        .outerjoin(HypothesisClient, HypothesisClient.hypothesis_id == Hypothesis.id)
        .outerjoin(Client, Client.id == clients)
        .options(joinedload(Client.case))
        .outerjoin(Account, Account.id == people)
        .outerjoin(Agency, Agency.id == Attendance.agency_id)
    )


def _table(rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Seated]:
    """Return everybody's place, in the order they were given one."""
    seated = [
        Seated(row.Attendance, row.Account, row.Agency, sectors()[row.Attendance.sector])
        for row in rows
        if row.Attendance is not None
    ]
    return sorted(seated, key=lambda one: (one.attendance.seated_at, one.attendance.id))


def _written(
    rows: Sequence[Row[*tuple[Any, ...]]], kind: type[Any]
) -> list[tuple[Any, list[Client]]]:
    """Return notes or hypotheses with the clients each concerns, oldest first; no erased ones."""
    concerned: dict[Any, list[Client]] = {}
    for row in rows:
        one = getattr(row, kind.__name__)
        if one is not None and one.box:
            clients = concerned.setdefault(one, [])
            clients += [row.Client] if row.Client is not None else []
    written = sorted(concerned, key=lambda one: (one.written_at, one.id))
    return [(one, sorted(concerned[one], key=_added)) for one in written]


def _spaces(item: Item, clients: Iterable[Client]) -> frozenset[UUID]:
    found = {item.space_id}
    for client in clients:
        found |= {client.space_id, client.case.space_id}
    return frozenset(space_id for space_id in found if space_id is not None)


def _place_in_order(phase: ItemPhase) -> int:
    return phase.position


def _added(client: Client) -> tuple[Any, UUID]:
    return client.added_at, client.id


def words_of(item: Item, phases: Sequence[ItemPhase], language: str) -> dict[UUID, PhaseWords]:
    """Return what each phase is called: the facilitator's own words, else the catalogue's."""
    shape = catalogue().format(item.format_key, item.format_version)
    known = {phase.key: phase for phase in shape.phases}
    found = {}
    for phase in phases:
        origin = known.get(phase.key)
        found[phase.id] = PhaseWords(
            title=phase.title or (origin.title.say(language) if origin else ""),
            purpose=origin.purpose.say(language) if origin else "",
            prompt=phase.prompt or (origin.prompt.say(language) if origin else ""),
        )
    return found


def usual_words(item: Item, phases: Sequence[ItemPhase], language: str) -> dict[UUID, PhaseWords]:
    """Return what the catalogue calls each phase; what is the facilitator's own stays sealed.

    A phase that she has added has no words of the catalogue: it goes without.
    """
    shape = catalogue().format(item.format_key, item.format_version)
    known = {phase.key: phase for phase in shape.phases}
    found = {}
    for phase in phases:
        origin = known.get(phase.key)
        found[phase.id] = PhaseWords(
            title=origin.title.say(language) if origin else "",
            purpose=origin.purpose.say(language) if origin else "",
            prompt=origin.prompt.say(language) if origin else "",
        )
    return found
