"""What was read from a file: meetings, what is wrong, and names nobody here has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from consult.foundation.words import Words

MOST_FAULTS = 200
"""More would not be read by anybody; the count goes on."""

MOST_UNKNOWN = 100
"""So many names of one column are asked about; a file with more of them was made for another."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place of the file; line 1 is the heading."""

    line: int
    column: str
    words: Words


@dataclass(frozen=True, slots=True)
class KnownTeam:
    """A team that the log may speak of, and how long its meetings are."""

    id: UUID
    minutes: int


@dataclass(frozen=True, slots=True)
class Known:
    """The house's names and words, each folded: what a cell may say, and what is meant by it."""

    teams: Mapping[str, KnownTeam]
    agencies: Mapping[str, UUID | None]
    sectors: Mapping[str, str]
    people: Mapping[str, UUID]
    words: Mapping[str, Mapping[str, str]]
    """By column (`status`, `reason`, `mode`, `seat`, `presence`): what is said, what is stored."""
    times: frozenset[tuple[UUID, datetime]]
    """Meetings that are in the house already."""


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody at the table of an item, or several alike."""

    sector: str
    agency_id: UUID | None
    account_id: UUID | None
    seat: str
    presence: str
    people: int


@dataclass(slots=True)
class LoggedMeeting:
    """One meeting of the log. `line` is where it is told of first."""

    line: int
    team_id: UUID
    starts_at: datetime
    ends_at: datetime
    status: str
    reason: str
    mode: str
    items: dict[int, list[Seated]] = field(default_factory=dict)


@dataclass(slots=True)
class Log:
    """What was read."""

    lines: int = 0
    meetings: dict[tuple[UUID, datetime], LoggedMeeting] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    unknown: dict[str, Counter[str]] = field(default_factory=dict)
    """By column: names that nothing here is called, as they were typed, and how often."""
    unnamed: int = 0
    """Professionals who are counted without a name: they have no account here."""

    @property
    def is_good(self) -> bool:
        """Tell whether all of it can be taken over."""
        return bool(self.meetings) and not self.fault_count and not self.unknown

    @property
    def people(self) -> int:
        """Return how many places at tables were read."""
        meetings = self.meetings.values()
        return sum(one.people for each in meetings for row in each.items.values() for one in row)

    @property
    def items(self) -> int:
        """Return how many items were read."""
        return sum(len(meeting.items) for meeting in self.meetings.values())

    def complain(self, line: int, column: str, words: Words) -> None:
        """Note what is wrong."""
        self.fault_count += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(line, column, words))
