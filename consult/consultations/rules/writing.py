"""How far a written consultation has come: who has answered what."""

from dataclasses import dataclass
from uuid import UUID

REMIND_DAYS = (3, 0)
"""So many days before the last one those are reminded who have not answered everything."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Who has promised to answer, and who has answered which question."""

    questions: frozenset[UUID]
    answering: frozenset[UUID]
    """An account's id; of a guest without an account, the guest's."""
    given: frozenset[tuple[UUID, UUID]]
    """Who has answered, and which question."""

    @property
    def missing(self) -> frozenset[UUID]:
        """Return who has not answered every question yet."""
        return frozenset(
            who
            for who in self.answering
            if any((who, question) not in self.given for question in self.questions)
        )

    @property
    def done(self) -> frozenset[UUID]:
        """Return who has answered every question."""
        return self.answering - self.missing

    @property
    def all_in(self) -> bool:
        """Tell whether everybody has answered everything; where nobody promised to, never."""
        return bool(self.answering) and not self.missing

    @property
    def answered_something(self) -> frozenset[UUID]:
        """Return who has answered at least one question: she took part."""
        return frozenset(who for who, _question in self.given)
