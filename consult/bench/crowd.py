"""An organisation of any size round the cast: teams, people, cases, meetings, consultations.

Each list of the cast has `own` rows; the rest of `consultations` is other people's. Sealed rows
that no measured page opens carry bytes that are no box.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from consult.bench.bulk import drawn_id
from consult.bench.houses import LaidHouse
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation import clock

PLACES = 10
"""So many sit at the table of an item."""
ITEMS = 1
"""So many items has a meeting."""
AHEAD = 60
"""So many consultations have a time: a calendar does not fill with the years behind it."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large the organisation is, and how much of it is each cast member's own."""

    consultations: int
    own: int

    @property
    def ahead(self) -> int:
        """Return how many of the cast's consultations have a time and are not held yet."""
        return min(self.own, AHEAD)

    @property
    def cast(self) -> int:
        """Return how many of the consultations are the cast's: waiting, placed, answered."""
        return 2 * self.own + self.ahead


@dataclass(frozen=True, slots=True)
class Asked:
    """What is decided of a consultation before its rows are written."""

    number: int
    id: UUID
    space_id: UUID
    team_id: UUID
    asker_id: UUID
    facilitator_id: UUID
    case_id: UUID
    status: ConsultationStatus
    meeting_id: UUID | None
    item_id: UUID | None
    held_at: datetime
    table: tuple[UUID, ...]


@dataclass(slots=True)
class Crowd:
    """The rows of an organisation, made anew each time they are asked for in the same order."""

    house: LaidHouse
    size: Size
    now: datetime = field(default_factory=clock.now)
    people: list[UUID] = field(default_factory=list)
    teams: list[UUID] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = [drawn_id() for _ in range(max(self.size.own, 2 * PLACES))]
        self.teams = [drawn_id() for _ in range(self.size.own)]

    def one(self, key: str) -> UUID:
        """Return the id of somebody of the cast."""
        return self.house.id_of(key)

    def asked(self) -> list[Asked]:
        """Decide who asked whom, and how far it has come: the cast's own first."""
        found = [*self._waiting(), *self._placed(), *self._answered()]
        found += islice(self._of_others(len(found)), self.size.consultations - len(found))
        return found

    def _waiting(self) -> Iterator[Asked]:
        team = self.house.laid.teams["experts"].id
        for number in range(self.size.own):
            yield self._one(number, team, self.one("jaana"), ConsultationStatus.REQUESTED)

    def _placed(self) -> Iterator[Asked]:
        team, meetings = self.house.laid.teams["experts"].id, _Meetings()
        for number in range(self.size.ahead):
            held = self.now + timedelta(days=1 + number // ITEMS)
            meeting = meetings.of(team, number // ITEMS)
            asker, status = self.one("jaana"), ConsultationStatus.INVITED
            yield self._one(self.size.own + number, team, asker, status, meeting, held)

    def _answered(self) -> Iterator[Asked]:
        team, meetings = self.house.laid.teams["vaara"].id, _Meetings()
        for number in range(self.size.own):
            held = self.now - timedelta(days=1 + number // ITEMS)
            meeting = meetings.of(team, number // ITEMS)
            asker, status = self.one("alma"), ConsultationStatus.ANSWERED
            yield self._one(
                self.size.own + self.size.ahead + number, team, asker, status, meeting, held
            )

    def _of_others(self, first: int) -> Iterator[Asked]:
        meetings = _Meetings()
        for number in range(first, self.size.consultations):
            row, place = divmod(number, len(self.teams))
            team, asker = self.teams[place], self.people[number % len(self.people)]
            held = self.now - timedelta(days=1 + row // ITEMS, minutes=place % 600)
            meeting = meetings.of(team, row // ITEMS)
            yield self._one(number, team, asker, ConsultationStatus.ANSWERED, meeting, held)

    def _one(
        self,
        number: int,
        team: UUID,
        asker: UUID,
        status: ConsultationStatus,
        meeting: UUID | None = None,
        held: datetime | None = None,
    ) -> Asked:
        own = number < self.size.cast
        others = [self.people[(number + place) % len(self.people)] for place in range(1, PLACES)]
        leads = self.one("bertta") if own else others[0]
        seated = [self.one("chidi"), *others[1:]] if own else others[1:]
        return Asked(
            number=number,
            id=drawn_id(),
            space_id=drawn_id(),
            team_id=team,
            asker_id=asker,
            facilitator_id=leads,
            case_id=drawn_id(),
            status=status,
            meeting_id=meeting,
            item_id=drawn_id() if meeting is not None else None,
            held_at=held or self.now,
            table=tuple(dict.fromkeys((asker, leads, *seated)))[:PLACES],
        )


class _Meetings:
    """Gives items of the same team and turn the same meeting."""

    def __init__(self) -> None:
        self._ids: dict[tuple[UUID, int], UUID] = {}

    def of(self, team: UUID, turn: int) -> UUID:
        return self._ids.setdefault((team, turn), drawn_id())
