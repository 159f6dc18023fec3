"""Before the meeting: who has which role, what is still missing, and the card on one page."""

import re

import pytest

from consult.documents.pdf import as_pdf
from consult.formats import Role, catalogue
from consult.foundation.words import LANGUAGES
from consult.meetings.models import Item
from consult.meetings.rules.card import PrintedPhase, clocked, structure_card
from consult.meetings.rules.preparing import missing, silent_phases
from tests.casework import doing
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, invite, opened, place_of
from tests.pages import Page
from tests.pdfs import faults
from tests.scenes import deeds

PAGES = re.compile(rb"/Count (\d+)")


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


def printed(key: str, language: str) -> list[PrintedPhase]:
    return [
        PrintedPhase(
            one.title.say(language),
            one.minutes,
            [role.words.say(language) for role in one.speaks],
            [role.words.say(language) for role in one.listens],
            one.prompt.say(language),
            one.is_recorded,
        )
        for one in catalogue().format(key).phases
    ]


def test_what_is_missing_is_said_once_and_in_order():
    assert missing(["a", "b", "a", "c"], {"b"}) == ["a", "c"]
    assert silent_phases([["a"], ["b", "c"], ["all"], ["d"]], {"c"}, {"all"}) == [1, 4]


def test_minutes_run_on_through_the_card():
    assert clocked(printed("systemic-weekly", "fi"))[:3] == ["0–3", "3–8", "8–18"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_fits_on_one_page(language: str) -> None:
    longest = max(catalogue().newest(), key=lambda one: len(one.phases))
    for key in {longest.key, "systemic-weekly"}:
        card = structure_card(language, "Kokous", printed(key, language), 60)
        pdf = as_pdf(card)
        assert set(PAGES.findall(pdf)) == {b"1"}, key
        assert faults(pdf) == []


def test_roles_are_given_and_what_lacks_is_said(
    page: Page, bertta: Person, jaana: Person, item: Item
) -> None:
    with doing(bertta):
        invite(bertta, item, jaana, Role.OBSERVER)
    hers = page.as_(bertta)
    shown = hers.get("meetings.preparation", item)
    shown.shows("Reflektoiva tiimi", "Perhetyö")
    typed = shown.filled()
    line = next(n for n, v in typed.items() if v == str(place_of(jaana, item).id))
    typed[line.replace("whose", "role")] = "reflecting-team"
    hers.post("meetings.preparation", item, **typed)
    assert place_of(jaana, item).role is Role.REFLECTING_TEAM
    assert deeds("content:read", "session:begun")[-1] == "attendance:marked"
    opened(bertta, item)  # nothing that lacks keeps it from being opened


def test_nonsense_in_a_role_and_a_changed_table_are_refused(
    page: Page, bertta: Person, jaana: Person, item: Item
) -> None:
    hers = page.as_(bertta)
    typed = hers.get("meetings.preparation", item).filled()
    hers.post("meetings.preparation", item, expect=422, **typed | {"rows-0-role": "the-moon"})
    hers.post("meetings.preparation", item, expect=422, **typed | {"rows-0-role": "everybody"})
    with doing(bertta):
        invite(bertta, item, jaana, Role.REFLECTING_TEAM)
    hers.post("meetings.preparation", item, expect=409, **typed)


def test_the_card_is_for_those_at_the_table(
    page: Page, alma: Person, zed: Person, item: Item
) -> None:
    page.as_(alma).get("meetings.card", item).shows("Rakennekortti", "18–23", "Lapsen ääni")
    file = page.as_(alma).get("meetings.card_pdf", item).response
    assert file.headers["Content-Disposition"] == 'attachment; filename="rakennekortti.pdf"'
    assert file.data.startswith(b"%PDF-")
    page.as_(zed).get("meetings.card", item, expect=404)
    page.as_(zed).get("meetings.card_pdf", item, expect=404)
