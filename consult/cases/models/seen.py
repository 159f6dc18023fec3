"""Cases as deputies meet them, and what stands on the circle's page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consult.accounts.models import Account
from consult.cases.models.case import Case, Client
from consult.cases.models.circle import CircleSeat, DeputyExclusion
from consult.cases.models.emergency import EmergencyAnswer, EmergencyOpening
from consult.teams.models import Team


@dataclass(frozen=True, slots=True)
class CaseToNote:
    """A case whose code belongs into the client system, and as what the person came to it."""

    case: Case
    as_deputy: bool


@dataclass(frozen=True, slots=True)
class Deputising:
    """What a person does as a named deputy: for which teams."""

    teams: Sequence[Team]


@dataclass(frozen=True, slots=True)
class CaseForDeputy:
    """A case of a team whose named deputy the person is, and from which she is not excluded."""

    case: Case
    team: Team


@dataclass(frozen=True, slots=True)
class Absent:
    """A colleague who is away, and the cases a stand-in could take over from her."""

    account: Account
    cases: Sequence[Case]
    through_duty: bool
    """Whether a deputy arranges it, who holds the cases only through the duty key."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """One emergency opening with its case and the names that belong to it."""

    opening: EmergencyOpening
    case: Case
    seat: CircleSeat | None
    answer: EmergencyAnswer | None


@dataclass(frozen=True, slots=True)
class Excluded:
    """A deputy's exclusion with its case, as somebody in the circle meets it."""

    exclusion: DeputyExclusion
    case: Case


@dataclass(frozen=True, slots=True)
class Holder:
    """One line of the circle's page: who can open something, why, since when, until when."""

    account_id: UUID
    name: str
    seat: CircleSeat | None
    """None: she holds a key without a seat, which should not be."""
    since: datetime
    until: datetime | None
    given_by: str
    by_duty: bool
    """Whether a deputy gave it through the team's duty key."""


@dataclass(frozen=True, slots=True)
class Room:
    """Something of a case that has a key of its own: the file, one client's card."""

    client_id: UUID | None
    holders: Sequence[Holder]
    by_duty: bool
    by_recovery: bool


@dataclass(frozen=True, slots=True)
class CircleShown:
    """The whole page: rooms, seats without a key, deputies and who of them is excluded."""

    clients: Mapping[UUID, Client]
    rooms: Sequence[Room]
    keyless: Sequence[CircleSeat]
    """Seats with the file whose people could not open it: something is wrong."""
    deputies: Sequence[Account]
    waiting: Sequence[Account]
    """Named deputies who have not been given the duty key yet."""
    excluded: Sequence[tuple[DeputyExclusion, Account]]
