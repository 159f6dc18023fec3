import pytest

from consult.accounts.models import Account, AccountStatus
from consult.accounts.views.arriving import SITTING
from consult.audit import AuditRow, Deed, unaudited
from consult.foundation.database import db, transaction
from tests.pages import Page
from tests.scenes import deeds


def test_alma_signs_in_and_is_known_on_the_next_page(page, sign_in, alma):
    sign_in(alma)
    page.get("accounts.own").shows(alma.name)
    assert deeds()[-1] == Deed.SIGNED_IN


def test_capitals_spaces_and_the_kind_of_letters_do_not_matter(app, sign_in, alma):
    sign_in("  ALMA@Consult.Example ", alma.passphrase.replace("-", "  ").upper())


def test_she_goes_on_to_where_she_wanted(page, alma):
    fields = {"email": alma.email, "passphrase": alma.passphrase}
    token = page.csrf_token()
    data = {**fields, "csrf_token": token}
    shown = page.open("POST", "/sign-in?next=/teams", 303, data=data)
    assert shown.response.location == "/teams"


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_she_never_goes_on_to_another_site(page, alma, elsewhere):
    fields = {"email": alma.email, "passphrase": alma.passphrase, "next": elsewhere}
    shown = page.post("accounts.sign_in", **fields)
    assert shown.response.location == "/"


def test_unknown_name_and_wrong_words_are_answered_alike(sign_in, alma):
    answers = {
        sign_in(email, "väärät sanat", expect=422).text
        for email in (alma.email, "nobody@consult.example")
    }
    assert len(answers) == 1


@pytest.mark.asvs("V16.3.1")
def test_a_refused_attempt_is_recorded_and_names_nobody(sign_in, alma):
    sign_in(alma, "väärät sanat", expect=422)
    row = db.session.query(AuditRow).order_by(AuditRow.seq.desc()).first()
    assert (row.action, row.actor, row.object_id) == (Deed.SIGN_IN_REFUSED, None, None)
    assert "alma" not in repr(vars(row))


@pytest.mark.parametrize("status", [AccountStatus.LEFT, AccountStatus.SUSPENDED])
def test_who_is_not_in_the_house_now_does_not_get_in(app, sign_in, alma, status):
    with unaudited("a test sets the scene"), transaction():
        db.session.get_one(Account, alma.id).status = status
    sign_in(alma, expect=422)


def test_a_sitting_planted_before_signing_in_is_not_taken_over(page, sign_in, alma, cookie):
    page.give_cookie(SITTING, "A" * 43 + "=")
    sign_in(alma)
    assert cookie(page) != "A" * 43 + "="


@pytest.mark.asvs("V7.2.2")
def test_signing_in_again_ends_the_sitting_the_browser_had(page, sign_in, alma, sittings):
    sign_in(alma)
    sign_in(alma)
    assert sittings() == [str(alma.id)]


def test_the_cookies_are_bound_to_this_host(sign_in, alma):
    headers = sign_in(alma).response.headers.getlist("Set-Cookie")
    kept = [header for header in headers if "Max-Age=0" not in header]
    assert len(kept) == 2
    for header in kept:
        assert header.startswith("__Host-")
        for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            assert flag in header
        assert "Domain" not in header


def test_words_with_a_nul_or_far_too_long_cost_no_work(sign_in, alma):
    sign_in(alma, "a\0b", expect=400)
    sign_in(alma, "a" * 300, expect=413)


def test_without_the_form_s_token_nobody_signs_in(page, alma):
    fields = {"email": alma.email, "passphrase": alma.passphrase}
    page.open("POST", "/sign-in", 403, data=fields)


def test_what_is_missing_is_asked_for(page):
    page.post("accounts.sign_in", email="", passphrase="", expect=422)


def test_two_people_in_two_browsers_stay_themselves(app, sign_in, alma, bertta):
    hers, other = Page(app), Page(app)
    sign_in(alma, browser=hers)
    sign_in(bertta, browser=other)
    hers.get("accounts.own").shows(alma.name).hides(bertta.name)
    other.get("accounts.own").shows(bertta.name).hides(alma.name)
