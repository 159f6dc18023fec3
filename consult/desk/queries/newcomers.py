"""Who comes and who goes: new people's seats, what leavers hand on; and what is to be erased."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, exists, select

from consult.accounts.models import Loss
from consult.accounts.queries import count_of_words
from consult.accounts.queries.factors import count_old_code
from consult.cases.queries import count_of_circle_promises
from consult.erasures.queries import count_of_erasures
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.handovers.queries import count_of_offers
from consult.handovers.queries.lost import count_own_lost, count_to_give
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
    to_give_back: int = 0
    """People who lost their keys and to whom she can give something back."""
    own_lost: int = 0
    """What she lost with her own keys, and has not got back."""

    erasures: int = 0
    """What is to be erased and waits for her word."""
    old_code: int = 0
    """Whether her recovery code has not been tried for a year."""

    @property
    def count(self) -> int:
        """Return how many things about new people that is."""
        return self.words + self.promises

    @property
    def coming_back(self) -> int:
        """Return how much has to do with lost keys."""
        return self.to_give_back + self.own_lost


def newcomers_at_hand(actor: Actor) -> Newcomers:
    """Count what waits for the actor, in one query."""
    promises = count_of_promises(actor) + count_of_circle_promises(actor)
    others = count_of_offers(actor), *_lost(actor), count_of_erasures(actor), count_old_code(actor)
    counts = count_of_words(actor), promises, *others
    return Newcomers(*db.session.execute(select(*counts)).one())


def _lost(actor: Actor) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Count what has to do with lost keys; where nobody ever lost any, nothing is looked at."""
    ever = exists().where(Loss.lost_at.is_not(None))
    return (
        case((ever, count_to_give(actor)), else_=0),
        case((ever, count_own_lost(actor)), else_=0),
    )
