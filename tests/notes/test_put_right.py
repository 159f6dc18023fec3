"""A note in a wrong case: moved, sent, received, withdrawn, destroyed."""

import pytest

from consult.audit import Deed
from consult.audit.verify import verify
from consult.foundation.database import db
from consult.notes.models import CaseNote, NoteParcel
from tests.casework import a_note, let_sit, open_vaahtera, reading
from tests.scenes import deeds

TEXT = "Isoäiti tarjoaa viikonloppuja."


@pytest.fixture
def note(alma, vaahtera):
    return a_note(alma, vaahtera, TEXT)


def copy_in(case_id):
    return db.session.query(CaseNote).filter_by(case_id=case_id).one()


def test_who_sits_in_both_moves_it_with_its_history(page, alma, vaahtera, vaara_id, note):
    right, browser = open_vaahtera(alma, vaara_id), page.as_(alma)
    page.as_(alma).post(
        "notes.correct",
        note.id,
        body="Toinen sana.",
        kind="fact",
        speaker="worker",
        told_to="ask-first",
    )
    browser.post("notes.move", note.id, case_id=right.case_id, code="")
    browser.get("cases.show", vaahtera.case_id).hides(TEXT, "Toinen sana.")
    browser.get("cases.show", right.case_id).shows("Toinen sana.")
    moved = db.session.query(CaseNote).filter_by(case_id=right.case_id)
    assert moved.count() == 2
    with reading(alma):
        old = db.session.query(CaseNote).filter_by(case_id=vaahtera.case_id).all()
        assert {row.body for row in old} == {""}
        assert {row.written_at for row in old} == {row.written_at for row in moved}
    assert Deed.NOTE_MOVED in deeds()
    assert verify(content=True).findings == ()


def test_who_does_not_sit_there_sends_it_by_the_code(page, alma, jaana, vaahtera, vaara_id, note):
    right = open_vaahtera(jaana, vaara_id)
    page.as_(alma).post("notes.move", note.id, case_id="", code=right.code.lower())
    page.as_(alma).get("cases.show", vaahtera.case_id).hides(TEXT)
    page.as_(jaana).get("cases.show", right.case_id).shows(alma.name).hides(TEXT)
    parcel = db.session.query(NoteParcel).one()
    page.as_(alma).post("notes.receive", parcel.id, expect=404)
    page.as_(jaana).post("notes.receive", parcel.id)
    page.as_(jaana).get("cases.show", right.case_id).shows(TEXT)
    page.as_(jaana).post("notes.receive", parcel.id, expect=404)
    assert copy_in(right.case_id).author_id == alma.id
    assert db.session.query(NoteParcel).one().box == b""


@pytest.mark.parametrize("code", ["", "Ei-Ole-100"])
def test_an_unknown_code_moves_nothing(page, alma, vaahtera, note, code):
    page.as_(alma).post("notes.move", note.id, case_id="", code=code, expect=422)
    page.as_(alma).get("cases.show", vaahtera.case_id).shows(TEXT)


def test_a_withdrawn_note_is_destroyed_by_another(page, alma, bertta, vaahtera, note):
    let_sit(alma, vaahtera, bertta, writes=True)
    page.as_(alma).post("notes.withdraw", note.id, why="names-somebody")
    page.as_(bertta).get("cases.show", vaahtera.case_id).hides(TEXT)
    page.as_(bertta).get("notes.show", note.id).hides(TEXT).shows(alma.name)
    page.as_(alma).post("notes.destroy", note.id, expect=422)
    page.as_(bertta).post("notes.destroy", note.id)
    with reading(alma):
        assert db.session.get_one(CaseNote, note.id).body == ""
    page.as_(bertta).post("notes.destroy", note.id, expect=404)


def test_where_nobody_else_writes_she_destroys_it_herself(page, alma, vaahtera, note):
    page.as_(alma).post("notes.withdraw", note.id, why="twice")
    page.as_(alma).post("notes.destroy", note.id)


def test_what_is_gone_is_neither_corrected_nor_moved(page, alma, vaahtera, note):
    page.as_(alma).post("notes.withdraw", note.id, why="twice")
    for deed in ("notes.correct", "notes.move", "notes.withdraw"):
        page.as_(alma).get(deed, note.id, expect=403)


def test_who_only_reads_or_is_a_stranger_puts_nothing_right(
    page, alma, bertta, zed, vaahtera, note
):
    let_sit(alma, vaahtera, bertta)
    for who, status in ((bertta, 403), (zed, 404)):
        page.as_(who).post("notes.move", note.id, expect=status, code="x")
        page.as_(who).post("notes.withdraw", note.id, expect=status, why="twice")
    page.as_(alma).post("notes.withdraw", note.id, expect=422, why="boredom")
