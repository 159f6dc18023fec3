import pytest

from consult.audit import Deed
from tests.authenticator import Authenticator, asked
from tests.pages import Page
from tests.scenes import deeds

NEW, TOUCH = "accounts.new_passkey", "accounts.sign_in_by_touch"


def add(browser, key, name="Työpuhelin", expect=303, **changed):
    options, question = asked(browser.get(NEW))
    fields = {"name": name, "question": question, **key.make(options), **changed}
    return browser.post(NEW, expect=expect, **fields)


def touch(browser, key, expect=303, **changed):
    options, question = asked(browser.get("accounts.sign_in"))
    fields = {"question": question, **key.touch(options), **changed}
    return browser.post(TOUCH, expect=expect, **fields)


@pytest.fixture
def hers(page, alma):
    return page.as_(alma)


@pytest.fixture
def key(hers):
    key = Authenticator()
    add(hers, key)
    return key


def test_alma_adds_a_passkey_and_signs_in_by_one_touch(app, key, alma):
    assert deeds()[-1] == Deed.PASSKEY_ADDED
    elsewhere = Page(app)
    touch(elsewhere, key).leads_to("desk.front")
    elsewhere.get("accounts.own").shows(alma.name)
    assert deeds()[-1] == Deed.SIGNED_IN
