"""A rule of a team hinders: it says so and who may make an exception, who makes it with a press."""

from dataclasses import replace
from datetime import timedelta

import pytest

from consult import vault
from consult.audit import Deed
from consult.consultations.operations import ask, book, open_consultation, place
from consult.consultations.queries import item_of
from consult.formats import catalogue
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.meetings.models import BookingException, CancelReason
from consult.meetings.operations import cancel_meeting
from consult.meetings.queries import free_slots
from consult.meetings.queries.exceptions import keeps_from_asking
from consult.notifications.models import OutboxMessage
from consult.privacy import reviewed
from consult.teams.models import TeamSeat
from consult.teams.operations import set_rules
from consult.teams.rules import AskedBy, Bounds
from tests.consultations.conftest import HELD, NOW, a_wish, asks, plan
from tests.scenes import deeds

WEEK = timedelta(days=7)


def rule(person, team, excepted_by=TeamSeat.COORDINATOR, **bounds):
    with transaction():
        set_rules(person.actor, team, Bounds(**bounds), excepted_by)


def books(person, team, meeting, leader):
    shape, wish = catalogue().format(team.format_key), a_wish(team)
    with vault.signed_in(person.identity), transaction():
        return book(person.actor, team, shape, wish, meeting, leader.id)


def told(kind):
    return db.session.query(OutboxMessage).filter_by(kind=kind).all()


def test_booking_closes_two_days_before(weekly, fanni, bertta, alma):
    soon = plan(bertta, weekly, NOW + timedelta(hours=30))
    later = plan(bertta, weekly, NOW + timedelta(days=5))
    rule(fanni, weekly, TeamSeat.LEAD, latest_hours=48)
    assert free_slots(alma.actor, weekly.id) == [later]
    with pytest.raises(NotSaved) as refused:
        books(alma, weekly, soon, bertta)
    assert refused.value.words.fi == (
        "Aika varataan viimeistään 2 vuorokautta ennen kokousta. "
        f"Poikkeuksen voi tehdä {fanni.name}."
    )


def test_she_asks_for_an_exception_and_fanni_makes_it_with_one_press(
    page, weekly, fanni, bertta, alma
):
    soon = plan(bertta, weekly, NOW + timedelta(hours=30))
    rule(fanni, weekly, TeamSeat.LEAD, latest_hours=48)
    what = f"latest:{soon.id}"
    page.as_(alma).get("consultations.booking", weekly).shows(
        "Aika varataan viimeistään 2 vuorokautta ennen kokousta.", fanni.name
    )
    page.as_(alma).post("consultations.wish", weekly, what=what)
    (message,) = told("exception-wished")
    assert message.account_id == fanni.id
    page.as_(alma).post("consultations.wish", weekly, what=what, expect=409)
    page.as_(fanni).get("meetings.exceptions", weekly).shows(alma.name)
    page.as_(fanni).post("meetings.exceptions", weekly, what=what)
    assert {Deed.BOOKING_EXCEPTION_WISHED, Deed.BOOKING_EXCEPTION_MADE} <= set(deeds())
    (message,) = told("exception-made")
    assert message.account_id == alma.id
    assert books(alma, weekly, soon, bertta).item_id is not None


def test_nobody_else_makes_one(page, weekly, fanni, bertta, alma, zed):
    plan(bertta, weekly, NOW + timedelta(hours=30))
    page.as_(fanni).get("meetings.exceptions", weekly, expect=404)  # there are no rules
    rule(fanni, weekly, TeamSeat.LEAD, latest_hours=48)
    page.as_(alma).get("meetings.exceptions", weekly, expect=403)
    page.as_(zed).post("meetings.exceptions", weekly, what="x", expect=403)
    page.as_(fanni).post("meetings.exceptions", weekly, what="latest:nonsense", expect=422)
    assert db.session.query(BookingException).count() == 0


def test_a_meeting_takes_no_more_than_the_team_says(weekly, fanni, bertta, alma, jaana):
    meeting = plan(bertta, weekly, HELD, slots=3)
    rule(fanni, weekly, capacity=1)
    books(alma, weekly, meeting, bertta)
    assert free_slots(alma.actor, weekly.id) == []
    with pytest.raises(NotSaved) as refused:
        books(jaana, weekly, meeting, bertta)
    assert "enintään 1 asiaa" in refused.value.words.fi


def test_items_of_a_called_off_meeting_do_not_break_the_rules(group, disa, bertta, alma, weekly):
    off, full = plan(disa, group, slots=2), plan(disa, group, HELD + WEEK, slots=2)
    rule(disa, group, capacity=1)
    with vault.signed_in(disa.identity), transaction():
        place(disa.actor, asks_one(alma, group, weekly), full, bertta.id)
    lost = asks_one(alma, group, weekly)
    with vault.signed_in(disa.identity), transaction():
        place(disa.actor, lost, off, bertta.id)
        cancel_meeting(disa.actor, off, group, CancelReason.ILLNESS, reviewed(""))
    assert lost.has_lost_its_slot


def asks_one(person, group, weekly):
    return asks(person, group, a_wish(weekly))


def test_disa_makes_an_exception_where_she_places(page, group, disa, bertta, alma, weekly):
    soon = plan(disa, group, NOW + timedelta(hours=5))
    rule(disa, group, latest_hours=24)
    request = asks_one(alma, group, weekly)
    disas = page.as_(disa)
    disas.get("consultations.triage", request).shows("vuorokautta ennen kokousta.", disa.name)
    disas.post("consultations.triage", request, slot=soon.id, facilitator=bertta.id, expect=422)
    disas.post("meetings.exceptions", group, what=f"latest:{soon.id}")
    disas.post("consultations.triage", request, slot=soon.id, facilitator=bertta.id)
    db.session.expire_all()
    assert item_of(disa.actor, request)[1] == soon


def test_only_the_team_may_ask_until_disa_makes_an_exception(page, group, disa, zed, weekly):
    rule(disa, group, asked_by=AskedBy.TEAM)
    shape, wish = catalogue().format(group.format_key), a_wish(weekly)
    with pytest.raises(NotSaved), vault.signed_in(zed.identity), transaction():
        ask(zed.actor, group, shape, wish)
    page.as_(zed).get("consultations.new", group).shows(disa.name).hides("Lähetä pyyntö")
    page.as_(zed).post("consultations.wish", group, what="askers")
    page.as_(disa).post("meetings.exceptions", group, what=f"askers:{zed.id}")
    page.as_(zed).get("consultations.new", group).shows("Lähetä pyyntö")


def test_only_those_of_the_same_agency_may_ask(group, disa, zed):
    rule(disa, group, asked_by=AskedBy.AGENCY)
    assert not keeps_from_asking(zed.actor, group)
    assert keeps_from_asking(replace(zed.actor, agency_id=new_id()), group)


def test_too_few_sectors_keep_an_item_shut_until_somebody_may_say_otherwise(
    page, invited, group, disa, bertta, clock
):
    rule(disa, group, TeamSeat.FACILITATOR, sectors=3)
    item, meeting = item_of(disa.actor, invited)
    clock.hold(meeting.starts_at)
    with pytest.raises(NotSaved) as refused, vault.signed_in(bertta.identity), transaction():
        open_consultation(bertta.actor, invited, item)
    assert "vähintään 3 alaa" in refused.value.words.fi
    assert bertta.name in refused.value.words.fi
    db.session.rollback()
    page.as_(bertta).post("meetings.exceptions", group, what=f"sectors:{meeting.id}")
    with vault.signed_in(bertta.identity), transaction():
        open_consultation(bertta.actor, invited, item)
    assert invited.is_open
