"""The screen all look at shows nothing of the matter but what the facilitator has ticked."""

import pytest

from consult.audit import Deed
from consult.formats import Role
from consult.foundation.database import db
from consult.meetings.models import AttendanceMode, Item
from consult.meetings.operations import Place, mark
from consult.meetings.queries import find_item, phases_of
from tests.casework import doing
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, invite, opened, place_of
from tests.pages import Page
from tests.scenes import account_of, deeds

OWN = "Mitä tyttö toivoo illoilta?"


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


@pytest.fixture
def own_prompt(page: Page, bertta: Person, item: Item) -> None:
    typed = page.as_(bertta).get("meetings.prepare", item).filled()
    page.as_(bertta).post("meetings.prepare", item, **typed | {"phases-0-prompt": OWN})
    opened(bertta, item, phases_of(bertta.actor, item)[0].key)


@pytest.mark.usefixtures("own_prompt")
def test_own_words_stand_there_only_when_they_are_chosen(
    page: Page, bertta: Person, item: Item
) -> None:
    page.as_(bertta).get("meetings.screen", item).hides(OWN, "Kuvitelma").shows("Puhuu")
    page.as_(bertta).post("meetings.choose_screen", item, shows="prompts")
    assert deeds("session:begun", "content:read")[-1] == Deed.SCREEN_CHOSEN
    page.as_(bertta).get("meetings.screen", item).shows(OWN)
    page.as_(bertta).post("meetings.choose_screen", item)
    page.as_(bertta).get("meetings.screen", item).hides(OWN)


@pytest.mark.usefixtures("own_prompt")
def test_alma_has_no_such_screen(page: Page, alma: Person, item: Item) -> None:
    page.as_(alma).get("meetings.screen", item, expect=403)
    page.as_(alma).post("meetings.choose_screen", item, shows="prompts", expect=403)


def test_an_interpreter_reads_nothing(
    page: Page, bertta: Person, chidi: Person, item: Item
) -> None:
    place = invite(bertta, item, chidi)
    opened(bertta, item)
    page.as_(chidi).get("meetings.room", item)
    with doing(bertta):
        mark(bertta.actor, item, place, Place(place.seat, Role.INTERPRETER, account_of(chidi)))
    assert find_item(chidi.actor, item.id) is None
    page.as_(chidi).get("meetings.room", item, expect=404)


def test_whoever_leads_hands_over_before_she_steps_aside(
    page: Page, bertta: Person, item: Item
) -> None:
    typed = page.as_(bertta).get("meetings.roster", item).filled()
    hers = next(
        name.removesuffix("whose")
        for name, value in typed.items()
        if value == str(place_of(bertta, item).id)
    )
    page.as_(bertta).post(
        "meetings.roster", item, expect=422, **typed | {f"{hers}state": "recused"}
    ).shows("Vaihda ensin ohjaaja")


def test_alma_says_from_afar_that_she_is_alone(
    page: Page, bertta: Person, alma: Person, item: Item
) -> None:
    page.as_(alma).get("meetings.room", item).hides('name="private_space"')
    place = place_of(alma, item)
    with doing(bertta):
        there = Place(place.seat, place.role, account_of(alma), mode=AttendanceMode.REMOTE)
        mark(bertta.actor, item, place, there)
    assert 'name="private_space"' in page.as_(alma).get("meetings.room", item).html
    page.as_(alma).post("meetings.assurance", item, private_space="1", unrecorded="1")
    db.session.expire_all()
    mine = place_of(alma, item)
    assert (mine.private_space, mine.unrecorded, mine.asks_assurance) == (True, True, False)
