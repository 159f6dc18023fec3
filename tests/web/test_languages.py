"""Each reader has her language and her light."""

from datetime import UTC, date, datetime

import pytest

from consult import i18n
from consult.accounts.models import Theme
from consult.foundation.actor import Duty
from consult.foundation.database import transaction
from consult.i18n import catalogues
from tests.pages import sit_down
from tests.scenes import account_of

NIGHT = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)


def test_finnish_where_nobody_says_otherwise(page):
    page.get("accounts.sign_in").shows("Kirjaudu sisään")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [("sv-FI,sv;q=0.9", "Logga in"), ("en", "Sign in"), ("de, se;q=0.5", "Kirjaudu sisään")],
)
def test_the_browser_may_wish(page, wanted, words):
    response = page.send("GET", "/sign-in", headers={"Accept-Language": wanted})
    assert words in response.text


def test_a_choice_before_signing_in_is_kept(page):
    page.post("web.language", language="sv", next="/sign-in", expect=302).follow()
    shown = page.get("accounts.sign_in").shows("Logga in")
    assert shown.tree.all("html")[0]["lang"] == "sv"


def test_a_language_we_do_not_speak_is_not_kept(page):
    page.post("web.language", language="xx", expect=302)
    page.get("accounts.sign_in").shows("Kirjaudu sisään")


def test_light_and_dark(page, alma):
    page.post("web.theme", theme="dark", expect=302)
    assert page.get("accounts.sign_in").tree.all("html")[0]["data-bs-theme"] == "dark"
    with transaction():
        from consult.accounts.operations import change_own_account

        account = account_of(alma)
        wish = (account.language, Theme.LIGHT, account.reminders)
        change_own_account(alma.actor, account, *wish)
    shown = page.as_(alma).get("agencies.index")
    assert shown.tree.all("html")[0]["data-bs-theme"] == "light"
    assert sit_down(alma)


@pytest.mark.parametrize(
    ("language", "moment", "weekday"),
    [
        ("fi", "23.11.2026 klo 0.30", "ma 23.11.2026"),
        ("sv", "23.11.2026 kl. 0.30", "mån 23.11.2026"),
        ("en", "23 Nov 2026 at 0:30", "Mon 23 Nov 2026"),
    ],
)
def test_days_and_times_are_written_as_they_are_said(app, language, moment, weekday):
    with app.test_request_context("/", headers={"Accept-Language": language}):
        assert i18n.moment(NIGHT) == moment
        assert i18n.weekday(NIGHT) == weekday
        assert i18n.occasion(NIGHT).startswith(weekday)
        assert i18n.occasion(NIGHT).endswith(moment[-4:])
        assert i18n.day(date(2026, 1, 2)) in ("2.1.2026", "2 Jan 2026")


def test_an_enumeration_says_itself(app):
    with app.test_request_context("/", headers={"Accept-Language": "sv"}):
        assert i18n.say(Duty.EXPERT) == "Sakkunnig"
        assert i18n.say("as it is") == "as it is"


def test_a_missing_message_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(catalogues, "TRANSLATIONS", tmp_path)
    found = catalogues.complaints()
    assert any(line.startswith("fi: not extracted yet: 'Save'") for line in found)


def test_a_fuzzy_message_and_a_lost_placeholder_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(catalogues, "TRANSLATIONS", tmp_path)
    catalogues.update()
    swedish = catalogues.read("sv")
    swedish.get("Page %(number)s").string = "Sida"
    swedish.get("Save").string = "Spara"
    swedish.get("Save").flags.add("fuzzy")
    catalogues.write("sv", swedish)
    found = catalogues.complaints()
    assert "sv: fuzzy: 'Save'" in found
    assert any("Page %(number)s" in line and "sv" in line for line in found)
    assert "en: missing: 'Save'" not in found
