"""An offer to take something over, and a person's list as it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Account
from consult.foundation.database import Model
from consult.handovers.rules import LostKind, Obstacle, OfferState, PartKind, Standing, key_of
from consult.teams.models import Team, TeamMember

WAITS = text("state = 'waiting'")
"""At any time one person alone is asked to take a thing over."""


class HandoverOffer(Model):
    """Somebody is asked to take one thing over. Its keys come with it, on a seat of its own id."""

    __tablename__ = "handover_offers"
    __facts__: ClassVar[tuple[str, ...]] = (
        "kind",
        "subject_id",
        "leaver_id",
        "successor_id",
        "named_by",
        "state",
    )
    __table_args__ = (
        Index(
            "uq_handover_offers_waiting",
            "kind",
            "subject_id",
            unique=True,
            sqlite_where=WAITS,
            postgresql_where=WAITS,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[PartKind]
    subject_id: Mapped[UUID]
    """The case, consultation or action."""
    leaver_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    successor_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    named_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    named_at: Mapped[datetime]
    state: Mapped[OfferState]
    answered_at: Mapped[datetime | None]

    @property
    def waits(self) -> bool:
        """Tell whether it is not answered yet."""
        return self.state is OfferState.WAITING


@dataclass(slots=True)
class Part:
    """One thing on the list: what it is, what goes along with it, and how far it has come."""

    kind: PartKind
    subject_id: UUID
    label: str
    """The code of the case or of the consultation."""
    spaces: list[UUID]
    """What is opened to whoever is asked to take it."""
    team_id: UUID | None = None
    """The team whose people may take it; None: those of any of her teams."""
    consultations: int = 0
    actions: int = 0
    meetings: int = 0
    due: date | None = None
    at: datetime | None = None
    obstacle: Obstacle | None = None
    offer: HandoverOffer | None = None
    offered_to: str = ""

    @property
    def key(self) -> str:
        """What a form calls it."""
        return key_of(self.kind, self.subject_id)

    @property
    def is_free(self) -> bool:
        """Tell whether somebody can be named for it now."""
        return self.offer is None and self.obstacle is None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A colleague who may take something over: in which teams a case, in which the lead."""

    account: Account
    works_in: frozenset[UUID]
    leads_in: frozenset[UUID]

    def may_take(self, part: Part) -> bool:
        """Tell whether the thing is of her kind of work."""
        teams = self.leads_in if part.kind is PartKind.LEAD else self.works_in
        return bool(teams) if part.team_id is None else part.team_id in teams


@dataclass(frozen=True, slots=True)
class Left:
    """What hangs on somebody besides the list: counts only."""

    kept_out: int
    """Her cases that keep this deputy out, or are of other teams."""
    places: int
    """Places at tables ahead, which are not hers as asker or leader."""
    drafts: int
    """What she has begun to write and not filed. Nobody else can read it."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The whole list of somebody who hands over."""

    account: Account
    parts: Sequence[Part]
    people: Sequence[Candidate]
    seats: Sequence[tuple[TeamMember, Team]]
    left: Left
    through_duty: bool
    """Whether a deputy does it, who holds the keys only through the duty key."""

    @property
    def free(self) -> list[Part]:
        """Return what somebody can be named for now."""
        return [part for part in self.parts if part.is_free]

    @property
    def offered(self) -> list[Part]:
        """Return what waits for an answer."""
        return [part for part in self.parts if part.offer is not None]

    @property
    def stuck(self) -> list[Part]:
        """Return what cannot be handed over here."""
        return [part for part in self.parts if part.offer is None and part.obstacle is not None]

    def count(self, kind: PartKind) -> int:
        """Return how many things of a kind are on the list."""
        return sum(part.kind is kind for part in self.parts)

    @property
    def actions(self) -> int:
        """Return how many agreed actions are on it, those that go along with a case too."""
        return sum(part.actions for part in self.parts)

    @property
    def consultations(self) -> int:
        """Return how many consultations are on it."""
        return sum(part.consultations for part in self.parts)

    @property
    def meetings(self) -> int:
        """Return at how many meetings ahead she is awaited as asker or leader."""
        return sum(part.meetings for part in self.parts)


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer as its receiver meets it: what it is, from whom, and what comes along."""

    offer: HandoverOffer
    leaver: Account
    named_by: Account
    label: str
    """The consultation's code; none for a case, which shows only after she accepts."""


@dataclass(frozen=True, slots=True)
class Offers:
    """All that waits for one person's yes or no."""

    waiting: Sequence[Offered] = field(default_factory=tuple)

    @property
    def by_leaver(self) -> list[tuple[Account, list[Offered]]]:
        """Return them by whom they come from."""
        found: dict[UUID, tuple[Account, list[Offered]]] = {}
        for one in self.waiting:
            found.setdefault(one.leaver.id, (one.leaver, []))[1].append(one)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Goodbye:
    """Somebody who is to leave for good: what still hangs on her, and what only she opens."""

    account: Account
    cases: int
    actions: int
    consultations: int
    places: int
    drafts: int
    seats: Sequence[tuple[TeamMember, Team]]
    only_hers: Sequence[tuple[str, str]]
    """Spaces that nobody else opens: the kind, and whose team."""


@dataclass(slots=True)
class LostThing:
    """A case, a consultation or what a team keeps, that somebody could open before."""

    person_id: UUID
    kind: LostKind
    subject_id: UUID
    label: str
    missing: list[UUID] = field(default_factory=list)
    """The spaces that have not come back."""
    orphaned: int = 0
    """How many of those nobody can open any more."""

    @property
    def standing(self) -> Standing:
        """Return where it stands."""
        if not self.missing:
            return Standing.BACK
        return Standing.NOBODY if self.orphaned else Standing.WAITS


@dataclass(frozen=True, slots=True)
class LostLists:
    """What one person can be given back by the one who looks, list by list."""

    account: Account
    lists: dict[LostKind, list[LostThing]]
