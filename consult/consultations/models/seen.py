"""A consultation as one person meets it: what the policies decide on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consult.cases.models import Case, Client
from consult.consultations.models.consultation import Consultation
from consult.consultations.models.invitation import Invitation
from consult.consultations.models.texts import Question
from consult.consultations.rules.choices import ReadsAs
from consult.meetings.models import TeamRules
from consult.teams.models import Team
from consult.teams.rules import BookingRule


@dataclass(frozen=True, slots=True)
class Seen:
    """A consultation together with what the person looking at it is to it."""

    consultation: Consultation
    asks: bool
    """She asked."""
    coordinates: bool
    """She handles the requests of the group that was asked."""
    leads: bool
    """She leads the item."""
    sits: bool
    """She has a place at the table of the item."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation together with its consultation, as the invited person meets it."""

    invitation: Invitation
    consultation: Consultation


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can open a consultation, as the circle's page lists her."""

    name: str
    reads_as: ReadsAs
    sector: str
    since: datetime
    until: datetime | None
    given_by: str
    by_duty: bool
    """The key came through the deputies' one."""


@dataclass(frozen=True, slots=True)
class Readers:
    """A consultation with everybody who can open it."""

    consultation: Consultation
    people: list[Reader]
    by_duty: bool
    mine: bool
    """Whoever looks at the list holds a key to it herself."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A place of the panel together with its consultation, as the asker meets it."""

    invitation: Invitation
    seen: Seen


@dataclass(frozen=True, slots=True)
class Concerns:
    """A client whom a consultation concerns, as its asker meets it."""

    seen: Seen
    client: Client

    @property
    def consultation(self) -> Consultation:
        """The consultation."""
        return self.seen.consultation


@dataclass(frozen=True, slots=True)
class Joinable:
    """A client of the case whom a consultation does not concern yet, as its asker meets it."""

    seen: Seen
    client: Client


@dataclass(frozen=True, slots=True)
class Led:
    """A consultation on an agenda, as somebody meets it who may let another lead it."""

    seen: Seen
    leads_team: bool
    """She leads the team it is held in."""

    @property
    def consultation(self) -> Consultation:
        """The consultation."""
        return self.seen.consultation


@dataclass(frozen=True, slots=True)
class Asked:
    """A question together with its consultation, as those at the table meet it."""

    question: Question
    seen: Seen


@dataclass(frozen=True, slots=True)
class ToShare:
    """A consultation together with its case, as its asker meets both."""

    seen: Seen
    case: Case


@dataclass(frozen=True, slots=True)
class Sealed:
    """A consultation together with its case, as somebody of the case's circle meets its keys."""

    consultation: Consultation
    case: Case


@dataclass(frozen=True, slots=True)
class Board:
    """The requests of one group, and the groups whose requests the person coordinates."""

    team: Team
    boards: Sequence[Team]


@dataclass(frozen=True, slots=True)
class NoBoard:
    """What a coordinator has who was given no group yet."""


@dataclass(frozen=True, slots=True)
class Hindered:
    """What rules of a team hinder an asker, so that she may ask for an exception."""

    of: TeamRules
    targets: Mapping[str, tuple[BookingRule, UUID]]
    """Rule and meeting, or rule and she herself, by what a press sends."""
