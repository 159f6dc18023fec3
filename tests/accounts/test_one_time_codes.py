"""Abuse case 21: a code works once, near its time, and nothing but six ASCII digits is one."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from consult.accounts.models import LoginSession, TotpSecret
from consult.audit import Deed
from consult.foundation.database import db
from tests.accounts.ways_in import set_up_codes
from tests.pages import Page
from tests.postgres import both
from tests.scenes import deeds


@pytest.fixture
def hers(clock, page, alma):
    return page.as_(alma)


@pytest.fixture
def telephone(clock, hers):
    return set_up_codes(hers)


@pytest.fixture
def try_in(app, alma):
    """Try to sign in with Alma's right words and some code."""

    def sign_in(code, expect=303, words=None, browser=None):
        fields = {"email": alma.email, "passphrase": words or alma.passphrase, "code": code}
        return (browser or Page(app)).post("accounts.sign_in", expect=expect, **fields)

    return sign_in


@both
def test_each_code_works_once(database, clock, telephone, try_in):
    clock.move(seconds=60)
    try_in(telephone.code())
    try_in(telephone.code(), expect=422)
    clock.move(seconds=30)
    try_in(telephone.code())


@both
def test_of_four_at_the_same_moment_one_gets_in(database, app, clock, telephone, alma):
    clock.move(seconds=60)
    code, before = telephone.code(), db.session.query(LoginSession).count()
    db.session.rollback()
    contexts = [copy_context() for _ in range(4)]
    with ThreadPoolExecutor(4) as together:
        answers = list(together.map(lambda one: one.run(status_of, app, alma, code), contexts))
    assert sorted(answers) == [303, 422, 422, 422]
    assert db.session.query(LoginSession).count() == before + 1


def test_the_code_that_set_it_up_is_used_up(telephone, try_in):
    try_in(telephone.code(), expect=422)


def test_one_step_early_or_late_is_near_enough(clock, telephone, try_in):
    clock.move(minutes=5)
    try_in(telephone.code(-1))
    try_in(telephone.code(1))


@pytest.mark.parametrize("steps", [-10, -2, 2, 10])
def test_further_away_is_not(clock, telephone, try_in, steps):
    clock.move(minutes=10)
    try_in(telephone.code(steps), expect=422)


def test_after_the_next_step_the_one_before_is_gone(clock, telephone, try_in):
    clock.move(minutes=5)
    try_in(telephone.code(1))
    try_in(telephone.code(), expect=422)


def test_a_clock_set_back_makes_no_old_code_good(clock, telephone, try_in):
    clock.move(minutes=10)
    try_in(telephone.code())
    clock.move(minutes=-5)
    try_in(telephone.code(), expect=422)


def test_nothing_but_six_plain_digits_is_a_code(clock, telephone, try_in):
    clock.move(minutes=5)
    code = telephone.code()
    eastern = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    wide = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for wrong in ("", code[:5], code + "0", "0" + code, eastern, wide, code[:3] + "-" + code[3:]):
        try_in(wrong, expect=422)
    try_in(f" {code[:3]} {code[3:]} ")


def test_wrong_code_and_wrong_words_look_the_same_and_cost_the_same(clock, telephone, try_in):
    clock.move(minutes=5)
    answers = {
        try_in("000000", expect=422).text,
        try_in("", expect=422).text,
        try_in(telephone.code(), expect=422, words="väärät sanat").text,
    }
    assert len(answers) == 1
    for _ in range(7):
        try_in("000000", expect=422)
    try_in(telephone.code(), expect=422)  # ten tries are used up, whatever was wrong
    clock.move(minutes=1)
    try_in(telephone.code())


def test_the_secret_lies_sealed(hers, telephone, settings):
    raw = telephone.totp.byte_secret()
    assert raw not in db.session.query(TotpSecret).one().box
    db.session.remove()
    stored = b"".join(path.read_bytes() for path in settings.instance.glob("*.db*"))
    assert raw not in stored
    assert telephone.totp.secret.encode() not in stored


def test_setting_up_is_a_deed_and_ends_other_sittings(app, clock, hers, alma):
    other = Page(app).as_(alma)
    set_up_codes(hers)
    assert deeds()[-1] == Deed.CODES_SET_UP
    other.get("accounts.own", expect=302)


def test_a_wrong_first_code_sets_nothing_up_and_keeps_the_secret(clock, hers):
    shown = hers.get("accounts.codes")
    fields = {"drawn_secret": shown.value_of("drawn_secret"), "code": "000000"}
    again = hers.post("accounts.codes", expect=422, **fields)
    first, second = ([s.text for s in p.tree.all("span")] for p in (shown, again))
    assert set(first) & set(second)
    assert db.session.query(TotpSecret).count() == 0


def test_taken_out_of_use_they_are_not_asked(clock, hers, telephone, try_in):
    hers.post("accounts.remove_codes")
    assert deeds(Deed.ROW_DELETED)[-1] == Deed.CODES_REMOVED
    try_in("")


def test_the_picture_is_drawn_within_the_page(hers):
    shown = hers.get("accounts.codes")
    assert shown.tree.all("svg")
    assert "otpauth://" in shown.html


def status_of(app, person, code):
    browser = Page(app)
    fields = {"email": person.email, "passphrase": person.passphrase, "code": code}
    fields["csrf_token"] = browser.csrf_token()
    return browser._send("POST", "/sign-in", {"data": fields}).status_code
