"""A recovery code that nobody has tried for a year: the front page and one message ask for it."""

import pytest

from consult import vault
from consult.accounts.messages.lost import remind_to_try_code
from consult.accounts.operations import put_recovery_code
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.notifications.models import OutboxMessage
from tests.scenes import account_of


@pytest.fixture
def paper(app, clock, alma):
    """Alma's code, tried today."""
    code = vault.new_recovery_code()
    with transaction():
        slot = vault.make_recovery_slot(alma.id, alma.seed, code)
        put_recovery_code(alma.actor, account_of(alma), slot)
    return code


def a_round():
    with transaction():
        remind_to_try_code(SYSTEM)
    return db.session.query(OutboxMessage).filter_by(kind="account-code-untried").count()


def asks(page, alma):
    return "/account/recovery/test" in page.as_(alma).get("desk.front").links()


def test_after_a_year_the_front_page_asks_until_she_has_tried(page, clock, alma, paper):
    clock.move(days=364)
    assert not asks(page, alma)
    clock.move(days=2)
    assert asks(page, alma)
    page.as_(alma).post("accounts.try_recovery", recovery_code=paper)
    assert not asks(page, alma)


def test_one_message_asks_and_no_second(clock, alma, paper):
    clock.move(days=364)
    assert a_round() == 0
    clock.move(days=2)
    assert a_round() == 1
    clock.move(days=30)
    assert a_round() == 1


def test_a_year_after_the_next_try_it_asks_again(page, clock, alma, paper):
    clock.move(days=366)
    assert a_round() == 1
    page.as_(alma).post("accounts.try_recovery", recovery_code=paper)
    clock.move(days=366)
    assert a_round() == 2


def test_who_has_no_code_is_not_asked(clock, page, bertta):
    clock.move(days=366)
    assert a_round() == 0
    assert not asks(page, bertta)
