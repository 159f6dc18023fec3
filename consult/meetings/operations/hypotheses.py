"""Hypotheses: writing one down with what would strengthen or weaken it, and deciding on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from consult import audit
from consult.audit import Deed
from consult.cases.models import Client
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import (
    Hypothesis,
    HypothesisClient,
    HypothesisTurn,
    Item,
    ItemPhase,
)
from consult.meetings.operations.recording import NOT_OPEN, expect_recording
from consult.meetings.rules.fates import HypothesisState, makes_sense
from consult.privacy import ReviewedText


@dataclass(frozen=True, slots=True)
class Supposed:
    """What might be, what would strengthen and what would weaken it, and whom it concerns."""

    text: ReviewedText
    strengthens: ReviewedText | None = None
    weakens: ReviewedText | None = None
    clients: Sequence[Client] = ()
    """One alone: the hypothesis dies with that client's space."""
    follows: Hypothesis | None = None

    @property
    def overruled(self) -> int:
        """Count the likely findings of the guard that were overruled."""
        parts = (self.text, self.strengthens, self.weakens)
        return sum(part.overruled for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a hypothesis, and until when it is kept open."""

    state: HypothesisState
    until: date | None = None


def write_hypothesis(
    actor: Actor, item: Item, phase: ItemPhase | None, supposed: Supposed
) -> Hypothesis:
    """Write down a hypothesis of an item, in the phase it was voiced in.

    Raises:
        NotSaved: the item is not open, or now nothing may be written down.

    """
    if not item.is_open:
        raise NotSaved(NOT_OPEN)
    expect_recording(actor, item, phase)
    clients, follows = supposed.clients, supposed.follows
    row = Hypothesis(
        id=new_id(),
        space_id=item.space_id,
        dies_with=clients[0].space_id if len(clients) == 1 else None,
        item_id=item.id,
        phase_id=phase.id if phase else None,
        author_id=actor.id,
        follows_id=follows.id if follows else None,
        written_at=clock.now(),
        state=HypothesisState.OPEN,
    )
    row.body = supposed.text
    row.strengthens, row.weakens = supposed.strengthens or "", supposed.weakens or ""
    db.session.add(row)
    db.session.flush()
    db.session.add_all(
        HypothesisClient(id=new_id(), hypothesis_id=row.id, client_id=client.id)
        for client in clients
    )
    audit.record(
        actor,
        Deed.HYPOTHESIS_WRITTEN,
        on=row,
        clients=[client.id for client in clients],
        item=item.id,
        follows=row.follows_id,
        overruled=supposed.overruled,
    )
    return row


def decide_at_table(actor: Actor, item: Item, hypothesis: Hypothesis, fate: Fate) -> None:
    """Say at its table, or after it, what becomes of a hypothesis.

    Raises:
        NotSaved: a phase runs there in which nothing is written down.

    """
    expect_recording(actor, item)
    decide_hypothesis(actor, hypothesis, fate)


def decide_hypothesis(actor: Actor, hypothesis: Hypothesis, fate: Fate) -> None:
    """Say that a hypothesis is acted on, dropped, or kept open until a day; it may change.

    Raises:
        NotSaved: it is kept open without a day to come.

    """
    if not makes_sense(fate.state, fate.until, clock.today()):
        raise NotSaved(_UNTIL_WHEN)
    if (hypothesis.state, hypothesis.kept_until) == (fate.state, fate.until):
        return
    hypothesis.state, hypothesis.kept_until = fate.state, fate.until
    turn = HypothesisTurn(
        id=new_id(),
        hypothesis_id=hypothesis.id,
        state=fate.state,
        kept_until=fate.until,
        decided_by=actor.id,
        decided_at=clock.now(),
    )
    db.session.add(turn)
    audit.record(
        actor,
        Deed.HYPOTHESIS_DECIDED,
        on=hypothesis,
        space=hypothesis.space_id,
        item=hypothesis.item_id,
        state=fate.state,
        until=fate.until,
    )


_UNTIL_WHEN = Words(
    "Valitse päivä, johon asti hypoteesi pidetään avoinna: huomenna tai myöhemmin.",
    "Välj en dag till vilken hypotesen hålls öppen: i morgon eller senare.",
    "Choose the day until which the hypothesis is kept open: tomorrow or later.",
)
