"""An erasure from the asking to the certificate, what is held back, and how each is seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Account
from consult.cases.models import Case, Client
from consult.cases.rules import CircleRole, ClientRole, role_label
from consult.erasures.rules import (
    CARRIED_OUT,
    OPEN_STATES,
    Content,
    EraseReason,
    ErasureState,
    HoldReason,
)
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import Model
from consult.foundation.words import Words
from consult.teams.models import Team

ON_ITS_WAY = text("state IN ('proposed', 'asked', 'approved', 'marked', 'shredded')")
"""Few erasures are under way, however many there have been."""


class Erasure(Model):
    """One erasure of a case, or of one client of it. Its row outlives what it erased."""

    __tablename__ = "erasures"
    __facts__: ClassVar[tuple[str, ...]] = (
        "reference",
        "case_id",
        "client_id",
        "reason",
        "decided_on",
        "transferred",
        "state",
        "asked_by",
        "answered_by",
        "due_at",
        "stopped_by",
        "shredded_at",
        "spaces",
        "anchor_seq",
    )
    __table_args__ = (
        Index(
            "ix_erasures_on_its_way",
            "state",
            "due_at",
            sqlite_where=ON_ITS_WAY,
            postgresql_where=ON_ITS_WAY,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    """Drawn at random: the certificate's number, which points at no case."""
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    client_id: Mapped[UUID | None]
    """The one client who is erased; none: the whole case. The client's row goes."""
    client_role: Mapped[ClientRole | None]
    client_number: Mapped[int | None]
    reason: Mapped[EraseReason]
    decided_on: Mapped[date | None]
    """Of the decision on the client's request."""
    transferred: Mapped[bool]
    """Whether who asks has said that what belongs to the record stands in the client system."""
    state: Mapped[ErasureState]
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """None while the house alone proposes it."""
    asked_at: Mapped[datetime]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    answered_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    """When it is carried out unless it is stopped."""
    stopped_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    stopped_at: Mapped[datetime | None]
    marked_at: Mapped[datetime | None]
    """The tombstones stand."""
    shredded_at: Mapped[datetime | None]
    """The salts are gone."""
    done_at: Mapped[datetime | None]
    """The rows are gone."""
    spaces: Mapped[int]
    anchor_seq: Mapped[int | None]
    """How far the log had come when an anchor first named the erased spaces."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_open(self) -> bool:
        """Tell whether it is on its way and can still be stopped."""
        return self.state in OPEN_STATES

    @property
    def is_proposed(self) -> bool:
        """Tell whether the house alone says so: nobody has asked yet."""
        return self.state is ErasureState.PROPOSED

    @property
    def waits_for_second(self) -> bool:
        """Tell whether a second person has to look at it."""
        return self.state is ErasureState.ASKED

    @property
    def is_in_grace(self) -> bool:
        """Tell whether it is approved and the days of grace run."""
        return self.state is ErasureState.APPROVED

    @property
    def is_carried_out(self) -> bool:
        """Tell whether there is no way back any more."""
        return self.state in CARRIED_OUT

    @property
    def client_label(self) -> Words | None:
        """Return who is erased, as everybody called that client; None: the whole case."""
        if self.client_role is None or self.client_number is None:
            return None
        return role_label(self.client_role, self.client_number)

    @property
    def due_on(self) -> date | None:
        """Return the day on which it is carried out."""
        return clock.local(self.due_at).date() if self.due_at else None


class ErasedSpace(Model):
    """One space that an erasure destroys. It says what an interrupted one has still to do."""

    __tablename__ = "erased_spaces"
    __facts__: ClassVar[tuple[str, ...]] = ("erasure_id", "space_id")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    erasure_id: Mapped[UUID] = mapped_column(ForeignKey("erasures.id"), index=True)
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), unique=True)


class RetentionHold(Model):
    """A case is kept although its time is over: why, until when. Nothing of it is erased."""

    __tablename__ = "retention_holds"
    __facts__: ClassVar[tuple[str, ...]] = ("case_id", "reason", "until", "set_by", "lifted_at")

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    reason: Mapped[HoldReason]
    until: Mapped[date]
    """The last day on which it holds."""
    set_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    set_at: Mapped[datetime]
    lifted_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    lifted_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class ToErase:
    """A case, or one client of it, as somebody who may know of it meets it."""

    case: Case
    team: Team
    client: Client | None
    """The one client who is to go; None: the whole case."""
    keeps_register: bool
    """She is the responsible person of the case's register."""

    def is_asked_by(self, actor: Actor) -> bool:
        """Tell whether the actor may ask: who answers for the case, or for the register."""
        return self.keeps_register or answers_for(actor, self.case)


@dataclass(frozen=True, slots=True)
class ErasureSeen:
    """An erasure with what the one who looks at it is to it."""

    erasure: Erasure
    case: Case
    team: Team
    keeps_register: bool
    leads: bool
    """She leads or supervises the case's team."""
    names: Mapping[UUID, Account]

    def is_answered_by(self, actor: Actor) -> bool:
        """Tell whether the actor can be the second person. Nobody answers herself."""
        beside = self.erasure.asked_by not in (None, actor.id)
        return beside and self.stands_apart(actor)

    def stands_apart(self, actor: Actor) -> bool:
        """Tell whether she decides for the register or the team, and runs no machine."""
        return (self.keeps_register or self.leads) and not actor.has(Duty.TECHNICAL)

    def is_stopped_by(self, actor: Actor) -> bool:
        """Tell whether the actor may stop it: either of the two, or who answers for the case."""
        either = actor.id in (self.erasure.asked_by, self.erasure.answered_by)
        return either or answers_for(actor, self.case)


@dataclass(frozen=True, slots=True)
class Holding:
    """A hold with its case, as those who may lift it meet it."""

    hold: RetentionHold
    found: ToErase


@dataclass(frozen=True, slots=True)
class Counted:
    """How much of one kind there is, and from when until when."""

    content: Content
    count: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What an erasure would take, what it leaves, and what is shared with others."""

    goes: Sequence[Counted]
    shared: Sequence[Counted]
    """About this client and others: stays until the last of them goes."""
    clients: Sequence[Client]
    spaces: int
    unfinished: Sequence[str]
    """Codes of consultations that are not over; nothing is erased before they are."""
    siblings: Sequence[Client]
    """The clients who stay."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A closed case on the list of what goes when."""

    case: Case
    team: Team
    clients: Sequence[Client]
    due_on: date
    hold: RetentionHold | None
    erasure: Erasure | None

    @property
    def is_due(self) -> bool:
        """Tell whether its time is over and nothing keeps it."""
        return self.hold is None and self.erasure is None and self.due_on <= clock.today()


@dataclass(frozen=True, slots=True)
class Queue:
    """What one person has to look after: erasures under way, and closed cases by their day."""

    keeps_register: bool
    under_way: Sequence[tuple[Erasure, Case]]
    keeps_cases: bool
    """Whether there can be cases of hers on the list at all."""


def answers_for(actor: Actor, case: Case) -> bool:
    """Tell whether the actor sits as the responsible worker, with the file."""
    seat = case.seat_of(actor)
    if seat is None or not (seat.whole_file and seat.writes):
        return False
    return seat.seat_as is CircleRole.RESPONSIBLE
