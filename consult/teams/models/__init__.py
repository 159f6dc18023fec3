"""What the house keeps of a team and of who sits in it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Arrival, ArrivalState
from consult.foundation.database import Model
from consult.foundation.words import Worded
from consult.teams.models.formats import FormatSwitch as FormatSwitch
from consult.teams.rules import AskedBy, Bounds


class TeamKind(Worded):
    """What a team is for."""

    WEEKLY = "weekly", "Systeeminen viikkotiimi", "Systemiskt veckoteam", "Systemic weekly team"
    EXPERT_GROUP = "expert-group", "Asiantuntijaryhmä", "Expertgrupp", "Expert group"
    SUPPORT = "support", "Konsultaatiotuki", "Konsultationsstöd", "Consultation support"
    TWO_WAY = (
        "two-way",
        "Kaksisuuntaiset konsultaatioajat",
        "Konsultationstider i båda riktningarna",
        "Two-way consultation times",
    )


class TeamSeat(Worded):
    """As what somebody sits in a team. One person may sit in several seats."""

    LEAD = "lead", "Vetäjä", "Ledare", "Lead"
    MEMBER = "member", "Jäsen", "Medlem", "Member"
    FACILITATOR = "facilitator", "Kokouksen ohjaaja", "Mötets handledare", "Facilitator"
    COORDINATOR = "coordinator", "Koordinaattori", "Koordinator", "Coordinator"
    DEPUTY = "deputy", "Nimetty sijainen", "Namngiven ersättare", "Named deputy"
    SUPERVISOR = "supervisor", "Esihenkilö", "Chef", "Supervisor"


BOOKING_SEATS = frozenset(
    {TeamSeat.LEAD, TeamSeat.MEMBER, TeamSeat.FACILITATOR, TeamSeat.COORDINATOR}
)
"""Seats whose people take a time that another team has opened to theirs."""

DUTY_SEATS = frozenset({TeamSeat.DEPUTY})
"""Seats whose people stand in for a colleague who is away."""

LEADERSHIP_SEATS = frozenset({TeamSeat.LEAD, TeamSeat.SUPERVISOR, TeamSeat.COORDINATOR})
"""Seats whose people read review comments and the reasons of cancelled meetings."""

OPENING_SEATS = DUTY_SEATS | LEADERSHIP_SEATS
"""Seats that come with something to read. A technical administrator gives none of them."""

DEPUTIES_WANTED = 2
"""With one deputy only, nobody stands in when that one is away."""


class Team(Model):
    """People who meet under one format, and what belongs to them together."""

    __tablename__ = "teams"
    __facts__: ClassVar[tuple[str, ...]] = (
        "name",
        "kind",
        "agency_id",
        "format_key",
        "duty_space_id",
        "leadership_space_id",
        "closed_at",
        "emergency_presses",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (
        (
            "name",
            "kind",
            "agency_id",
            "format_key",
            "duty_space_id",
            "leadership_space_id",
            "closed_at",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[TeamKind]
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agencies.id"), index=True)
    area: Mapped[str] = mapped_column(String(80))
    format_key: Mapped[str] = mapped_column(String(60))
    duty_space_id: Mapped[UUID | None] = mapped_column(ForeignKey("spaces.id"))
    leadership_space_id: Mapped[UUID | None] = mapped_column(ForeignKey("spaces.id"))
    duty_turn_due: Mapped[bool]
    """A deputy has left, and nobody who holds the key has pressed since."""
    leadership_turn_due: Mapped[bool]
    emergency_presses: Mapped[int] = mapped_column(default=1)
    """How many deputies it takes to open a case in an emergency: one or two."""
    comes_first: Mapped[str | None] = mapped_column(String(600))
    """What it asks others to do before they book its times; read by staff, names nobody."""
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_open(self) -> bool:
        """Tell whether the team still meets."""
        return self.closed_at is None

    @property
    def has_spaces(self) -> bool:
        """Tell whether its lead has opened what the team keeps together."""
        return self.duty_space_id is not None and self.leadership_space_id is not None

    def space_for(self, seat: TeamSeat) -> UUID | None:
        """Return the space that comes with a seat, if any does and it is there."""
        if seat in DUTY_SEATS:
            return self.duty_space_id
        return self.leadership_space_id if seat in LEADERSHIP_SEATS else None


class TeamMember(Model):
    """Somebody in one seat of a team, from a day on, and perhaps until a day."""

    __tablename__ = "team_members"
    __facts__: ClassVar[tuple[str, ...]] = ("team_id", "account_id", "seat", "since", "until")
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_begins"),
        Index("ix_team_members_team_id_seat", "team_id", "seat"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    seat: Mapped[TeamSeat]
    since: Mapped[date]
    until: Mapped[date | None]

    def sits_on(self, day: date) -> bool:
        """Tell whether the seat is taken on that day. The last day is no longer one."""
        return self.since <= day and (self.until is None or day < self.until)


class Appointment(Model):
    """A member set by an official's decision: which one, for which term, and whose deputy she is.

    The seat outlives the term: that it is over is shown, and somebody decides anew.
    """

    __tablename__ = "appointments"
    __facts__: ClassVar[tuple[str, ...]] = (
        "member_id",
        "decision",
        "decided_on",
        "term_from",
        "term_until",
        "stands_in_for",
    )
    __table_args__ = (
        CheckConstraint("term_until >= term_from", name="ends_after_it_begins"),
        Index("ix_appointments_term_until", "term_until"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("team_members.id"), unique=True)
    decision: Mapped[str] = mapped_column(String(40))
    """The number of the decision in the authority's register."""
    decided_on: Mapped[date]
    term_from: Mapped[date]
    term_until: Mapped[date]
    """The last day of the term."""
    stands_in_for: Mapped[UUID | None] = mapped_column(ForeignKey("team_members.id"))
    """Whose deputy she is; none of a full member."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    def runs_on(self, day: date) -> bool:
        """Tell whether the term runs on a day."""
        return self.term_from <= day <= self.term_until


class TeamOpening(Model):
    """That a team's times are open to another team, from a day on, and perhaps until a day."""

    __tablename__ = "team_openings"
    __facts__: ClassVar[tuple[str, ...]] = ("team_id", "guest_team_id", "since", "until")
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_it_begins"),
        CheckConstraint("team_id <> guest_team_id", name="is_for_another"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), index=True)
    guest_team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    """The first day on which it is open no more."""


class TeamPromise(Model):
    """A seat promised to somebody on her way. It waits; a press after her approval gives it."""

    __tablename__ = "team_promises"
    __facts__: ClassVar[tuple[str, ...]] = ("team_id", "arrival_id", "seat", "promised_by")
    __table_args__ = (UniqueConstraint("team_id", "arrival_id", "seat"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"))
    arrival_id: Mapped[UUID] = mapped_column(ForeignKey("arrivals.id"), index=True)
    seat: Mapped[TeamSeat]
    promised_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    promised_at: Mapped[datetime]


class BookingRules(Model):
    """What a team says about its times. A team without such a row hinders nobody."""

    __tablename__ = "booking_rules"
    __facts__: ClassVar[tuple[str, ...]] = (
        "team_id",
        "latest_hours",
        "capacity",
        "asked_by",
        "sectors",
        "excepted_by",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"), unique=True)
    latest_hours: Mapped[int]
    capacity: Mapped[int | None]
    asked_by: Mapped[AskedBy]
    sectors: Mapped[int]
    excepted_by: Mapped[TeamSeat]
    """Whose people may make an exception."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def bounds(self) -> Bounds:
        """The rules alone, for the pure part."""
        return Bounds(self.latest_hours, self.capacity, self.asked_by, self.sectors)


EXCEPTING_SEATS = (TeamSeat.LEAD, TeamSeat.COORDINATOR, TeamSeat.FACILITATOR, TeamSeat.SUPERVISOR)
"""Seats whose people can be named to make exceptions."""


@dataclass(frozen=True, slots=True)
class TeamAsSeen:
    """A team and the seats that the one who looks has in it."""

    team: Team
    own_seats: frozenset[TeamSeat]
    rules: BookingRules | None = field(default=None, kw_only=True)
    """What it says about its times, if it says anything."""


@dataclass(frozen=True, slots=True)
class SeatAsSeen(TeamAsSeen):
    """One seat of a team, and the seats that the one who looks has there."""

    member: TeamMember


@dataclass(frozen=True, slots=True)
class OpeningAsSeen(TeamAsSeen):
    """To whom a team has opened its times, and the seats that the one who looks has there."""

    opening: TeamOpening
    guest: Team


@dataclass(frozen=True, slots=True)
class PromiseAsSeen(TeamAsSeen):
    """A promised seat, whose it is to be, and the seats that the one who looks has there."""

    promise: TeamPromise
    arrival: Arrival

    @property
    def may_be_kept(self) -> bool:
        """Tell whether she is in the house by now, so that a press gives the seat."""
        return self.arrival.closed_as is ArrivalState.APPROVED
