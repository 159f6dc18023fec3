from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace

import pytest

from consult.accounts.models import LoginSession
from consult.accounts.queries import passphrase_slot
from consult.app import create_app
from consult.foundation.database import db
from consult.vault import is_cheaper_than_settings
from tests.cast import CAST
from tests.pages import Page


@pytest.fixture
def dear(app, settings):
    """The same house, where guessing costs what it does in a real one."""
    return create_app(replace(settings, argon2_memory_kib=65_536, argon2_iterations=3))


def sign_in(house, email, words):
    browser = Page(house)
    data = {"email": email, "passphrase": words, "csrf_token": browser.csrf_token()}
    return copy_context().run(browser._send, "POST", "/sign-in", {"data": data}).status_code


def test_eight_at_once_all_get_their_answer(dear):
    people = [(one.email, one.passphrase) for one in list(CAST.values())[:6]]
    strangers = [(f"nobody{n}@consult.example", "väärät sanat") for n in range(2)]
    with ThreadPoolExecutor(8) as together:
        answers = list(together.map(lambda who: sign_in(dear, *who), people + strangers))
    assert answers == [303] * 6 + [422] * 2
    assert db.session.query(LoginSession).count() == 6


def test_a_slot_that_has_become_cheap_is_made_dearer_on_the_way(dear, alma):
    before = passphrase_slot(alma.actor, alma.id).blob
    assert is_cheaper_than_settings(before)
    assert sign_in(dear, alma.email, alma.passphrase) == 303
    db.session.rollback()
    assert not is_cheaper_than_settings(passphrase_slot(alma.actor, alma.id).blob)
    assert sign_in(dear, alma.email, alma.passphrase) == 303
