"""Disa plans a year, Fanni a two-weekly team and changes its rhythm; Bertta prepares an item."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from consult.foundation import clock
from tests.journeys.conftest import Desk
from tests.journeys.looking import violations

pytestmark = pytest.mark.browser


def next_monday() -> date:
    today = clock.today()
    return today + timedelta(days=7 - today.weekday() + 140)


def test_plan_a_year(sit: dict[str, Desk]) -> None:
    """Two series; the second goes on every week from a day on."""
    plan_the_group(sit["Disa"])
    first = plan_the_team(sit["Fanni"])
    change_the_rhythm(sit["Fanni"], first + timedelta(weeks=8))


def plan_the_group(disa: Desk) -> None:
    """The third Thursday of each month for a year, July off, with one link."""
    first = next_monday()
    disa.go("/series/new")
    disa.shoot("series-1-fill")
    disa.page.locator("[name=team]").select_option(label="Tunturin asiantuntijaryhmä")
    disa.choose(rhythm="nth-weekday", nth="third", weekday="thursday", mode="remote")
    disa.write(starts_on=first.isoformat(), ends_on=(first + timedelta(days=364)).isoformat())
    disa.write(begins="13:00", minutes="130", slots="2", link="https://liity.example/ryhma")
    disa.page.locator("[name=july]").check()
    disa.page.locator("button.btn-primary").click()
    disa.page.wait_for_selector(".date-rows")
    disa.shoot("series-2-days")
    disa.sees("Heinäkuun tauko")
    assert violations(disa.page) == []
    disa.page.locator("[name='rows-1-held']").uncheck()
    held = disa.page.locator(".date-rows [type=checkbox]:checked").count()
    disa.page.locator("button[name=save]").click()
    disa.page.wait_for_url("**/series/*-*")
    assert disa.page.locator(".meetings > li").count() == held
    disa.sees("Kuukauden kolmas torstai", "liity.example")
    disa.shoot("series-3-saved")


def plan_the_team(fanni: Desk) -> date:
    """Every other Monday for half a year."""
    first = next_monday()
    fanni.go("/series/new")
    fanni.page.locator("[name=team]").select_option(label="Vaaran viikkotiimi")
    fanni.choose(rhythm="two-weekly")
    fanni.write(starts_on=first.isoformat(), ends_on=(first + timedelta(days=180)).isoformat())
    fanni.page.locator("button.btn-primary").click()
    fanni.page.wait_for_selector(".date-rows")
    fanni.page.locator("button[name=save]").click()
    fanni.page.wait_for_url("**/series/*-*")
    return first


def change_the_rhythm(fanni: Desk, day: date) -> None:
    """From a day on every week, at ten instead of nine."""
    fanni.page.locator(".page-actions a").first.click()
    fanni.page.wait_for_url("**/change")
    fanni.choose(reach="following", rhythm="weekly")
    fanni.write(from_on=day.isoformat(), begins="10:00")
    fanni.shoot("series-4-change")
    fanni.page.locator("button.btn-primary").click()
    fanni.page.wait_for_selector("button[name=save]")
    assert violations(fanni.page) == []
    fanni.shoot("series-5-what-happens")
    fanni.page.locator("button[name=save]").click()
    fanni.page.wait_for_url("**/series/*-*")
    fanni.sees("Joka viikko, maanantai", "Joka toinen viikko, maanantai")
    fanni.shoot("series-6-changed")
    fanni.page.locator(".meetings a").last.click()
    fanni.page.wait_for_url("**/meetings/*")
    fanni.page.locator("a[href$='/edit']").click()
    fanni.shoot("series-7-one-meeting")


def test_phases_are_moved_by_keyboard_and_dragged_and_a_prompt_goes_in(sit: dict[str, Desk]):
    bertta = sit["Bertta"]
    bertta.page.locator("main a[href$='/preparation']").first.click()
    bertta.page.wait_for_url("**/preparation")
    item = bertta.page.locator("main a[href$='/phases']").first.get_attribute("href")
    bertta.go(str(item))
    titles = bertta.page.locator("[data-phase-title]")
    before = [one.input_value() for one in titles.all()]
    handle = bertta.page.locator("[data-phase-handle]")
    handle.nth(0).focus()
    bertta.page.keyboard.press("ArrowDown")
    expect(bertta.page.locator("[data-phases-said]")).to_contain_text(f"{before[0]}")
    expect(titles.nth(1)).to_have_value(before[0])
    grip, below = handle.nth(0).bounding_box(), titles.nth(2).bounding_box()
    assert grip is not None
    assert below is not None
    bertta.page.mouse.move(grip["x"] + 15, grip["y"] + 15)
    bertta.page.mouse.down()
    bertta.page.mouse.move(grip["x"] + 15, below["y"] + below["height"], steps=4)
    bertta.page.mouse.up()
    expect(titles.nth(2)).to_have_value(before[1])
    bertta.page.locator("[data-phase] summary").nth(2).click()
    bertta.page.locator(".prompt-library summary").first.click()
    bertta.page.locator("[data-insert]").first.click()
    bertta.page.locator("main form .form-end button").first.click()
    bertta.page.wait_for_url("**/preparation")
    bertta.go(str(item))
    assert [one.input_value() for one in titles.all()] == [
        before[0],
        before[2],
        before[1],
        *before[3:],
    ]
    asked = bertta.page.locator("[data-insert]").first.get_attribute("data-insert")
    assert str(asked) in bertta.page.locator("[data-prompt]").nth(2).input_value()
