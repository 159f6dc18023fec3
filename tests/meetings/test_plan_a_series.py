"""Bertta plans the weekly team's term: she fills in, looks at the days, and saves."""

from datetime import UTC, date, datetime

import pytest

from consult.audit import Deed
from consult.experts.operations import say_absence
from consult.foundation.database import db, transaction
from consult.meetings.models import Meeting, Series, SeriesSkip
from consult.teams.models import Team
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, planned
from tests.pages import Page, Shown
from tests.scenes import Template, account_of, deeds

TYPED = {
    "rhythm": "two-weekly",
    "weekday": "",
    "nth": "first",
    "days": "",
    "starts_on": "2026-11-25",
    "ends_on": "2027-02-28",
    "begins": "09:00",
    "minutes": "190",
    "slots": "3",
    "slot_minutes": "60",
    "mode": "on-site",
    "place": "Kokoushuone",
    "link": "",
    "holidays": "skip",
}


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


def drawn(browser: Page, team: Team, **typed: str) -> Shown:
    """The days as they are shown before anything is saved."""
    return browser.post("meetings.new_series", expect=200, team=team.id, **TYPED | typed)


def days() -> list[str]:
    query = db.session.query(Meeting).order_by(Meeting.starts_at)
    return [f"{meeting.starts_at:%d.%m. %H:%M}" for meeting in query]


def test_the_days_are_shown_before_anything_is_saved(
    page: Page, bertta: Person, weekly: Team
) -> None:
    shown = drawn(page.as_(bertta), weekly)
    shown.shows("ke 25.11.2026", "ke 6.1.2027", "Loppiainen", "ke 17.2.2027")
    assert db.session.query(Meeting).count() == 0


def test_saving_makes_the_meetings_and_tells_the_team_once(
    page: Page, bertta: Person, alma: Person, weekly: Team
) -> None:
    browser = page.as_(bertta)
    browser.post("meetings.new_series", **drawn(browser, weekly).filled() | {"save": "1"}).follow()
    assert days() == [
        "25.11. 07:00", "09.12. 07:00", "23.12. 07:00", "20.01. 07:00", "03.02. 07:00",
        "17.02. 07:00",
    ]  # fmt: skip
    assert Deed.SERIES_PLANNED in deeds()
    page.as_(alma).get("notifications.index").shows("kokouksia on suunniteltu 6")


def test_a_day_is_struck_and_another_moved(page: Page, bertta: Person, weekly: Team) -> None:
    browser = page.as_(bertta)
    chosen = drawn(browser, weekly).filled() | {"rows-1-day": "2026-12-10", "save": "1"}
    del chosen["rows-2-held"]
    browser.post("meetings.new_series", **chosen)
    assert days()[:3] == ["25.11. 07:00", "10.12. 07:00", "20.01. 07:00"]
    assert [str(one.day) for one in db.session.query(SeriesSkip)] == ["2026-12-23"]


def test_what_collides_is_said(page: Page, bertta: Person, weekly: Team) -> None:
    planned(bertta, weekly, datetime(2026, 12, 9, 8, tzinfo=UTC))
    drawn(page.as_(bertta), weekly).shows("Tiimillä on silloin toinen kokous")


def test_the_same_room_collides_whoever_has_it(
    page: Page, bertta: Person, disa: Person, weekly: Team, template: Template
) -> None:
    other = db.session.get_one(Team, template.teams["support"])
    planned(bertta, other, datetime(2026, 12, 9, 8, tzinfo=UTC))
    drawn(page.as_(bertta), weekly).shows("Paikka on silloin varattu")
    drawn(page.as_(bertta), weekly, place="Muualla").hides("Paikka on silloin varattu")


def test_who_is_away_is_said(page: Page, bertta: Person, alma: Person, weekly: Team) -> None:
    with transaction():
        say_absence(alma.actor, account_of(alma), date(2026, 12, 7), date(2026, 12, 11))
    shown = drawn(page.as_(bertta), weekly)
    assert shown.text.count(f"Poissa: {alma.name}") == 1


def test_two_on_one_day_are_refused_and_all_is_still_there(
    page: Page, bertta: Person, weekly: Team
) -> None:
    browser = page.as_(bertta)
    chosen = drawn(browser, weekly).filled() | {"rows-1-day": "2026-11-25", "save": "1"}
    shown = browser.post("meetings.new_series", expect=422, **chosen)
    shown.shows("Kaksi sarjan kokousta osuisi samalle päivälle", "Loppiainen")
    assert shown.value_of("rows-1-day") == "2026-11-25"


def test_one_more_break_keeps_what_was_chosen(page: Page, bertta: Person, weekly: Team) -> None:
    browser = page.as_(bertta)
    chosen = drawn(browser, weekly).filled() | {"rows-1-day": "2026-12-10", "breaks-more": "1"}
    shown = browser.post("meetings.new_series", expect=200, **chosen)
    assert shown.value_of("rows-1-day") == "2026-12-10"
    assert shown.value_of("breaks-1-first") == ""


def test_the_wall_clock_stays_over_the_change_of_the_clocks(
    page: Page, bertta: Person, weekly: Team
) -> None:
    browser = page.as_(bertta)
    typed = {"rhythm": "weekly", "starts_on": "2027-03-22", "ends_on": "2027-04-05"}
    shown = drawn(browser, weekly, holidays="keep", **typed)
    browser.post("meetings.new_series", **shown.filled() | {"save": "1"})
    assert days() == ["22.03. 07:00", "29.03. 06:00", "05.04. 06:00"]


def test_half_past_three_on_the_spring_day_has_an_answer(
    page: Page, bertta: Person, weekly: Team
) -> None:
    typed = {"rhythm": "by-hand", "days": "28.3.2027\n31.10.2027", "begins": "03:30"}
    shown = drawn(page.as_(bertta), weekly, **typed)
    shown.shows("klo 3.30 ei ole sinä päivänä. Kokous alkaa klo 4.30.", "tulee kahdesti")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends_on": "2026-11-01"}, "Kausi päättyy ennen kuin se alkaa"),
        ({"rhythm": "weekly", "ends_on": "2199-12-31"}, "yli 160 kokousta"),
        ({"slot_minutes": "90"}, "Asiat eivät mahdu kokoukseen"),
        ({"link": "http://liity.example/x"}, "Etälinkki alkaa https://"),
        ({"link": "https://liity.example@paha.example/x"}, "Etälinkki alkaa https://"),
        ({"rhythm": "by-hand", "days": "31.2.2027"}, ""),
        ({"rhythm": "by-hand", "days": ""}, ""),
        ({"starts_on": "30.2.2027"}, ""),
        ({"starts_on": ""}, ""),
        ({"minutes": "5"}, ""),
        ({"breaks-0-first": "2027-02-01", "breaks-0-last": "2027-01-01"}, "Tauko päättyy"),
        ({"place": "Sali\r\nBcc: joku@example.fi"}, ""),
    ],
)
def test_nonsense_is_pointed_out_and_nothing_saved(
    page: Page, bertta: Person, weekly: Team, wrong: dict[str, str], sentence: str
) -> None:
    shown = page.as_(bertta).post(
        "meetings.new_series", expect=422, team=weekly.id, **TYPED | wrong
    )
    shown.shows(sentence)
    assert shown.value_of("begins") == "09:00"
    assert db.session.query(Series).count() == 0


def test_a_month_that_lacks_the_day_is_passed_over_and_said(
    page: Page, bertta: Person, weekly: Team
) -> None:
    typed = {"rhythm": "monthly", "starts_on": "2026-11-29", "ends_on": "2027-03-31"}
    shown = drawn(page.as_(bertta), weekly, **typed)
    shown.shows("Kuussa 2/2027 ei ole tätä päivää").hides("29.2.2027")


def test_days_that_were_not_shown_are_not_saved(page: Page, bertta: Person, weekly: Team) -> None:
    browser = page.as_(bertta)
    chosen = drawn(browser, weekly).filled() | {"rhythm": "weekly", "save": "1"}
    browser.post("meetings.new_series", expect=200, **chosen).shows("ke 2.12.2026")
    assert db.session.query(Meeting).count() == 0


def test_one_press_plans_one_series(page: Page, bertta: Person, weekly: Team) -> None:
    browser = page.as_(bertta)
    chosen = drawn(browser, weekly).filled() | {"save": "1", "deed_key": "k" * 43}
    for _ in range(2):
        browser.post("meetings.new_series", **chosen)
    assert db.session.query(Series).count() == 1


def test_the_link_is_for_those_who_see_the_meeting(
    page: Page, bertta: Person, alma: Person, zed: Person, weekly: Team
) -> None:
    browser, link = page.as_(bertta), "https://liity.example/vaara"
    chosen = drawn(browser, weekly, link=link, mode="remote").filled() | {"save": "1"}
    browser.post("meetings.new_series", **chosen)
    meeting, series = db.session.query(Meeting).first(), db.session.query(Series).one()
    assert link in page.as_(alma).get("meetings.show", meeting).links()
    assert link in page.as_(alma).get("meetings.series", series).links()
    page.as_(zed).get("meetings.series", series, expect=404)


def test_alma_plans_no_series(page: Page, alma: Person) -> None:
    page.as_(alma).get("meetings.new_series", expect=403)
