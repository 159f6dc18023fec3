"""Where the guard is out of order nothing is filed: the text stays a sealed draft, and says so."""

import libvoikko
import pytest

from consult.foundation.database import db
from consult.notes.models import CaseNote
from consult.privacy import guard, voikko
from tests.drafts.conftest import SENTENCE, note
from tests.leaks import assert_nowhere_on_disk
from tests.privacy.voikko import needs_voikko

pytestmark = needs_voikko


class Gone:
    """A library without its dictionary."""

    def __init__(self, *asked: object) -> None:
        raise libvoikko.VoikkoException(asked)


@pytest.fixture
def out_of_order(monkeypatch):
    """Take the dictionary away from a real installation, and give it back."""

    def break_it():
        monkeypatch.setattr(guard, "_demanded", True)
        monkeypatch.setattr(libvoikko, "Voikko", Gone)
        voikko.forget()

    def mend():
        monkeypatch.undo()
        voikko.forget()

    break_it()
    yield mend
    mend()


def test_a_note_stays_a_draft_until_the_guard_is_back(page, alma, vaahtera, settings, out_of_order):
    browser = page.as_(alma)
    browser.post("notes.new", vaahtera.case_id, **note(SENTENCE)).leads_to(
        "notes.new", vaahtera.case_id
    )
    shown = browser.get("notes.new", vaahtera.case_id)
    assert shown.value_of("body") == SENTENCE
    shown.shows("epäkunnossa")
    assert db.session.query(CaseNote).count() == 0
    assert_nowhere_on_disk(SENTENCE, settings.instance)
    out_of_order()
    browser.post("notes.new", vaahtera.case_id, **shown.filled())
    assert db.session.query(CaseNote).count() == 1


def test_it_is_said_while_she_writes(page, alma, vaahtera, out_of_order):
    sent = {"glance_field": "body", "glance_text": SENTENCE}
    shown = page.as_(alma).post("notes.new", vaahtera.case_id, expect=200, **sent)
    said = shown.response.get_json()
    assert said["marks"] == []
    assert said["out"]
    assert "epäkunnossa" in said["said"]


def test_a_form_without_a_draft_keeps_what_was_typed_in_itself(page, alma, vaahtera, out_of_order):
    sent = {"others-0-label": "opettaja 1", "others-0-names": "Hillevi"}
    shown = page.as_(alma).post("cases.names", vaahtera.case_id, expect=503, **sent)
    assert shown.value_of("others-0-label") == "opettaja 1"
