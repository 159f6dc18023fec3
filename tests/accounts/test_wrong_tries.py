import pytest

from consult.accounts.models import LoginBudget
from consult.accounts.rules import FREE_TRIES
from consult.foundation.database import db
from tests.pages import Page
from tests.postgres import both

pytestmark = both

WRONG = "väärät sanat"


@pytest.fixture
def wear_out(app, sign_in):
    """Try wrong words until the free tries are used up, from a browser nobody knows."""

    def tries(email, count=FREE_TRIES):
        stranger = Page(app)
        for _ in range(count):
            sign_in(email, WRONG, browser=stranger, expect=422)

    return tries


@pytest.mark.asvs("V6.3.1")
def test_ten_wrong_tries_make_even_the_right_words_wait(clock, sign_in, wear_out, alma):
    wear_out(alma.email)
    sign_in(alma, expect=422)
    clock.move(minutes=1)
    sign_in(alma)


def test_the_wait_survives_a_restart_since_it_lies_in_the_database(clock, wear_out, alma):
    wear_out(alma.email)
    assert [row.tries for row in db.session.query(LoginBudget)] == [FREE_TRIES]


def test_from_a_browser_she_has_used_she_gets_in_meanwhile(clock, page, sign_in, wear_out, alma):
    sign_in(alma)
    page.post("accounts.sign_out")
    wear_out(alma.email)
    sign_in(alma)


def test_somebody_else_s_known_browser_is_a_stranger_s(clock, sign_in, wear_out, alma, bertta):
    sign_in(bertta)
    wear_out(alma.email)
    sign_in(alma, expect=422)


def test_a_known_browser_has_a_budget_of_its_own(clock, sign_in, alma):
    sign_in(alma)
    for _ in range(FREE_TRIES):
        sign_in(alma, WRONG, expect=422)
    sign_in(alma, expect=422)


def test_the_right_words_start_the_count_anew(clock, sign_in, wear_out, alma):
    wear_out(alma.email, FREE_TRIES - 1)
    sign_in(alma)
    assert db.session.query(LoginBudget).count() == 0


def test_unknown_names_are_counted_alike(clock, sign_in, wear_out):
    wear_out("nobody@consult.example")
    assert [row.tries for row in db.session.query(LoginBudget)] == [FREE_TRIES]
    sign_in("nobody@consult.example", WRONG, expect=422)
    assert [row.tries for row in db.session.query(LoginBudget)] == [FREE_TRIES]


def test_what_is_refused_while_waiting_does_not_lengthen_the_wait(clock, sign_in, wear_out, alma):
    wear_out(alma.email)
    clock.move(seconds=30)
    sign_in(alma, expect=422)
    clock.move(seconds=31)
    sign_in(alma)


@pytest.mark.asvs("V6.3.1")
def test_a_thousand_names_from_one_address_are_too_many(app, sign_in):
    stranger = Page(app)
    answers = [
        stranger.client.post(
            "/sign-in",
            base_url="https://localhost",
            data={"email": f"name{n}@consult.example", "csrf_token": stranger.csrf_token()},
        ).status_code
        for n in range(125)
    ]
    assert answers[:120] == [422] * 120
    assert set(answers[121:]) == {429}
