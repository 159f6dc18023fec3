import pytest

from consult.audit import AuditRow, Deed
from consult.foundation.database import db
from consult.notes.models import CaseNote, Voice
from consult.notes.operations import About
from tests.casework import a_note, client_row, let_sit, open_vaahtera
from tests.statements import statements_of
from tests.vault_rows import forge

NOTE = {"body": "Isoäiti tarjoaa viikonloppuja.", "kind": "fact", "speaker": "worker"}
NOTE |= {"told_to": "ask-first"}


@pytest.fixture
def note(alma, vaahtera):
    return a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.")


def test_alma_writes_a_note_and_it_stands_on_the_cases_page(page, alma, vaahtera):
    sent = NOTE | {
        "speaker": "child",
        "clients": [vaahtera.child_id],
        "how_heard": "Kotikäynnillä.",
    }
    shown = page.as_(alma).post("notes.new", vaahtera.case_id, **sent).follow()
    shown.shows("Isoäiti tarjoaa viikonloppuja.", "Kotikäynnillä.", "Lapsi 1")
    filed = db.session.query(CaseNote).one()
    assert (filed.voice, filed.dies_with) == (Voice.CHILD, vaahtera.client_spaces[0])


def test_a_small_markdown_is_shown_and_nothing_else_gets_through(page, alma, vaahtera):
    text = "**Tärkeää** <script>alert(1)</script> ${7*7}"
    shown = page.as_(alma).post("notes.new", vaahtera.case_id, **NOTE | {"body": text}).follow()
    assert "<strong>Tärkeää</strong>" in shown.html
    assert "<script>alert" not in shown.html
    shown.shows("${7*7}")


def test_bertta_who_reads_may_not_write(page, alma, bertta, vaahtera, note):
    let_sit(alma, vaahtera, bertta)
    browser = page.as_(bertta)
    browser.get("notes.show", note.id).shows("Isoäiti tarjoaa")
    browser.get("notes.new", vaahtera.case_id, expect=403)
    browser.post("notes.new", vaahtera.case_id, expect=403, **NOTE)
    browser.post("notes.correct", note.id, expect=403, **NOTE)


@pytest.mark.parametrize("who", ["zed", "eero", "ilona", "tess"])
def test_for_strangers_there_are_no_notes(page, vaahtera, note, who, request):
    browser = page.as_(request.getfixturevalue(who))
    browser.get("notes.new", vaahtera.case_id, expect=404)
    browser.get("notes.printed", vaahtera.case_id, expect=404)
    browser.get("notes.show", note.id, expect=404)
    browser.post("notes.correct", note.id, expect=404, **NOTE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": ""},
        {"body": "x" * 20_001},
        {"body": "Kirjoita: joku@consult.example"},
        {"body": "piilo\u202emerkki"},
        {"speaker": "neighbour"},
        {"kind": "answer"},
        {"told_to": ""},
        {"speaker": "sector"},
        {"speaker": "sector/astrology"},
        {"clients": ["00000000-0000-0000-0000-000000000000"]},
    ],
)
def test_what_does_not_fit_comes_back_as_typed_and_nothing_is_filed(page, alma, vaahtera, wrong):
    sent = NOTE | wrong
    shown = page.as_(alma).post("notes.new", vaahtera.case_id, expect=422, **sent)
    assert shown.value_of("body") == sent["body"]
    assert db.session.query(CaseNote).count() == 0


def test_a_client_of_another_case_cannot_be_named(page, alma, vaara_id, vaahtera):
    other = open_vaahtera(alma, vaara_id)
    sent = NOTE | {"clients": [other.child_id]}
    page.as_(alma).post("notes.new", vaahtera.case_id, expect=422, **sent)


def test_what_is_likely_may_be_overruled_and_that_is_counted(page, alma, vaahtera):
    text = "Muutto on 3.4.2027."
    browser = page.as_(alma)
    browser.post("notes.new", vaahtera.case_id, expect=422, **NOTE | {"body": text})
    overruled = NOTE | {"body": text, "body-overrule": "1"}
    browser.post("notes.new", vaahtera.case_id, **overruled)
    row = db.session.query(AuditRow).filter_by(action=Deed.NOTE_FILED).one()
    assert '"overruled":1' in row.detail


def test_pressing_twice_files_one(page, alma, vaahtera):
    browser = page.as_(alma)
    for _ in range(2):
        browser.post("notes.new", vaahtera.case_id, **NOTE, deed_key="k" * 43)
    assert db.session.query(CaseNote).count() == 1


def test_a_correction_shows_the_history(page, alma, note):
    sent = NOTE | {"body": "Isoäiti tarjoaa arki-iltoja."}
    shown = page.as_(alma).post("notes.correct", note.id, **sent).follow()
    shown.shows("Isoäiti tarjoaa arki-iltoja.", "Isoäiti tarjoaa viikonloppuja.")
    page.as_(alma).get("cases.show", note.case_id).hides("viikonloppuja")


def test_of_two_who_correct_the_second_sees_both_texts(page, alma, fanni, vaahtera, note):
    let_sit(alma, vaahtera, fanni, writes=True)
    page.as_(fanni).post("notes.correct", note.id, **NOTE | {"body": "Ensin kirjoitettu."})
    mine = NOTE | {"body": "Sitten kirjoitettu."}
    shown = page.as_(alma).post("notes.correct", note.id, expect=409, **mine)
    shown.shows("Ensin kirjoitettu.")
    assert shown.value_of("body") == "Sitten kirjoitettu."
    assert db.session.query(CaseNote).count() == 2
    action = next(form["action"] for form in shown.tree.all("form") if "/notes/" in form["action"])
    fannis = action.split("/")[2]
    page.as_(alma).post("notes.correct", fannis, **NOTE | {"body": "Molemmat."})
    assert db.session.query(CaseNote).count() == 3


def test_the_form_of_a_correction_has_what_was_written(page, alma, vaahtera):
    child = client_row(vaahtera.child_id)
    note = a_note(alma, vaahtera, "Tyttö piirsi.", About(Voice.CHILD, clients=[child]))
    shown = page.as_(alma).get("notes.correct", note.id)
    assert shown.value_of("body") == "Tyttö piirsi."
    ticked = [box["value"] for box in shown.tree.all("input") if box.has("checked")]
    assert str(vaahtera.child_id) in ticked
    assert str(vaahtera.mother_id) not in ticked


def test_a_tampered_box_is_a_damaged_page_and_rings_the_alarm(settings, page, alma, note):
    forge(settings, "UPDATE case_notes SET voice = 'child' WHERE id = ?", note.id)
    shown = page.as_(alma).get("notes.show", note.id, expect=500).hides("Isoäiti tarjoaa")
    assert "Traceback" not in shown.response.text
    assert db.session.query(AuditRow).filter_by(action=Deed.CONTENT_TAMPERED).count() == 1


def test_without_a_key_there_is_nothing(settings, page, alma, bertta, vaahtera, note):
    let_sit(alma, vaahtera, bertta)
    forget = "UPDATE grants SET recipient_id = recipient_id, ended_at = granted_at, blob = x'' "
    for space_id in vaahtera.spaces:
        forge(settings, forget + "WHERE space_id = ? AND recipient_id = ?", space_id, bertta.id)
    page.as_(bertta).get("notes.show", note.id, expect=404)
    page.as_(bertta).get("cases.show", vaahtera.case_id, expect=404)


def test_fifty_to_a_page_and_the_rest_behind_it(page, alma, vaahtera):
    for number in range(52):
        a_note(alma, vaahtera, f"Havainto {number}.")
    browser = page.as_(alma)
    browser.get("cases.show", vaahtera.case_id).shows("Havainto 51.").hides("Havainto 1.<")
    browser.get("cases.show", vaahtera.case_id, page=2).shows("Havainto 1.", "Havainto 0.")


def test_the_print_says_who_printed_it(page, alma, vaahtera, note):
    page.as_(alma).get("notes.printed", vaahtera.case_id).shows("Isoäiti", "Alma Kuvitelma")


def test_statements_do_not_grow_with_the_history(page, alma, vaahtera):
    browser = page.as_(alma)
    first = a_note(alma, vaahtera, "Havainto.").id
    few = statements_of(lambda: browser.get("notes.show", first))
    browser.post("notes.correct", first, **NOTE)
    many = statements_of(lambda: browser.get("notes.show", first))
    assert len(few) == len(many) <= 12


def test_the_voice_of_a_sector_comes_with_the_sector(page, alma, vaahtera):
    sent = NOTE | {"speaker": "sector/psychiatry"}
    page.as_(alma).post("notes.new", vaahtera.case_id, **sent).follow().shows("Toinen toimiala")
    filed = db.session.query(CaseNote).one()
    assert (filed.voice, filed.sector) == (Voice.SECTOR, "psychiatry")


def test_words_of_the_family_are_filed_with_how_they_were_heard(page, alma, vaahtera):
    for speaker in ("child", "guardian-1", "close-person"):
        sent = NOTE | {"speaker": speaker, "how_heard": ""}
        shown = page.as_(alma).post("notes.new", vaahtera.case_id, expect=422, **sent)
        assert shown.value_of("body") == NOTE["body"]
    assert db.session.query(CaseNote).count() == 0
