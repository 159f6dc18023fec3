"""Turns that contradict themselves."""

from itertools import product

from consult.formats import Role, Yield, catalogue
from consult.formats.sense import contradictions, private_and_recorded


def fields(speaks: set[Role], listens: set[Role]) -> list[str]:
    return [wrong.field for wrong in contradictions(speaks, listens)]


def test_somebody_speaks():
    assert fields(set(), {Role.EXPERT}) == ["speaks"]


def test_nobody_does_both():
    for one, other in product(Role, Role):
        if Role.EVERYBODY not in (one, other):
            assert fields({one}, {other}) == (["listens"] if one is other else [])


def test_when_everybody_speaks_nobody_only_listens():
    for role in Role:
        assert fields({Role.EVERYBODY}, {role}) == ["listens"]
        assert fields({Role.EVERYBODY, role}, set()) == []


def test_everybody_may_listen_to_one():
    assert fields({Role.FACILITATOR}, {Role.EVERYBODY}) == []


def test_a_private_phase_yields_nothing():
    for wanted in Yield:
        found = private_and_recorded(private=True, yields=wanted)
        assert bool(found) == (wanted is not Yield.NOTHING)
        assert private_and_recorded(private=False, yields=wanted) == []


def test_the_catalogue_makes_sense():
    for format_ in catalogue().newest():
        for phase in format_.phases:
            assert contradictions(phase.speaks, phase.listens) == []
