"""Each sees at the table whether it is for her to speak or to listen."""

import pytest

from consult.formats import OwnTurn, Role, catalogue, own_turn
from consult.meetings.models import Item
from tests import markup
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, opened
from tests.pages import Page

SPEAKS, LISTENS = OwnTurn.SPEAKS, OwnTurn.LISTENS


@pytest.mark.parametrize(
    ("key", "team", "interviewer"),
    [("interview", LISTENS, SPEAKS), ("reflection", SPEAKS, LISTENS)],
)
def test_in_a_reflecting_meeting_they_take_turns(key, team, interviewer):
    phases = catalogue().format("reflecting-meeting").phases
    phase = next(one for one in phases if one.key == key)
    assert own_turn(Role.REFLECTING_TEAM, phase.speaks, phase.listens) is team
    assert own_turn(Role.INTERVIEWER, phase.speaks, phase.listens) is interviewer


def test_whoever_agreed_on_something_is_not_told_to_listen_only():
    speaks, listens = (Role.ACTION_OWNERS,), (Role.EVERYBODY,)
    assert own_turn(Role.EXPERT, speaks, listens) is None


def test_who_has_no_part_in_a_phase_is_told_nothing():
    assert own_turn(Role.EXPERT, (Role.FAMILY,), ()) is None
    assert own_turn(Role.GUARDIAN, (Role.FAMILY,), ()) is SPEAKS


def test_of_two_at_one_table_each_reads_her_own(
    page: Page, bertta: Person, alma: Person, item: Item, clock: HeldClock
) -> None:
    clock.hold(MONDAY)
    opened(bertta, item, "presentation")
    assert now_of(page.as_(alma), item) == "Sinä puhut"
    assert now_of(page.as_(bertta), item) == "Sinä kuuntelet"
    page.as_(bertta).get("meetings.screen", item).hides("Sinä kuuntelet")


def now_of(page: Page, item: Item) -> str:
    html = page.get("meetings.room", item).response.text
    phases = [one for one in markup.read(html).all("div") if one.has("data-phase-words")]
    (now,) = (one for one in phases if not one.has("hidden"))
    return now["data-own"]
