"""What the page of recording afterwards begins with, gathered in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from consult.cases.models import Client
from consult.consultations.models import Answer, Consultation, Question
from consult.consultations.queries import Place, whole_of
from consult.followups.queries.actions import Agreed, actions_of_item
from consult.foundation.actor import Actor
from consult.meetings.models import AttendanceMode, Item
from consult.meetings.queries.room import Room, Seated, room_of
from consult.meetings.queries.seating import Expected, Seating, seating_of


@dataclass(frozen=True, slots=True)
class Afterwards:
    """An item that is over, and everything that may be said of it."""

    room: Room
    consultation: Consultation
    seating: Seating
    seated: Mapping[str, Seated]
    """Who has a place, by its id as a form carries it."""
    silent: Mapping[str, Place]
    """Who was invited and never answered, by the invitation's id."""
    expected: Mapping[str, Expected]
    """Who of the team is usually there and has no place, by the account's id."""
    questions: Mapping[str, Question]
    answers: Mapping[UUID, Answer]
    named: Mapping[UUID, Sequence[Client]]
    """Whom an answer names in particular, by its question."""
    agreed: Sequence[Agreed]

    @property
    def item(self) -> Item:
        """Return the item."""
        return self.room.item

    @property
    def clients(self) -> Sequence[Client]:
        """Return the clients the item is about."""
        return self.room.clients

    @property
    def planned(self) -> tuple[datetime, datetime]:
        """Return when it was to begin and end: items of a meeting follow one another."""
        meeting = self.room.meeting
        each = timedelta(minutes=meeting.item_minutes)
        begins = meeting.starts_at + each * ((self.item.position or 1) - 1)
        return begins, min(begins + each, meeting.ends_at)

    def named_in(self, question: Question) -> list[UUID]:
        """Return whom the answer to a question names in particular."""
        return [client.id for client in self.named.get(question.id, ())]

    @property
    def usual_mode(self) -> AttendanceMode:
        """Return how people took part, unless something else is said."""
        return self.room.meeting.usual_mode

    @property
    def sectors(self) -> set[str]:
        """Return the sectors of those with a place and of those invited."""
        return (
            {one.attendance.sector for one in self.seated.values()}
            | {one.invitation.sector for one in self.silent.values()}
            | {one.account.sector for one in self.expected.values()}
        )

    @property
    def owner_choices(self) -> list[tuple[UUID, str]]:
        """Return who may turn out to have been there, and so may have agreed to something."""
        seated = [one.account for one in self.seated.values() if one.account]
        invited = [one.account for one in self.silent.values()]
        likely = sorted({one.id: one.name for one in (*seated, *invited)}.items(), key=_by_name)
        known = {account_id for account_id, _name in likely}
        others = [(one.id, one.name) for one in self.seating.people.values()]
        return [*likely, *(one for one in others if one[0] not in known)]


def afterwards_of(actor: Actor, item: Item, consultation: Consultation) -> Afterwards:
    """Gather what is known of an item the actor was shown."""
    room, whole = room_of(actor, item), whole_of(actor, consultation)
    there = {one.attendance.account_id for one in room.table}
    silent = [
        one for one in whole.places if one.invitation.waits_for_word and one.account.id not in there
    ]
    seating = seating_of(actor, room)
    return Afterwards(
        room=room,
        consultation=consultation,
        seating=seating,
        seated={str(one.attendance.id): one for one in room.table},
        silent={str(one.invitation.id): one for one in silent},
        expected={str(one.account.id): one for one in seating.expected},
        questions={str(one.id): one for one in whole.questions},
        answers=whole.answers,
        named={one.id: whole.named_in(one) for one in whole.questions},
        agreed=actions_of_item(actor, item),
    )


def _by_name(option: tuple[UUID, str]) -> str:
    return option[1]
