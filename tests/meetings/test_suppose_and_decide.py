"""A hypothesis is written with what would strengthen or weaken it, and something becomes of it."""

from datetime import date, timedelta

import pytest

from consult.audit import Deed
from consult.formats import Yield
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.meetings.models import Hypothesis, HypothesisTurn, Item
from consult.meetings.operations import (
    Fate,
    Supposed,
    decide_hypothesis,
    start_phase,
    write_hypothesis,
)
from consult.meetings.queries import clients_of_item, hypotheses_of, phases_of, undecided_at
from consult.meetings.rules import HypothesisState, is_due, makes_sense
from consult.privacy import reviewed
from tests.casework import Vaahtera, doing, reading
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, opened
from tests.scenes import deeds

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
SUPPOSED = "Hiljaisuus suojaa pikkuveljeä."


def supposed(**more: object) -> Supposed:
    return Supposed(reviewed(SUPPOSED), reviewed("Kysytään veljeltä."), **more)


@pytest.mark.parametrize(
    ("state", "until", "sensible"),
    [
        ("acted", None, True),
        ("dropped", None, True),
        ("kept", TOMORROW, True),
        ("kept", TODAY, False),
        ("kept", None, False),
        ("acted", TOMORROW, False),
        ("open", None, False),
    ],
)
def test_kept_open_goes_with_a_day_to_come(state: str, until: date | None, sensible: bool) -> None:
    assert makes_sense(HypothesisState.of(state), until, TODAY) is sensible


def test_it_comes_back_on_its_day_and_not_before() -> None:
    kept = HypothesisState.KEPT
    assert [is_due(kept, TOMORROW, day) for day in (TODAY, TOMORROW)] == [False, True]
    assert not is_due(HypothesisState.ACTED, None, TODAY)


def test_bertta_supposes_and_the_table_decides(
    clock: HeldClock, bertta: Person, alma: Person, item: Item, vaahtera: Vaahtera
) -> None:
    clock.hold(MONDAY)
    phase = opened(bertta, item, "hypotheses")
    with doing(bertta):
        everybody = clients_of_item(bertta.actor, item)
        child = [one for one in everybody if one.id == vaahtera.child_id]
        row = write_hypothesis(bertta.actor, item, phase, supposed(clients=child))
        assert undecided_at(bertta.actor, item) == [row]
    assert row.dies_with == vaahtera.client_spaces[0]
    with doing(alma):
        found = db.session.get_one(Hypothesis, row.id)
        decide_hypothesis(alma.actor, found, Fate(HypothesisState.KEPT, TOMORROW))
        decide_hypothesis(alma.actor, found, Fate(HypothesisState.KEPT, TOMORROW))
        clock.move(minutes=1)
        decide_hypothesis(alma.actor, found, Fate(HypothesisState.ACTED))
        with pytest.raises(NotSaved):
            decide_hypothesis(alma.actor, found, Fate(HypothesisState.KEPT))
    with reading(alma):
        [one] = hypotheses_of(alma.actor, item)
        assert (one.hypothesis.body, one.hypothesis.weakens) == (SUPPOSED, "")
        assert [turn.state for turn in one.turns] == ["kept", "acted"]
        assert [client.id for client in one.clients] == [vaahtera.child_id]
    assert {Deed.HYPOTHESIS_WRITTEN, Deed.HYPOTHESIS_DECIDED} <= set(deeds())


def test_of_a_private_phase_nothing_is_supposed(
    clock: HeldClock, bertta: Person, item: Item
) -> None:
    clock.hold(MONDAY)
    opened(bertta, item)
    with doing(bertta):
        phase = phases_of(bertta.actor, item)[3]
        phase.yields = Yield.NOTHING
        start_phase(bertta.actor, item, phase)
        for wanted in (phase, None):
            with pytest.raises(NotSaved):
                write_hypothesis(bertta.actor, item, wanted, supposed())
    assert db.session.query(HypothesisTurn).count() == 0
