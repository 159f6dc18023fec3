"""A meeting is called off, items are swapped, an urgent one comes: where each goes, who is told."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from consult import vault
from consult.audit import Deed
from consult.consultations.operations import place, take_slot_of
from consult.consultations.queries import item_of, turns_due, who_may_yield
from consult.consultations.rules.choices import ConsultationStatus, InvitationStatus, Urgency
from consult.consultations.rules.clocks import door_closes_at
from consult.consultations.rules.queue import WaitReason
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict, NotSaved
from consult.meetings.models import CancelReason
from consult.meetings.operations import cancel_meeting, swap_items
from consult.meetings.queries import departures
from consult.notifications.models import OutboxMessage
from consult.privacy import reviewed
from consult.vault import Grant
from tests.cast import CAST
from tests.consultations.conftest import HELD, a_wish, asks, invitation_of, plan, says_yes
from tests.scenes import deeds

WEEK = timedelta(days=7)
KEYS = {person.id: key for key, person in CAST.items()}


@pytest.fixture
def bring(group, weekly, disa, bertta):
    """Somebody asks, and Disa places it."""

    def bring(who, meeting=None, urgency=Urgency.ROUTINE):
        asked = asks(who, group, a_wish(weekly, urgency=urgency))
        if meeting is not None:
            with vault.signed_in(disa.identity), transaction():
                place(disa.actor, asked, meeting, bertta.id)
        return asked

    return bring


@pytest.fixture
def news(app):
    """What is told from here on: who, of what, each message by itself."""
    before = set()

    def look():
        rows = db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.created_at)).all()
        new = [row for row in rows if row.id not in before]
        before.update(row.id for row in rows)
        return sorted((KEYS[row.account_id], row.kind) for row in new)

    return look


def where(consultation):
    item, meeting = item_of(CAST["disa"].actor, consultation)
    return meeting.id if item.position else None


def calls_off(person, meeting, team):
    with vault.signed_in(person.identity), transaction():
        return cancel_meeting(person.actor, meeting, team, CancelReason.ILLNESS, reviewed(""))


def test_the_urgent_goes_first_though_it_was_second_on_the_agenda(
    group, disa, alma, jaana, meeting, bring, news
):
    routine = bring(alma, meeting)
    urgent = bring(jaana, meeting, Urgency.URGENT)
    later = plan(disa, group, HELD + WEEK, slots=1)
    assert [one.item.id for one in departures(disa.actor, meeting)] == [
        urgent.item_id,
        routine.item_id,
    ]
    news()
    calls_off(disa, meeting, group)
    assert (where(urgent), where(routine)) == (later.id, None)
    assert (routine.status, routine.waits_for) == (
        ConsultationStatus.REQUESTED,
        WaitReason.CALLED_OFF,
    )
    # Bertta leads both: one message. Disa did it herself.
    assert news() == [
        ("alma", "time-lost"),
        ("bertta", "times-changed"),
        ("jaana", "time-changed"),
    ]


def test_of_two_as_urgent_the_one_that_waited_longer_goes_first(
    group, disa, alma, jaana, meeting, bring, clock
):
    clock.hold(HELD - timedelta(days=15))
    first = bring(alma)
    clock.move(days=3)
    second = bring(jaana, meeting)
    with vault.signed_in(disa.identity), transaction():
        place(disa.actor, first, meeting, CAST["bertta"].id)
    later = plan(disa, group, HELD + WEEK, slots=1)
    calls_off(disa, meeting, group)
    assert (where(first), where(second)) == (later.id, None)


def test_whoever_asked_both_is_told_once(group, disa, alma, meeting, bring, news):
    bring(alma, meeting)
    bring(alma, meeting)
    plan(disa, group, HELD + WEEK, slots=1)
    news()
    calls_off(disa, meeting, group)
    assert news() == [("alma", "times-changed"), ("bertta", "times-changed")]


def test_the_coordinator_hears_what_waits_again(group, disa, alma, bertta, meeting, bring, news):
    bring(alma, meeting)
    news()
    calls_off(bertta, meeting, group)
    assert news() == [("alma", "time-lost"), ("disa", "request-waits-again")]


def test_the_page_says_it_before_it_is_pressed(page, group, disa, alma, jaana, meeting, bring):
    bring(alma, meeting)
    bring(jaana, meeting, Urgency.URGENT)
    plan(disa, group, HELD + WEEK, slots=1)
    shown = page.as_(disa).get("meetings.cancel", meeting)
    shown.shows("pe 27.11.2026", alma.name, jaana.name)
    text = shown.text
    assert text.index(jaana.name) < text.index(alma.name)


def test_a_plan_that_has_changed_is_shown_anew(page, group, disa, alma, meeting, bring):
    bring(alma, meeting)
    shown = page.as_(disa).get("meetings.cancel", meeting).value_of("shown")
    plan(disa, group, HELD + WEEK, slots=1)
    page.as_(disa).post("meetings.cancel", meeting, cause="illness", shown=shown, expect=409).shows(
        "Ajat ovat muuttuneet", "pe 27.11.2026"
    )
    db.session.refresh(meeting)
    assert meeting.is_planned


def test_an_urgent_one_takes_a_routine_ones_slot(group, disa, bertta, alma, jaana, bring, news):
    full, later = plan(disa, group, slots=1), plan(disa, group, HELD + WEEK, slots=1)
    routine, urgent = bring(alma, full), bring(jaana, urgency=Urgency.URGENT)
    (offered,) = who_may_yield(disa.actor, urgent)
    assert (offered.consultation, offered.whither) == (routine, later)
    news()
    with vault.signed_in(disa.identity), transaction():
        take_slot_of(disa.actor, urgent, routine, bertta.id)
    assert (where(urgent), where(routine)) == (full.id, later.id)
    assert news() == [
        ("alma", "time-given-away"),
        ("bertta", "time-changed"),
        ("bertta", "you-lead"),
        ("jaana", "time-given"),
    ]
    assert Deed.CONSULTATION_GAVE_WAY in deeds()


def test_without_another_slot_the_routine_one_waits_and_says_why(
    page, group, disa, bertta, alma, jaana, bring
):
    full = plan(disa, group, slots=1)
    routine, urgent = bring(alma, full), bring(jaana, urgency=Urgency.URGENT)
    page.as_(disa).get("consultations.taking", urgent).shows(routine.code, alma.name)
    page.as_(disa).post(
        "consultations.taking", urgent, slot=routine.id, facilitator=bertta.id
    ).follow()
    db.session.expire_all()
    assert (where(urgent), where(routine)) == (full.id, None)
    assert routine.waits_for is WaitReason.GAVE_WAY
    page.as_(alma).get("consultations.show", routine).shows("Antoi aikansa kiireelliselle")
    page.as_(disa).get("consultations.board", group).shows("Antoi aikansa kiireelliselle")


def test_nobody_else_gives_way(group, disa, bertta, alma, jaana, bring):
    full = plan(disa, group, slots=1)
    soon, other = bring(alma, full, Urgency.SOON), bring(jaana, urgency=Urgency.URGENT)
    assert who_may_yield(disa.actor, other) == []
    with pytest.raises(NotSaved), transaction():
        take_slot_of(disa.actor, other, soon, bertta.id)
    with pytest.raises(Conflict), transaction():
        take_slot_of(disa.actor, soon, soon, bertta.id)


def test_moving_asks_the_invited_again_and_signs_their_keys_anew(
    group, disa, alma, chidi, invited, meeting, bring
):
    says_yes(chidi, invited)
    later = plan(disa, group, HELD + WEEK, slots=1)
    other = bring(alma, later)
    with vault.signed_in(disa.identity), transaction():
        swap_items(
            disa.actor,
            item_of(disa.actor, invited)[0],
            item_of(disa.actor, other)[0],
        )
    assert (where(invited), where(other)) == (later.id, meeting.id)
    assert invitation_of(chidi, invited).status is InvitationStatus.INVITED
    held = db.session.scalars(
        select(Grant).where(
            Grant.space_id == invited.space_id,
            Grant.recipient_id == chidi.id,
            Grant.ended_at.is_(None),
        )
    ).all()
    assert {grant.expires_at for grant in held} == {door_closes_at(later.starts_at)}
    assert not turns_due(disa.actor, group)  # whoever got another key for hers has not left
    assert deeds().count(Deed.ITEMS_SWAPPED) == 1


def test_two_items_change_places_on_the_page(page, group, disa, alma, jaana, meeting, bring, news):
    later = plan(disa, group, HELD + WEEK, slots=1)
    one, other = bring(alma, meeting), bring(jaana, later)
    mine, theirs = item_of(disa.actor, one)[0], item_of(disa.actor, other)[0]
    news()
    page.as_(disa).post("meetings.move", meeting, mine, other=theirs.id).follow()
    db.session.expire_all()
    assert (where(one), where(other)) == (later.id, meeting.id)
    assert news() == [
        ("alma", "time-changed"),
        ("bertta", "times-changed"),
        ("jaana", "time-changed"),
    ]
    with pytest.raises(Conflict), transaction():
        swap_items(disa.actor, mine, mine)
