"""Waiting for a time: whose turn it is, why one waits, when the turn likely comes."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult import vault
from consult.audit import Deed
from consult.consultations.operations import place, put_on_waiting_list
from consult.consultations.queries import turn_of, turns_of_new
from consult.consultations.rules.choices import ConsultationStatus, Urgency
from consult.consultations.rules.queue import (
    SAID_BY_COORDINATORS,
    WaitReason,
    ahead_of_new,
    gives_way,
    likely,
    rank,
    why_waits,
)
from consult.foundation import clock
from consult.foundation.database import transaction
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.rules import hand_out
from tests.consultations.conftest import HELD, NOW, a_wish, asks, plan
from tests.scenes import deeds

WEEK = timedelta(days=7)
free_times = st.lists(st.integers(0, 4), max_size=12).map(
    lambda rooms: [(HELD + n * WEEK, room) for n, room in enumerate(rooms)]
)


@settings(max_examples=60)
@given(free_times, st.integers(0, 30))
def test_the_likely_date_is_the_slot_that_would_be_handed_out(free, ahead):
    handed = hand_out(range(ahead + 1), free)
    assert likely(free, ahead) == handed[-1][1]


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(Urgency), st.integers(0, 20)), st.sampled_from(Urgency))
def test_before_me_are_those_as_urgent_and_more(waiting, urgency):
    before = sum(count for one, count in waiting.items() if rank(one) >= rank(urgency))
    assert ahead_of_new(waiting, urgency) == before
    assert ahead_of_new(waiting, Urgency.ROUTINE) >= ahead_of_new(waiting, Urgency.URGENT)


def test_only_an_urgent_one_takes_a_routine_ones_time():
    pairs = [(a, b) for a in Urgency for b in Urgency if gives_way(a, b)]
    assert pairs == [(Urgency.URGENT, Urgency.ROUTINE)]


def test_there_is_always_a_reason():
    for status in ConsultationStatus:
        assert all(why_waits(reason, status).fi for reason in (None, *WaitReason))
    asked_back = why_waits(WaitReason.EXPERT, ConsultationStatus.ASKED_BACK)
    assert asked_back.fi == "Odottaa kysyjän vastausta"


@pytest.fixture
def queue(group, weekly, alma, jaana):
    """A routine one, a soon one and an urgent one, asked in this order by two."""
    asked = []
    for who, urgency in ((alma, Urgency.ROUTINE), (jaana, Urgency.SOON), (alma, Urgency.URGENT)):
        with clock.moved_by(timedelta(hours=len(asked))):
            asked.append(asks(who, group, a_wish(weekly, urgency=urgency)))
    return asked


def test_each_has_her_place_and_her_likely_date(queue, group, disa, alma):
    routine, soon, urgent = queue
    first, second = plan(disa, group, slots=2), plan(disa, group, HELD + WEEK, slots=1)
    turns = [turn_of(disa.actor, one) for one in (urgent, soon, routine)]
    assert [turn.ahead for turn in turns] == [0, 1, 2]
    assert [turn.likely_at for turn in turns] == [
        first.starts_at,
        first.starts_at,
        second.starts_at,
    ]
    new = turns_of_new(alma.actor, group)
    assert [new[one].ahead for one in Urgency] == [3, 2, 1]
    assert [new[one].likely_at for one in Urgency] == [None, second.starts_at, first.starts_at]


def test_the_page_says_the_likely_date_before_she_sends(page, queue, group, disa, alma):
    plan(disa, group, slots=2)
    page.as_(alma).get("consultations.new", group).shows("pe 20.11.2026 klo 12.00")


def test_a_reason_is_chosen_and_everybody_sees_it(page, queue, disa, alma, group):
    routine = queue[0]
    page.as_(disa).post("consultations.waiting", routine, why="expert").follow().shows(
        "Etsitään sopivaa asiantuntijaa"
    )
    page.as_(disa).get("consultations.board", group).shows("Etsitään sopivaa asiantuntijaa")
    page.as_(alma).get("consultations.show", routine).shows("Etsitään sopivaa asiantuntijaa")
    assert Deed.CONSULTATION_LISTED in deeds()
    page.as_(disa).post("consultations.waiting", routine, why="called-off", expect=422)
    page.as_(alma).post("consultations.waiting", routine, why="expert", expect=403)


def test_the_reason_goes_with_the_waiting(queue, group, disa, bertta):
    routine, meeting = queue[0], plan(disa, group)
    with vault.signed_in(disa.identity), transaction():
        put_on_waiting_list(disa.actor, routine, WaitReason.EXPERT)
        assert (routine.waits_for, routine.waits_since) == (WaitReason.EXPERT, NOW)
        place(disa.actor, routine, meeting, bertta.id)
    assert (routine.waits_for, routine.waits_since) == (None, None)
    with pytest.raises(Conflict), transaction():
        put_on_waiting_list(disa.actor, routine, WaitReason.EXPERT)


def test_what_happened_is_no_reason_to_choose(queue, disa):
    assert WaitReason.GAVE_WAY not in SAID_BY_COORDINATORS
    with pytest.raises(NotSaved), transaction():
        put_on_waiting_list(disa.actor, queue[0], WaitReason.GAVE_WAY)
