"""Abuse cases 9 and 24: what somebody still has in her hands when her seat or sitting has ended."""

import pytest

from consult.accounts.views.arriving import SITTING
from consult.app import create_app
from consult.drafts.models import Draft
from consult.foundation.database import db
from consult.notes.models import CaseNote
from tests.casework import a_note, let_go, let_sit
from tests.pages import Page

NOTE = {"body": "Kirjoitan vielä yhden.", "kind": "fact", "speaker": "worker"}
NOTE |= {"told_to": "ask-first"}
SAID = "Isoäiti tarjoaa viikonloppuja."


@pytest.fixture
def note(alma, vaahtera):
    return a_note(alma, vaahtera, SAID).id


@pytest.fixture
def berttas(page, alma, bertta, vaahtera, note):
    """Bertta's browser with everything open in its tabs; then Alma ends her seat."""
    seat = let_sit(alma, vaahtera, bertta, writes=True)
    browser = page.as_(bertta)
    browser.tabs = {
        "case": browser.get("cases.show", vaahtera.case_id),
        "note": browser.get("notes.show", note),
        "printed": browser.get("notes.printed", vaahtera.case_id),
        "form": browser.get("notes.new", vaahtera.case_id),
        "correction": browser.get("notes.correct", note),
    }
    let_go(alma, seat)
    return browser


def test_case_9_the_old_sitting_opens_nothing_of_it(berttas, vaahtera, note):
    berttas.get("accounts.own")  # she is signed in as before
    berttas.get("cases.show", vaahtera.case_id, expect=404).hides(SAID, vaahtera.code)
    berttas.get("notes.show", note, expect=404).hides(SAID)
    berttas.get("notes.printed", vaahtera.case_id, expect=404).hides(SAID)
    berttas.get("cases.index").hides(vaahtera.code)


def test_case_9_a_form_that_was_open_files_nothing(berttas, vaahtera, note):
    before = db.session.query(CaseNote).count()
    filled = berttas.tabs["form"].filled() | NOTE
    berttas.post("notes.new", vaahtera.case_id, expect=404, **filled)
    corrected = berttas.tabs["correction"].filled() | {"body": "Toisin."}
    berttas.post("notes.correct", note, expect=404, **corrected)
    assert db.session.query(CaseNote).count() == before


def test_case_9_no_page_of_it_may_be_kept_by_browser_or_proxy(berttas):
    for name, shown in berttas.tabs.items():
        assert shown.response.headers["Cache-Control"] == "no-store", name
        assert "ETag" not in shown.response.headers, name
        assert "Last-Modified" not in shown.response.headers, name


def test_case_9_asking_whether_the_page_has_changed_is_answered_like_any_other(berttas, vaahtera):
    address = f"/cases/{vaahtera.case_id}"
    asked = {"If-None-Match": "*", "If-Modified-Since": "Wed, 18 Nov 2026 08:00:00 GMT"}
    assert berttas.send("GET", address, headers=asked).status_code == 404
    assert berttas.send("HEAD", address).status_code == 404


def test_case_9_nor_is_a_draft_for_it_taken(berttas, vaahtera):
    berttas.post("notes.new", vaahtera.case_id, expect=404, **NOTE, draft_save="1")
    assert db.session.query(Draft).count() == 0
    berttas.open("GET", "/drafts", 200).hides(NOTE["body"], vaahtera.code)


@pytest.fixture
def workers(app, settings, alma):
    """Two workers over one base, and one browser's cookie known to both."""
    first, second = Page(app).as_(alma), Page(create_app(settings))
    second.give_cookie(SITTING, first.client.get_cookie(f"__Host-{SITTING}").value)
    second.get("accounts.own")
    return first, second


@pytest.mark.asvs("V7.4.1")
def test_case_24_signed_out_in_one_worker_she_is_out_in_the_other(workers):
    first, second = workers
    first.post("accounts.sign_out")
    second.get("accounts.own", expect=302)


def test_case_24_suspended_through_one_worker_she_is_out_of_the_other(workers, page, alma, fanni):
    _first, second = workers
    page.as_(fanni).post("accounts.suspend", alma)
    second.get("accounts.own", expect=302)
