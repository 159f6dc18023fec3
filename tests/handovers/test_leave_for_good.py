"""Alma has left at noon: dead at once, her name stays, and what is left over waits."""

import pytest

from consult import vault
from consult.accounts.models import AccountStatus
from consult.accounts.operations import leave_for_good, suspend
from consult.audit import Deed
from consult.cases.queries import find_case
from consult.consultations.models import Consultation
from consult.consultations.queries import item_of
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.handovers.operations import let_leave
from consult.handovers.queries import find_goodbye
from consult.meetings.models import AttendanceState
from consult.meetings.queries import attendances_of
from tests.casework import doing, open_vaahtera, reading, the_case
from tests.handovers.scenes import accepts, booked_by, hands_over, list_of
from tests.scenes import account_of, deeds, seat_of


def leaves(supervisor, person) -> None:
    with doing(supervisor):
        let_leave(supervisor.actor, account_of(person))


def test_her_open_browser_is_dead_at_the_next_click(page, alma, eero, cases):
    browser = page.as_(alma)
    browser.get("desk.front")
    leaves(eero, alma)
    assert browser.get("desk.front", expect=302).response.location.startswith("/sign-in")


def test_no_key_of_hers_opens_anything(alma, eero, cases):
    leaves(eero, alma)
    assert account_of(alma).status is AccountStatus.LEFT
    assert vault.readers_of(cases[0].space_id) == set()
    with pytest.raises(NotSaved), doing(eero):
        vault.recipient_of(alma.id)


def test_the_deputy_hands_on_all_the_same(alma, jaana, fanni, eero, cases):
    leaves(eero, alma)
    hands_over(fanni, alma, jaana)
    assert accepts(jaana) == (2, 0)
    with reading(jaana):
        assert the_case(jaana, cases[0]).summary
        assert find_case(alma.actor, cases[0].case_id) is None


def test_tomorrows_roster_is_right_at_each_step(alma, jaana, fanni, eero, booked):
    leaves(eero, alma)
    assert places(jaana, booked)[alma.id] is AttendanceState.EXCUSED
    hands_over(fanni, alma, jaana)
    accepts(jaana)
    there = places(jaana, booked)
    assert alma.id not in there
    assert there[jaana.id] is AttendanceState.ACCEPTED


def test_she_is_off_the_rosters_of_others(alma, bertta, jaana, eero, weekly):
    it = booked_by(jaana, bertta, weekly)
    assert alma.id in places(jaana, it)
    leaves(eero, alma)
    assert alma.id not in places(jaana, it)


def test_her_seats_in_teams_end(alma, eero, weekly):
    leaves(eero, alma)
    with pytest.raises(Exception, match="No row"):
        seat_of(alma, weekly, "member")


def test_whoever_alone_opens_something_cannot_leave(alma, fanni, ilona, eero, weekly, keep_out):
    vaahtera = open_vaahtera(alma, weekly.id)
    keep_out(vaahtera, fanni)
    keep_out(vaahtera, ilona)
    with pytest.raises(NotSaved, match="Only she can open"):
        leaves(eero, alma)
    assert account_of(alma).status is AccountStatus.ACTIVE


def test_the_page_lists_what_only_she_opens(page, alma, fanni, ilona, eero, weekly, keep_out):
    vaahtera = open_vaahtera(alma, weekly.id)
    keep_out(vaahtera, fanni)
    keep_out(vaahtera, ilona)
    shown = page.as_(eero).get("handovers.goodbye", alma.id)
    shown.shows(weekly.name).hides(vaahtera.code)
    assert 'id="only-hers"' in shown.html


def test_two_supervisors_stay(page, alma, fanni, ilona, eero, cases):
    with doing(eero):
        suspend(eero.actor, account_of(ilona))
    with doing(ilona), pytest.raises(NotSaved, match="at least two supervisors"):
        leave_for_good(ilona.actor, account_of(fanni))


def test_the_press_wants_a_fresh_proof_and_a_supervisor(page, alma, eero, tess, jaana, clock):
    page.as_(jaana).post("handovers.goodbye", alma.id, expect=403)
    page.as_(tess).post("handovers.goodbye", alma.id, expect=403)
    page.as_(eero).post("handovers.goodbye", eero.id, expect=403)
    browser = page.as_(eero)
    browser.get("desk.front")
    clock.move(minutes=6)
    browser.post("handovers.goodbye", alma.id, expect=401)
    assert account_of(alma).is_active


def test_the_page_says_what_is_left_in_counts(page, alma, eero, booked):
    found = find_goodbye(eero.actor, alma.id)
    assert (found.cases, found.consultations, found.places) == (1, 1, 1)
    page.as_(eero).get("handovers.goodbye", alma.id).shows(alma.name)
    page.as_(eero).post("handovers.goodbye", alma.id).follow().shows(alma.name)


def test_what_she_was_asked_to_take_is_free_again(alma, jaana, fanni, eero, cases):
    hands_over(fanni, alma, jaana)
    leaves(eero, jaana)
    assert len(list_of(fanni, alma).parts) == 2
    assert not list_of(fanni, alma).offered


def test_what_stands_in_the_log(alma, eero, cases):
    before = len(deeds())
    leaves(eero, alma)
    assert deeds()[before:] == [Deed.ACCOUNT_LEFT, Deed.MEMBER_LEFT]


def test_drafts_are_reported_and_stay_unreadable(alma, fanni, eero, cases, a_draft):
    leaves(eero, alma)
    found = find_goodbye(eero.actor, alma.id)
    assert found is not None
    assert found.drafts == 1
    assert list_of(fanni, alma).left.drafts == 1


def places(person, it) -> dict:
    db.session.rollback()
    db.session.expunge_all()
    consultation = db.session.get_one(Consultation, it.id)
    item = item_of(person.actor, consultation)[0]
    return {one.account_id: one.state for one in attendances_of(person.actor, item)}
