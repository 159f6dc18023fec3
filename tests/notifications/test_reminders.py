"""What is told because a day has come: once, by day, to whom it concerns."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from consult import audit, vault
from consult.consultations.models import Consultation
from consult.consultations.operations import confirm_panel, place
from consult.followups.operations import mark_done
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.meetings.models import CancelReason
from consult.meetings.operations import cancel_meeting
from consult.notifications.models import OutboxMessage
from consult.notifications.rounds import FIRST_HOUR, LAST_HOUR, go_round
from consult.privacy import reviewed
from consult.teams.models import BookingRules, TeamSeat
from consult.teams.rules.booking import AskedBy
from tests.cast import CAST
from tests.consultations.conftest import (
    HELD,
    NOW,
    a_wish,
    asks,
    group,
    invited,
    meeting,
    now,
    opened,
    placed,
    plan,
    request_,
    says_yes,
    weekly,
)
from tests.followups.conftest import agrees

__all__ = ["group", "invited", "meeting", "now", "opened", "placed", "request_", "weekly"]

KEYS = {person.id: key for key, person in CAST.items()}
DAY_BEFORE = (HELD - timedelta(days=1)).replace(hour=9)


def told(kind):
    query = select(OutboxMessage).where(OutboxMessage.kind == kind)
    return sorted(KEYS[row.account_id] for row in db.session.scalars(query))


def test_those_with_a_place_hear_of_tomorrow_once(invited: Consultation, chidi, hamid):
    says_yes(chidi, invited)
    with clock.held_at(DAY_BEFORE):
        for _ in range(3):
            go_round()
    assert told("meeting-tomorrow") == ["alma", "bertta", "chidi"]


@pytest.mark.parametrize("step", [timedelta(days=-1), timedelta(days=1)])
def test_not_on_another_day(invited: Consultation, step):
    with clock.held_at(DAY_BEFORE + step):
        go_round()
    assert told("meeting-tomorrow") == []


@pytest.mark.parametrize("hour", [FIRST_HOUR - 1, LAST_HOUR, 23, 0])
def test_nobody_is_reminded_at_night(invited: Consultation, hour):
    wall = clock.local(DAY_BEFORE).replace(hour=hour, tzinfo=None)
    with clock.held_at(clock.from_local(wall)):
        go_round()
    assert told("meeting-tomorrow") == []


def test_who_has_not_kept_her_day_hears_of_it_once(opened: Consultation, bertta, chidi):
    action = agrees(bertta, chidi, opened)
    assert told("action-agreed") == ["chidi"]
    due = datetime.combine(action.due_on, datetime.min.time(), UTC)
    with clock.held_at(due + timedelta(hours=9)):
        go_round()
    assert told("action-late") == []  # the day itself is hers
    for days in (1, 2, 3):
        with clock.held_at(due + timedelta(days=days, hours=9)):
            go_round()
    assert told("action-late") == ["chidi"]


def test_who_has_kept_it_hears_nothing(opened: Consultation, bertta, chidi):
    action = agrees(bertta, chidi, opened)
    with transaction():
        mark_done(chidi.actor, action)
    with clock.held_at(datetime.combine(action.due_on, datetime.min.time(), UTC) + timedelta(2.4)):
        go_round()
    assert told("action-late") == []


def test_what_is_long_over_is_left_in_peace(opened: Consultation, bertta, chidi):
    action = agrees(bertta, chidi, opened)
    with clock.held_at(datetime.combine(action.due_on, datetime.min.time(), UTC) + timedelta(40.4)):
        go_round()
    assert told("action-late") == []


def test_who_did_it_herself_is_not_told(opened: Consultation, bertta):
    agrees(bertta, bertta, opened)
    assert told("action-agreed") == []


def test_who_has_not_answered_is_reminded_once_and_told_why(invited: Consultation, chidi):
    says_yes(chidi, invited)
    for days in (1, 2.9, 3.1, 4, 9):
        with clock.held_at(NOW + timedelta(days=days)):
            go_round()
        assert told("answer-awaited") == ([] if days < 3 else ["hamid"])


def test_another_time_asks_again_and_reminds_again_after_days_of_silence(
    invited: Consultation, meeting, group, disa
):
    with clock.held_at(NOW + timedelta(days=4)):
        go_round()
    with clock.held_at(NOW + timedelta(days=5)):
        plan(disa, group, HELD + timedelta(days=7))
        with vault.signed_in(disa.identity), transaction():
            cancel_meeting(disa.actor, meeting, group, CancelReason.ILLNESS, reviewed(""))
        go_round()
    assert told("answer-awaited") == ["chidi", "hamid"]
    with clock.held_at(NOW + timedelta(days=8.1)):
        go_round()
    assert told("answer-awaited") == ["chidi", "chidi", "hamid", "hamid"]


def test_who_comes_is_reminded_of_the_reading_in_the_last_days_and_nobody_else(
    invited: Consultation, chidi
):
    says_yes(chidi, invited)
    for days in (4, 3, 2, 1):
        with clock.held_at(HELD - timedelta(days=days)):
            go_round()
        assert told("something-to-read") == ([] if days > 3 else ["chidi"])


def test_where_nothing_is_to_be_read_nobody_is_reminded(group, weekly, alma, disa, bertta, chidi):
    bare = asks(alma, group, a_wish(weekly, background=reviewed("")))
    held = plan(disa, group)
    with vault.signed_in(disa.identity), transaction():
        place(disa.actor, bare, held, bertta.id, [(chidi.id, "psychiatry")])
    with vault.signed_in(alma.identity), transaction():
        confirm_panel(alma.actor, bare, "lsl-14")
    says_yes(chidi, bare)
    with clock.held_at(HELD - timedelta(days=2)):
        go_round()
    assert told("something-to-read") == []


def test_nobody_is_reminded_of_what_has_lost_its_time(
    invited: Consultation, meeting, group, disa, chidi
):
    says_yes(chidi, invited)
    with vault.signed_in(disa.identity), transaction():
        cancel_meeting(disa.actor, meeting, group, CancelReason.ILLNESS, reviewed(""))
    with clock.held_at(HELD - timedelta(days=2)):
        go_round()
    assert told("something-to-read") == told("answer-awaited") == []


def says_rules(team, hours, capacity=None):
    rules = BookingRules(
        id=new_id(),
        team_id=team.id,
        latest_hours=hours,
        capacity=capacity,
        asked_by=AskedBy.TEAM,
        sectors=0,
        excepted_by=TeamSeat.LEAD,
    )
    with audit.unaudited("rows of a test"), transaction():
        db.session.add(rules)


def test_who_may_book_hears_once_that_booking_closes(weekly, eero):
    says_rules(weekly, 48)
    plan(eero, weekly)
    for hours in (80, 71, 60, 49, 47, 24):
        with clock.held_at(HELD - timedelta(hours=hours)):
            go_round()
        assert told("booking-closes") == ([] if hours > 72 else ["alma", "fanni", "jaana"])


@pytest.mark.parametrize(("hours", "capacity"), [(0, None), (48, 0)])
def test_without_such_a_rule_or_a_free_time_nobody_hears(weekly, eero, hours, capacity):
    says_rules(weekly, hours, capacity)
    plan(eero, weekly)
    for before in (71, 49, 23, 1):
        with clock.held_at(HELD - timedelta(hours=before)):
            go_round()
    assert told("booking-closes") == []
