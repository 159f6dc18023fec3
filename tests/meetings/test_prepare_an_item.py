"""Bertta makes the format's structure her own."""

from typing import Any

import pytest

from consult.audit import Deed
from consult.formats import Role, Yield, catalogue
from consult.foundation.database import db
from consult.meetings.models import Item, ItemPhase
from consult.meetings.queries import phases_of
from tests.casework import doing, reading
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, opened
from tests.pages import Page
from tests.scenes import deeds

KEYS = [phase.key for phase in catalogue().format("systemic-weekly").phases]


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


@pytest.fixture
def typed(page: Page, bertta: Person, item: Item) -> dict[str, Any]:
    """The form as it is shown."""
    return page.as_(bertta).get("meetings.prepare", item).filled()


def now(bertta: Person, item: Item) -> list[ItemPhase]:
    db.session.rollback()
    db.session.expire_all()
    return list(phases_of(bertta.actor, item))


def test_minutes_words_and_roles_are_hers(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    typed |= {
        "phases-2-minutes": "12",
        "phases-2-title": "Mitä kuuluu",
        "phases-2-prompt": "Mikä on toisin kuin viimeksi?",
        "phases-2-speaks": ["presenter", "child"],
        "phases-2-listens": ["reflecting-team"],
        "phases-2-yields": "nothing",
    }
    page.as_(bertta).post("meetings.prepare", item, **typed)
    with reading(bertta):
        phase = phases_of(bertta.actor, item)[2]
        assert (phase.minutes, phase.title) == (12, "Mitä kuuluu")
        assert phase.prompt == "Mikä on toisin kuin viimeksi?"
        assert phase.speaks == (Role.PRESENTER, Role.CHILD)
        assert (phase.listens, phase.yields) == ((Role.REFLECTING_TEAM,), Yield.NOTHING)
    assert deeds("session:begun", "content:read")[-1] == Deed.PHASES_EDITED


def test_words_nobody_changed_stay_in_each_readers_language(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    page.as_(bertta).post("meetings.prepare", item, **typed)
    with reading(bertta):
        assert {phase.title + phase.prompt for phase in phases_of(bertta.actor, item)} == {""}


def test_a_number_says_the_order(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    page.as_(bertta).post("meetings.prepare", item, **typed | {"phases-5-position": "2"})
    moved = [KEYS[0], KEYS[5], *KEYS[1:5], *KEYS[6:]]
    assert [phase.key for phase in now(bertta, item)] == moved


def test_a_press_moves_a_phase_without_saving(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    typed |= {"phases-0-title": "Alku", "move": "phases-0-position:down"}
    shown = page.as_(bertta).post("meetings.prepare", item, expect=200, **typed)
    assert shown.value_of("phases-0-position") == "2"
    assert shown.value_of("phases-0-title") == "Alku"
    assert [phase.key for phase in now(bertta, item)] == KEYS
    page.as_(bertta).post("meetings.prepare", item, **shown.filled())
    assert [phase.key for phase in now(bertta, item)][:2] == [KEYS[1], KEYS[0]]


def test_a_phase_is_added_and_another_goes(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    grown = page.as_(bertta).post(
        "meetings.prepare", item, expect=200, **typed | {"phases-more": "1"}
    )
    new = f"phases-{len(KEYS)}-"
    assert f'name="{new}title"' in grown.html.split("autofocus")[0].rsplit("<input", 1)[1]
    assert f'name="{new}speaks" value="mentor"' not in grown.html
    typed = grown.filled() | {"phases-1-gone": "1"}
    typed |= {f"{new}title": "Tauko", f"{new}minutes": "5", f"{new}speaks": "everybody"}
    page.as_(bertta).post("meetings.prepare", item, **typed)
    phases = now(bertta, item)
    assert [phase.key for phase in phases] == [KEYS[0], *KEYS[2:], ""]
    assert [phase.position for phase in phases] == list(range(1, len(KEYS) + 1))


@pytest.mark.parametrize(
    ("wrong", "value"),
    [
        ("phases-1-minutes", "-1"),
        ("phases-1-minutes", "241"),
        ("phases-1-minutes", "viisi"),
        ("phases-1-minutes", ""),
        ("phases-1-title", ""),
        ("phases-1-title", "x" * 121),
        ("phases-1-title", "Soita 040 123 4567"),
        ("phases-1-speaks", []),
        ("phases-1-speaks", "the-moon"),
        ("phases-1-listens", "action-owners"),
        ("phases-1-position", "0"),
        ("phases-1-yields", "gold"),
    ],
)
def test_nonsense_is_refused_at_the_field(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any], wrong: str, value: Any
) -> None:
    kept = typed | {"phases-0-title": "Tervetuloa", wrong: value}
    shown = page.as_(bertta).post("meetings.prepare", item, expect=422, **kept)
    assert shown.value_of("phases-0-title") == "Tervetuloa"
    assert f'id="{wrong}' in shown.html
    assert [phase.box_rev for phase in now(bertta, item)] == [1] * len(KEYS)


def test_a_foreign_phase_is_refused(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    typed["phases-0-phase_id"] = str(item.id)
    page.as_(bertta).post("meetings.prepare", item, expect=422, **typed)


def test_two_editors_see_each_others_text(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    first, second = page.as_(bertta), page.as_(bertta)
    first.post("meetings.prepare", item, **typed | {"phases-0-title": "Ensimmäinen"})
    shown = second.post(
        "meetings.prepare", item, expect=409, **typed | {"phases-0-title": "Toinen"}
    )
    shown.shows("Ensimmäinen")
    assert shown.value_of("phases-0-title") == "Toinen"
    second.post("meetings.prepare", item, **shown.filled())
    with reading(bertta):
        assert phases_of(bertta.actor, item)[0].title == "Toinen"


def test_what_has_begun_stays(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    opened(bertta, item, KEYS[1])
    page.as_(bertta).post("meetings.prepare", item, expect=422, **typed | {"phases-1-gone": "1"})
    page.as_(bertta).post("meetings.reset", item, expect=422)


def test_the_format_is_put_back(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    typed |= {"phases-0-title": "Oma", "phases-0-minutes": "33"}
    page.as_(bertta).post("meetings.prepare", item, **typed)
    page.as_(bertta).post("meetings.reset", item)
    with doing(bertta):
        first = phases_of(bertta.actor, item)[0]
        assert (first.title, first.minutes) == ("", 3)


@pytest.mark.parametrize(("name", "status"), [("alma", 403), ("fanni", 404), ("zed", 404)])
def test_nobody_else_prepares(
    page: Page, item: Item, name: str, status: int, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(name)
    page.as_(person).get("meetings.prepare", item, expect=status)
    page.as_(person).post("meetings.reset", item, expect=status)


def test_a_line_that_was_added_and_left_empty_is_no_phase(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    hers = page.as_(bertta)
    grown = hers.post("meetings.prepare", item, expect=200, **typed, **{"phases-more": "1"})
    hers.post("meetings.prepare", item, **grown.filled())
    assert [phase.key for phase in now(bertta, item)] == KEYS
