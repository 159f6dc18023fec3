"""Somebody writes, and the tab dies, or her time runs out, or she sends too late."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.cast import CAST
from tests.journeys.conftest import Desk
from tests.journeys.laptop import laptop, wait_until
from tests.leaks import CONTROL, assert_nowhere_on_disk, found_on_disk

pytestmark = pytest.mark.browser

SENTENCE = "Kettu jätti lauseen kesken, kun puhelin soi"
SAVED = {"timeout": 10_000}


@pytest.fixture
def alma(browser: Browser, address: str, instance: Path) -> Iterator[Desk]:
    desk = Desk(browser, address, "Alma", instance)
    yield desk
    desk.context.close()


@pytest.fixture
def form(alma: Desk) -> str:
    """Where Alma writes a note in a case of hers."""
    alma.go("/cases")
    links = alma.page.locator("main a[href^='/cases/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    case = next(link for link in links if re.fullmatch(r"/cases/[0-9a-f-]{36}", link))
    return f"{case}/notes/new"


def body(page: Page):
    return page.locator("textarea[name=body]")


def types(page: Page, text: str) -> None:
    body(page).click()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def is_saved(page: Page) -> None:
    expect(page.locator("[data-draft-said]")).to_contain_text(re.compile(r"\d\.\d\d"), **SAVED)
    expect(page.locator("input[name=draft_rev]")).not_to_have_value("0", **SAVED)


def is_a_look(answer: Response) -> bool:
    """The guard has read what stands in a field."""
    return "glance_field" in (answer.request.post_data or "")


def silence(desk: Desk, minutes: int) -> None:
    """The last thing anybody heard of the sittings was so long ago."""
    desk.page.wait_for_load_state("networkidle")  # what the page asks while it opens
    seen = datetime.now(UTC) - timedelta(minutes=minutes)
    with closing(sqlite3.connect(desk.database, timeout=10)) as database:
        database.execute(
            "UPDATE login_sessions SET last_seen_at = ?", (f"{seen:%Y-%m-%d %H:%M:%S.%f}",)
        )
        database.commit()


def sign_in_again(page: Page, name: str = "Alma") -> None:
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state()


def test_the_tab_is_killed_and_the_text_is_there(alma: Desk, form: str, instance: Path):
    alma.go(form)
    types(alma.page, SENTENCE)
    is_saved(alma.page)
    alma.shoot("drafts-saved")
    alma.page.close(run_before_unload=False)
    alma.page = alma.context.new_page()
    alma.go(form)
    expect(body(alma.page)).to_have_value(SENTENCE)
    alma.shoot("drafts-restored")
    assert_nowhere_on_disk(SENTENCE, instance)
    alma.page.locator("button[name=draft_discard]").click()
    alma.page.wait_for_load_state()
    expect(body(alma.page)).to_have_value("")


def test_time_runs_out_in_the_middle_of_a_sentence_and_she_comes_back(alma: Desk, form: str):
    alma.page.clock.install()
    alma.go(form)
    types(alma.page, SENTENCE)
    with alma.page.expect_response(is_a_look):
        alma.page.clock.run_for(6_000)
    is_saved(alma.page)
    silence(alma, 29)
    alma.page.clock.fast_forward("28:45")
    alma.page.clock.run_for(20_000)
    expect(alma.page.locator(".staying.is-shown button")).to_be_visible()
    alma.shoot("drafts-warned")
    silence(alma, 31)
    alma.page.clock.fast_forward("02:00")
    alma.page.clock.run_for(20_000)
    alma.page.wait_for_url("**/sign-in?**")
    alma.shoot("drafts-locked")
    assert SENTENCE not in alma.page.content()
    sign_in_again(alma.page)
    assert alma.path == form
    expect(body(alma.page)).to_have_value(SENTENCE)


def test_saying_that_she_is_here_keeps_her_signed_in(alma: Desk, form: str):
    alma.page.clock.install()
    alma.go(form)
    silence(alma, 29)
    alma.page.clock.fast_forward("28:45")
    alma.page.clock.run_for(20_000)
    alma.page.locator(".staying.is-shown button").click()
    expect(alma.page.locator(".staying.is-shown")).to_have_count(0)
    alma.page.clock.fast_forward("10:00")
    alma.page.clock.run_for(20_000)
    assert alma.path == form


def test_what_was_sent_too_late_comes_back_after_signing_in(alma: Desk, form: str):
    alma.go(form)
    alma.page.evaluate("document.querySelector('form[data-draft]').removeAttribute('data-draft')")
    silence(alma, 31)
    body(alma.page).fill(SENTENCE)
    alma.page.locator("main .form-end button.btn-primary").click()
    alma.page.wait_for_url("**/sign-in?**")
    assert SENTENCE not in alma.page.content()
    sign_in_again(alma.page)
    alma.shoot("drafts-sent-too-late")
    alma.page.locator("button[name=draft_put_in]").first.click()
    alma.page.wait_for_load_state()
    expect(body(alma.page)).to_have_value(SENTENCE)


def test_somebody_else_who_unlocks_does_not_get_the_page(alma: Desk, form: str):
    alma.go(form)
    types(alma.page, SENTENCE)
    is_saved(alma.page)
    silence(alma, 31)
    alma.page.goto(form)
    sign_in_again(alma.page, "Gunvor")
    assert alma.path == form
    alma.misses(SENTENCE, "Kirjoita muistiinpano")


def test_two_devices_see_both_texts(
    alma: Desk, form: str, browser: Browser, address: str, instance: Path
):
    phone = Desk(browser, address, "Alma", instance)
    for desk in (alma, phone):
        desk.go(form)
    types(phone.page, "Lampi kirjoitti puhelimella.")
    is_saved(phone.page)
    types(alma.page, SENTENCE)
    expect(alma.page.locator(".draft-other")).to_contain_text("Lampi", **SAVED)
    alma.shoot("drafts-two-devices")
    alma.page.locator(".draft-other button").first.click()
    expect(alma.page.locator(".draft-other")).to_have_count(0)
    is_saved(alma.page)
    phone.context.close()


def test_without_a_connection_it_says_so_and_saves_when_it_is_back(alma: Desk, form: str):
    alma.go(form)
    alma.context.set_offline(True)
    types(alma.page, SENTENCE)
    expect(alma.page.locator("[data-draft-said]")).to_have_text(
        alma.page.locator("form[data-draft]").get_attribute("data-offline") or "", **SAVED
    )
    alma.context.set_offline(False)
    is_saved(alma.page)


def test_a_laptop_dies_without_a_connection_and_nothing_lies_on_it(
    alma: Desk, form: str, address: str, tmp_path: Path
):
    with laptop(alma, tmp_path) as machine:
        page, other = machine.pages[0], machine.new_page()
        page.goto(f"{address}{form}")
        machine.set_offline(True)
        types(page, SENTENCE)
        other.goto("data:text/html,<textarea>")  # of this one a browser keeps what was typed
        other.locator("textarea").fill(CONTROL)
        wait_until(lambda: found_on_disk(CONTROL, tmp_path))
    assert found_on_disk(CONTROL, tmp_path)
    assert found_on_disk(SENTENCE, tmp_path) == []


def test_the_list_of_drafts(alma: Desk, form: str):
    alma.go(form)
    types(alma.page, SENTENCE)
    is_saved(alma.page)
    alma.go("/drafts")
    alma.shoot("drafts-list")
    alma.misses(SENTENCE)
    alma.page.locator(f"main a[href='{form}']").first.click()
    expect(body(alma.page)).to_have_value(SENTENCE)
    assert CAST["alma"].name not in alma.page.title()


def test_an_item_goes_on_without_a_connection_and_lands_once(
    browser: Browser, address: str, instance: Path
):
    bertta = Desk(browser, address, "Bertta", instance)
    bertta.go(f"/items/{weekly_item(bertta)}")
    bertta.press_at("/open")
    onwards, now = bertta.page.locator("[data-go='1'] button"), "[data-phase-words]:not([hidden])"
    onwards.click()
    follows = re.compile(r"\d\.\d\d / ")
    expect(bertta.page.locator("[data-soft-clock-text]")).to_contain_text(follows)
    bertta.context.set_offline(True)
    expect(bertta.page.locator("[data-live-lost]")).to_be_visible(**SAVED)
    bertta.write(text=SENTENCE)
    bertta.page.locator("form[action$='/notes/new'] .form-end button").click()
    begun_in = bertta.page.locator(now).get_attribute("data-phase-words")
    onwards.click()
    assert bertta.page.locator(now).get_attribute("data-phase-words") != begun_in
    expect(bertta.page.locator("[data-waiting] li")).to_have_count(1)
    bertta.shoot("room-offline")
    assert_nowhere_on_disk(SENTENCE, instance)
    bertta.context.set_offline(False)
    expect(bertta.page.locator("#notes")).to_contain_text(SENTENCE, **SAVED)
    expect(bertta.page.locator("[data-waiting] li")).to_have_count(0)
    query = "SELECT phase_id, count(*) FROM item_notes GROUP BY phase_id HAVING phase_id = ?"
    with closing(sqlite3.connect(bertta.database)) as database:
        landed = (str(begun_in).replace("-", ""),)
        assert database.execute(query, landed).fetchall() == [(*landed, 1)]
    bertta.context.close()


def weekly_item(desk: Desk) -> str:
    """The item of the weekly team that comes next."""
    query = """SELECT items.id FROM items JOIN meetings ON meetings.id = items.meeting_id
               WHERE items.status = 'waiting' AND items.format_key LIKE 'systemic-weekly%'
               ORDER BY meetings.starts_at"""
    with closing(sqlite3.connect(desk.database)) as database:
        return str(UUID(database.execute(query).fetchone()[0]))
