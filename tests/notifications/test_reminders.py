"""What is told because a day has come: once, by day, to whom it concerns."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from consult.consultations.models import Consultation
from consult.followups.operations import mark_done
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.notifications.models import OutboxMessage
from consult.notifications.rounds import FIRST_HOUR, LAST_HOUR, go_round
from tests.cast import CAST
from tests.consultations.conftest import (
    HELD,
    group,
    invited,
    meeting,
    now,
    opened,
    placed,
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
