"""Whom a note may be shown to: as the one who spoke wished, and as the minor decided."""

from itertools import product

import pytest

from consult.cases.rules import MinorsDecision
from consult.notes.rules import (
    MayBeToldTo,
    ReaderKind,
    may_be_shown,
    may_be_shown_to_all,
    strictest,
)

DECISIONS = (None, *MinorsDecision)
FAMILY = tuple(one for one in ReaderKind if one is not ReaderKind.WORKER)
NOT_THE_CHILD = tuple(one for one in FAMILY if one is not ReaderKind.CHILD)


@pytest.mark.parametrize(("told_to", "decision"), list(product(MayBeToldTo, DECISIONS)))
def test_workers_read_whatever_is_written_for_their_work(told_to, decision):
    assert may_be_shown(told_to, decision, ReaderKind.WORKER)


@pytest.mark.parametrize(("told_to", "reader"), list(product(MayBeToldTo, NOT_THE_CHILD)))
def test_a_minor_who_forbids_is_heard_before_anything_else(told_to, reader):
    assert not may_be_shown(told_to, MinorsDecision.FORBIDS, reader)


@pytest.mark.parametrize(("reader", "decision"), list(product(FAMILY, DECISIONS)))
@pytest.mark.parametrize("told_to", [MayBeToldTo.ASK_FIRST, MayBeToldTo.WORKERS])
def test_who_must_be_asked_first_is_asked_first(told_to, reader, decision):
    assert not may_be_shown(told_to, decision, reader)


@pytest.mark.parametrize("decision", [MinorsDecision.NOT_ASKED, MinorsDecision.ALLOWS])
def test_what_one_guardian_may_know_the_other_does_not_hear(decision):
    only_first = MayBeToldTo.GUARDIAN_1
    assert may_be_shown(only_first, decision, ReaderKind.GUARDIAN_1)
    for reader in FAMILY:
        if reader is not ReaderKind.GUARDIAN_1:
            assert not may_be_shown(only_first, decision, reader)


def test_the_whole_family_is_everybody_of_it():
    assert all(may_be_shown(MayBeToldTo.EVERYBODY, None, reader) for reader in FAMILY)


def test_what_the_child_alone_may_know_stays_with_the_child_even_if_others_may_be_told():
    shown = {
        reader
        for reader in FAMILY
        if may_be_shown(MayBeToldTo.CHILD, MinorsDecision.ALLOWS, reader)
    }
    assert shown == {ReaderKind.CHILD}


@pytest.mark.parametrize(("told_to", "decision"), list(product(MayBeToldTo, DECISIONS)))
def test_ones_own_words_may_be_read_again(told_to, decision):
    assert may_be_shown(told_to, decision, ReaderKind.GUARDIAN_2, own_words=True)


def test_a_shared_screen_shows_what_everybody_before_it_may_know():
    both = [ReaderKind.GUARDIAN_1, ReaderKind.GUARDIAN_2, ReaderKind.WORKER]
    assert may_be_shown_to_all(MayBeToldTo.GUARDIANS, None, both)
    assert not may_be_shown_to_all(MayBeToldTo.GUARDIAN_1, None, both)
    assert not may_be_shown_to_all(MayBeToldTo.GUARDIANS, None, [*both, ReaderKind.CHILD])


def test_of_siblings_the_one_who_forbids_counts():
    assert strictest([]) is None
    assert strictest([MinorsDecision.ALLOWS, MinorsDecision.FORBIDS]) is MinorsDecision.FORBIDS
    assert strictest([MinorsDecision.ALLOWS, MinorsDecision.NOT_ASKED]) is MinorsDecision.NOT_ASKED
