"""Who comes and who goes: new people's seats, what leavers hand on; and what is to be erased."""

from dataclasses import dataclass

from sqlalchemy import select

from consult.accounts.queries import count_of_words
from consult.cases.queries import count_of_circle_promises
from consult.erasures.queries import count_of_erasures
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.handovers.queries import count_of_offers
from consult.teams.queries import count_of_promises


@dataclass(frozen=True, slots=True)
class Newcomers:
    """How much waits for one person."""

    words: int = 0
    """People, and duties of people, that wait for her word as a supervisor."""
    promises: int = 0
    """Seats promised to people who are in by now; they wait for her press."""

    handovers: int = 0
    """What a colleague who leaves, or her deputy, asks her to take over."""

    erasures: int = 0
    """What is to be erased and waits for her word."""

    @property
    def count(self) -> int:
        """Return how many things about new people that is."""
        return self.words + self.promises


def newcomers_at_hand(actor: Actor) -> Newcomers:
    """Count what waits for the actor, in one query."""
    promises = count_of_promises(actor) + count_of_circle_promises(actor)
    others = count_of_offers(actor), count_of_erasures(actor)
    row = db.session.execute(select(count_of_words(actor), promises, *others)).one()
    return Newcomers(*row)
