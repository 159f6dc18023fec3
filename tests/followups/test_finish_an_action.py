"""Alma says with one press that it is done; or that it will not be, and why."""

from datetime import timedelta

import pytest

from consult import vault
from consult.audit import Deed
from consult.consultations.models import Consultation
from consult.consultations.rules.clocks import DOOR_OPEN_DAYS
from consult.followups.models import Action
from consult.followups.operations import drop_action, mark_done, take_over_action
from consult.followups.rules.standing import ActionStatus, Keeping
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.privacy import reviewed
from tests.cast import Person
from tests.followups.conftest import WHAT, agrees
from tests.pages import Page
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both


def status(action: Action) -> ActionStatus:
    db.session.refresh(action)
    return action.status


def test_it_waits_on_the_front_page_until_it_is_done(
    page: Page, alma: Person, action: Action
) -> None:
    browser = page.as_(alma)
    browser.get("desk.front").shows(WHAT)
    browser.post("followups.done", action, next="/").leads_to("desk.front").follow().hides(WHAT)
    browser.get("followups.mine").hides(WHAT)
    browser.get("followups.mine", over=1).shows(WHAT)
    assert status(action) is ActionStatus.DONE
    assert Deed.ACTION_DONE in deeds()


def test_only_the_owner_says_so(page: Page, bertta: Person, zed: Person, action: Action) -> None:
    page.as_(bertta).post("followups.done", action, expect=403)
    page.as_(zed).post("followups.done", action, expect=404)
    page.as_(zed).get("followups.drop", action, expect=404)
    assert status(action) is ActionStatus.OPEN


def test_looking_does_nothing(page: Page, alma: Person, action: Action) -> None:
    page.as_(alma).get("followups.done", action, expect=405)


def test_a_press_by_mistake_is_taken_back(page: Page, alma: Person, action: Action) -> None:
    browser = page.as_(alma)
    browser.post("followups.done", action)
    browser.post("followups.reopen", action)
    assert status(action) is ActionStatus.OPEN
    assert deeds()[-1] == Deed.ACTION_REOPENED


def test_it_is_dropped_with_a_reason_the_table_reads(
    page: Page, alma: Person, bertta: Person, action: Action
) -> None:
    page.as_(alma).post("followups.drop", action, why="Koulu ehti ensin.")
    assert status(action) is ActionStatus.DROPPED
    page.as_(bertta).get("meetings.room", action.item_id).shows("Koulu ehti ensin.")


def test_what_is_done_is_not_dropped(action: Action, alma: Person) -> None:
    with vault.signed_in(alma.identity), transaction():
        mark_done(alma.actor, action)
        mark_done(alma.actor, action)
    with vault.signed_in(alma.identity), pytest.raises(NotSaved):
        drop_action(alma.actor, action, reviewed("Ei ehdi."))


def test_an_expert_whose_door_has_closed_still_says_done(
    page: Page, bertta: Person, chidi: Person, opened: Consultation
) -> None:
    action = agrees(bertta, chidi, opened)
    with clock.moved_by(timedelta(days=DOOR_OPEN_DAYS, minutes=1)):
        browser = page.as_(chidi)
        browser.get("desk.front").hides(WHAT)
        browser.post("followups.drop", action, why="Ei ehdi.", expect=422)
        browser.post("followups.done", action)
    assert status(action) is ActionStatus.DONE


def test_the_day_itself_is_in_time(action: Action) -> None:
    with clock.moved_by(timedelta(days=18)):
        assert action.keeping is Keeping.COMING
    with clock.moved_by(timedelta(days=19)):
        assert action.keeping is Keeping.LATE


def test_who_is_to_tell_the_family_can_hand_that_over_and_no_more(
    bertta: Person, alma: Person, action: Action
) -> None:
    with vault.signed_in(bertta.identity), transaction():
        row = db.session.get_one(Action, action.id)
        row.teller_id = bertta.id
        assert take_over_action(bertta.actor, row, bertta.id)
    with vault.signed_in(alma.identity), transaction():
        row = db.session.get_one(Action, action.id)
        assert take_over_action(alma.actor, row, bertta.id)
        assert (row.owner_id, row.teller_id) == (alma.id, alma.id)
