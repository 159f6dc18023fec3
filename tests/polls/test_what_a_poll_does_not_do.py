"""A chosen time invites those alone to whom Alma agreed; a poll without a purpose asks nobody."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from consult.consultations.models import Consultation, Invitation
from consult.consultations.operations import withdraw
from consult.consultations.rules.choices import Urgency
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import Item
from consult.meetings.operations import move_item
from consult.notifications.models import OutboxMessage
from consult.notifications.rounds import go_round
from consult.polls.models import Poll, PollTime
from consult.teams.models import Team
from tests.casework import doing
from tests.cast import Person
from tests.consultations.conftest import (  # noqa: F401 – a request of Alma's, placed once
    a_wish,
    asks,
    group,
    meeting,
    now,
    placed,
    request_,
    weekly,
)
from tests.pages import Page
from tests.polls.test_a_poll import TIMES, every, words


@pytest.fixture
def last_day() -> Iterator[None]:
    with clock.held_at(datetime(2026, 11, 6, 8, tzinfo=UTC)):
        yield


def test_whom_she_has_not_seen_in_the_poll_waits_for_her_word(
    page: Page,
    placed: Consultation,  # noqa: F811
    alma: Person,
    disa: Person,
    sakari: Person,
    bertta: Person,
) -> None:
    with doing(disa):
        move_item(disa.actor, db.session.get_one(Item, placed.item_id), None)
    page.as_(disa).post("polls.new", placed, experts=[sakari.id], **TIMES)
    [poll] = every(Poll)
    page.as_(alma).post("polls.agree", poll)
    page.as_(sakari).post("polls.answer", poll, **words("yes", "no"))
    first = min(every(PollTime), key=lambda one: one.starts_at)
    chosen = {"time": first.id, "facilitator": bertta.id, "mode": "remote", "place": ""}
    page.as_(disa).post("polls.choose", poll, **chosen)
    states = {one.account_id: one.status.value for one in every(Invitation)}
    assert states.pop(sakari.id) == "invited"
    assert set(states.values()) == {"proposed"}


def test_a_poll_for_what_was_taken_back_asks_nobody_any_more(
    page: Page,
    request_: Consultation,  # noqa: F811
    alma: Person,
    disa: Person,
    chidi: Person,
    last_day: None,
) -> None:
    page.as_(disa).post("polls.new", request_, experts=[chidi.id], **TIMES)
    his = page.as_(chidi)
    address = his.address("polls.answer", [every(Poll)[0]], {})[0]
    assert address in his.get("polls.mine").links()
    with doing(alma):
        withdraw(alma.actor, request_)
    assert address not in his.get("polls.mine").links()
    assert his.address("polls.mine", [], {})[0] not in his.get("desk.front").links()
    go_round()
    assert not [one for one in every(OutboxMessage) if one.kind == "poll-reminds"]


def test_how_often_somebody_was_asked_is_for_coordinators(
    page: Page,
    group: Team,  # noqa: F811
    weekly: Team,  # noqa: F811
    alma: Person,
    disa: Person,
) -> None:
    urgent = asks(alma, group, a_wish(weekly, urgency=Urgency.URGENT))
    page.as_(disa).get("polls.new", urgent).shows("Chidi", "viime kuukausina")
    page.as_(alma).get("polls.new", urgent).shows("Chidi").hides("viime kuukausina")
