"""Bertta's presses that save nothing yet: a private phase, a prompt of the library."""

from typing import Any

import pytest

from consult import audit
from consult.accounts.models import Language
from consult.audit import Deed
from consult.formats import Role, Yield
from consult.formats.prompts import PromptKind, find_prompt, prompts
from consult.meetings.models import Item
from consult.meetings.queries import phases_of
from consult.meetings.rules import put_in
from tests.casework import doing, reading
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY
from tests.pages import Page
from tests.scenes import account_of


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


@pytest.fixture
def typed(page: Page, bertta: Person, item: Item) -> dict[str, Any]:
    """The form as it is shown."""
    return page.as_(bertta).get("meetings.prepare", item).filled()


def test_a_prompt_is_put_in_under_what_is_written(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    prompt = find_prompt("perspective-daughter")
    assert prompt is not None
    typed |= {"phases-4-prompt": "Oma kysymys?", "insert_into": "phases-4-position"}
    shown = page.as_(bertta).post("meetings.prepare", item, expect=200, **typed, insert=prompt.key)
    assert shown.value_of("phases-4-prompt") == f"Oma kysymys? {prompt.text.fi}"
    with reading(bertta):
        assert {phase.prompt for phase in phases_of(bertta.actor, item)} == {""}


def test_the_same_prompt_is_put_in_once():
    once = put_in("Oma kysymys?", "Mitä nyt?")
    assert once == "Oma kysymys?\nMitä nyt?"
    assert put_in(once, "Mitä nyt?") == once
    assert put_in("", "Mitä nyt?") == "Mitä nyt?"


def test_words_of_the_house_are_not_taken_for_names(page: Page, bertta: Person, item: Item) -> None:
    with doing(bertta):
        account_of(bertta).language = Language.SWEDISH
        audit.record(bertta.actor, Deed.OWN_ACCOUNT_CHANGED, on=account_of(bertta))
    hers = page.as_(bertta)
    shown = hers.get("meetings.prepare", item)
    for kind in prompts().values():
        for prompt in kind:
            assert f'value="{prompt.key}"' in shown.html
    typed = shown.filled() | {"phases-1-prompt": prompts()[PromptKind.REFLECTING][2].text.sv}
    hers.post("meetings.prepare", item, **typed)
    hers.post("meetings.prepare", item, expect=409, **typed)
    typed = hers.get("meetings.prepare", item).filled()
    named = typed | {"phases-1-prompt": typed["phases-1-prompt"] + "\nAnna Korhonen berättar."}
    hers.post("meetings.prepare", item, expect=422, **named)


def test_a_private_phase_comes_with_one_press(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    hers = page.as_(bertta)
    grown = hers.post("meetings.prepare", item, expect=200, **typed, add_private="1")
    hers.post("meetings.prepare", item, **grown.filled())
    with reading(bertta):
        phase = phases_of(bertta.actor, item)[-1]
        assert (phase.speaks, phase.listens, phase.minutes) == ((Role.FAMILY,), (), 20)
        assert phase.yields is Yield.NOTHING
        assert not phase.may_be_recorded


CONTRADICTIONS: list[tuple[str, dict[str, Any]]] = [
    ("yields", {"private": "1", "yields": "facts"}),
    ("listens", {"speaks": ["everybody"], "listens": ["guardian"]}),
    ("listens", {"speaks": ["child"], "listens": ["child"]}),
    ("speaks", {"speaks": []}),
    ("minutes", {"minutes": "0"}),
    ("minutes", {"minutes": "10000"}),
    ("title", {"title": "Äiti\u202eitsi\u202c puhuu"}),
    ("prompt", {"prompt": "Nolla\u2066leveä\u2069"}),
]


def test_what_contradicts_itself_is_refused_at_its_field(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    hers = page.as_(bertta)
    for field, values in CONTRADICTIONS:
        wrong = {f"phases-2-{name}": value for name, value in values.items()}
        sent = typed | {"phases-0-title": "Tervetuloa"} | wrong
        shown = hers.post("meetings.prepare", item, expect=422, **sent)
        assert f'id="phases-2-{field}-error"' in shown.html, values
        assert shown.value_of("phases-0-title") == "Tervetuloa"


def test_a_script_in_a_title_is_only_text_and_more_minutes_than_there_are_no_hindrance(
    page: Page, bertta: Person, item: Item, typed: dict[str, Any]
) -> None:
    named = {"phases-2-title": "<script>alert(1)</script>", "phases-2-minutes": "240"}
    page.as_(bertta).post("meetings.prepare", item, **typed | named)
    shown = page.as_(bertta).get("meetings.room", item)
    assert "<script>alert" not in shown.html
    shown.shows("<script>alert(1)</script>", "240 min")
