"""What a line of the meeting log holds. Figures only: no line can carry a text of a case."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from consult.followups.rules.standing import Keeping


@dataclass(frozen=True, slots=True)
class Filter:
    """Which meetings of the log are looked at. None means all of them."""

    team_id: UUID | None = None
    first: date | None = None
    last: date | None = None
    format_key: str | None = None
    status: str | None = None


@dataclass(slots=True)
class Figures:
    """What a meeting came to."""

    items: int = 0
    people: int = 0
    sectors: set[str] = field(default_factory=set)
    agencies: set[UUID] = field(default_factory=set)
    agreements: dict[Keeping, int] = field(default_factory=dict)

    @property
    def agreed(self) -> int:
        """Return how many agreements were made."""
        return sum(self.agreements.values())

    def of(self, *kinds: Keeping) -> int:
        """Return how many agreements stand in one of these ways."""
        return sum(self.agreements.get(kind, 0) for kind in kinds)

    @property
    def late(self) -> int:
        """Return how many agreements are past their day."""
        return self.of(Keeping.LATE)

    @property
    def kept(self) -> int:
        """Return how many agreements were carried out, in time or not."""
        return self.of(Keeping.KEPT, Keeping.KEPT_LATE)
