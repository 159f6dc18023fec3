"""Where nothing can be written nothing is said to be saved, and nothing is shown unlogged."""

import pytest

from consult.audit.verify import verify
from consult.foundation.database import db
from consult.notes.models import CaseNote, NoteClient
from tests.casework import a_note
from tests.faults.stores import failing, full, read_only, without_names

WORDS = "Lapsi kertoi salaisuuden vain kivelle. " * 120
NOTE = {"body": WORDS, "kind": "fact", "speaker": "worker", "told_to": "ask-first"}


@pytest.mark.parametrize("broken", [full, read_only, failing, without_names])
def test_alma_is_told_that_nothing_was_saved_and_keeps_her_words(page, alma, vaahtera, broken):
    browser = page.as_(alma)
    with broken():
        shown = browser.post("notes.new", vaahtera.case_id, expect=503, **NOTE)
    assert WORDS.strip() in shown.html  # in the form that sends it again
    assert "alert-success" not in shown.html
    assert db.session.query(CaseNote).count() == 0
    assert db.session.query(NoteClient).count() == 0
    assert verify(content=True).good


def test_once_there_is_room_the_same_press_saves(page, alma, vaahtera):
    browser = page.as_(alma)
    with full():
        browser.post("notes.new", vaahtera.case_id, expect=503, **NOTE)
    browser.post("notes.new", vaahtera.case_id, **NOTE)
    assert db.session.query(CaseNote).count() == 1


@pytest.mark.parametrize("broken", [read_only, failing, without_names])
def test_no_text_is_shown_where_its_reading_cannot_be_written_down(page, alma, vaahtera, broken):
    a_note(alma, vaahtera, "Lapsi piirtää mielellään.")
    browser = page.as_(alma)
    browser.get("accounts.own")  # what pages are made of is read
    with broken():
        shown = browser.get("cases.show", vaahtera.case_id, expect=503)
    shown.hides("Lapsi piirtää mielellään.", "Huoli koulunkäynnistä.")
