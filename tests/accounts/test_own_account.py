from consult.accounts.models import Language, Theme
from consult.audit import Deed
from tests.scenes import account_of, deeds


def test_alma_reads_on_in_swedish_and_in_the_dark(page, alma):
    hers = page.as_(alma)
    hers.post("accounts.own", language="sv", theme="dark", reminders="needed")
    assert (account_of(alma).language, account_of(alma).theme) == (Language.SWEDISH, Theme.DARK)
    shown = hers.get("accounts.own")
    assert 'lang="sv"' in shown.html
    assert 'data-bs-theme="dark"' in shown.html
    assert deeds()[-1] == Deed.OWN_ACCOUNT_CHANGED


def test_the_page_says_what_she_is_here_for(page, fanni):
    page.as_(fanni).get("accounts.own").shows(
        fanni.name, fanni.email, "Esihenkilö", "Sosiaalityöntekijä", "Tunturin hyvinvointialue"
    )


def test_what_was_not_offered_is_not_taken(page, alma):
    hers = page.as_(alma)
    hers.post("accounts.own", language="xx", theme="dark", expect=422)
    hers.post("accounts.own", language="", theme="", expect=422)
    assert account_of(alma).language is Language.FINNISH


def test_nothing_but_language_and_theme_is_taken(page, alma):
    fields = {
        "language": "fi",
        "theme": "auto",
        "reminders": "all",
        "status": "left",
        "name": "X",
        "duties": "technical",
    }
    page.as_(alma).post("accounts.own", **fields)
    assert account_of(alma).name == alma.name
    assert account_of(alma).is_active
