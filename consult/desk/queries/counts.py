"""What a front page only counts, in one query: who comes and goes, what ends, what was begun."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, exists, select

from consult.accounts.models import Loss
from consult.accounts.queries import count_of_words
from consult.accounts.queries.factors import count_old_code
from consult.cases.queries import count_of_circle_promises
from consult.drafts.queries import count_of_kept_forms, count_of_old_drafts
from consult.erasures.queries import count_of_erasures
from consult.followups.queries import count_of_due_hypotheses
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.handovers.queries import count_of_offers
from consult.handovers.queries.lost import count_own_lost, count_to_give
from consult.minutes.queries import count_of_minutes
from consult.polls.queries import count_of_polls
from consult.teams.models import TeamSeat
from consult.teams.queries import count_of_promises, my_team_ids


@dataclass(frozen=True, slots=True)
class Counts:
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

    hypotheses: int = 0
    """Hypotheses she kept open until a day that has come."""

    polls: int = 0
    """Polls of times that wait for her answer."""
    minutes: int = 0
    """Minutes that wait for her look, or for her to confirm them."""

    old_drafts: int = 0
    """What she began to write more than a month ago."""
    kept_forms: int = 0
    """What she sent after her sitting had ended."""
    deputises: bool = False
    """Whether she is a named deputy of a team."""

    @property
    def newcomers(self) -> int:
        """Return how many things have to do with new people."""
        return self.words + self.promises

    @property
    def drafts(self) -> int:
        """Return how much of what she wrote wants to be filed or destroyed."""
        return self.old_drafts + self.kept_forms

    @property
    def coming_back(self) -> int:
        """Return how much has to do with lost keys."""
        return self.to_give_back + self.own_lost


def counts_at_hand(actor: Actor) -> Counts:
    """Count what waits for the actor, in one query."""
    to_give_back, own_lost = _lost(actor)
    counts: dict[str, ColumnElement[Any]] = {
        "words": count_of_words(actor),
        "promises": count_of_promises(actor) + count_of_circle_promises(actor),
        "handovers": count_of_offers(actor),
        "to_give_back": to_give_back,
        "own_lost": own_lost,
        "erasures": count_of_erasures(actor),
        "old_code": count_old_code(actor),
        "polls": count_of_polls(actor),
        "minutes": count_of_minutes(actor),
        "hypotheses": count_of_due_hypotheses(actor),
        "old_drafts": count_of_old_drafts(actor),
        "kept_forms": count_of_kept_forms(actor),
        "deputises": my_team_ids(actor, TeamSeat.DEPUTY).exists(),
    }
    columns = [count.label(name) for name, count in counts.items()]
    return Counts(**db.session.execute(select(*columns)).one()._mapping)


def _lost(actor: Actor) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Count what has to do with lost keys; where nobody ever lost any, nothing is looked at."""
    ever = exists().where(Loss.lost_at.is_not(None))
    return (
        case((ever, count_to_give(actor)), else_=0),
        case((ever, count_own_lost(actor)), else_=0),
    )
