"""All that the page of one item shows, gathered in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.agencies.models import Agency
from consult.agencies.queries import agencies_of
from consult.agencies.rules import sectors
from consult.cases.models import Client
from consult.formats import Format, catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Words
from consult.meetings.models import (
    Attendance,
    AttendanceMode,
    Item,
    ItemNote,
    ItemPhase,
    Meeting,
    MeetingMode,
)
from consult.meetings.queries.items import attendances_of, clients_of_item, phases_of
from consult.meetings.queries.notes import notes_of
from consult.meetings.rules import PhaseWords


@dataclass(frozen=True, slots=True)
class Seated:
    """One place at the table with the names that belong to it."""

    attendance: Attendance
    account: Account | None
    agency: Agency | None
    sector: Words


@dataclass(frozen=True, slots=True)
class Room:
    """An item as those at its table see it."""

    item: Item
    meeting: Meeting
    shape: Format
    phases: Sequence[ItemPhase]
    table: Sequence[Seated]
    notes: Sequence[tuple[ItemNote, list[Client]]]
    clients: Sequence[Client]
    people: dict[UUID, Account]

    @property
    def running(self) -> ItemPhase | None:
        """Return the phase that runs now."""
        return next((phase for phase in self.phases if phase.is_running), None)

    @property
    def length(self) -> int:
        """Return how many minutes of its meeting an item has."""
        whole = self.meeting.ends_at - self.meeting.starts_at
        return int(whole.total_seconds() // 60) // self.meeting.slots

    @property
    def minutes(self) -> int:
        """Return how long the phases are together."""
        return sum(phase.minutes for phase in self.phases)

    @property
    def usual_mode(self) -> AttendanceMode:
        """Return how people take part unless the roster says otherwise."""
        remote = self.meeting.mode is MeetingMode.REMOTE
        return AttendanceMode.REMOTE if remote else AttendanceMode.IN_PERSON

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


def room_of(actor: Actor, item: Item) -> Room:
    """Gather the page of an item the actor was shown."""
    places = attendances_of(actor, item)
    notes = notes_of(actor, item)
    people = names_of(
        actor,
        {place.account_id for place in places if place.account_id}
        | {note.author_id for note, _clients in notes}
        | {item.facilitator_id},
    )
    agencies = agencies_of(actor, {place.agency_id for place in places if place.agency_id})
    table = [
        Seated(
            place,
            people.get(place.account_id) if place.account_id else None,
            agencies.get(place.agency_id) if place.agency_id else None,
            sectors()[place.sector],
        )
        for place in places
    ]
    return Room(
        item=item,
        meeting=db.session.get_one(Meeting, item.meeting_id),
        shape=catalogue().format(item.format_key, item.format_version),
        phases=phases_of(actor, item),
        table=table,
        notes=notes,
        clients=clients_of_item(actor, item),
        people=people,
    )


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
