"""A letter: plain words, no code, only what this one may be told; versions; handed over."""

from datetime import timedelta

import pytest

from consult.audit import AuditRow, Deed
from consult.cases.queries import clients_of, find_case
from consult.cases.rules import ClientRole, MinorsDecision
from consult.families.queries import find_around, told_to
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Conflict
from consult.notes.operations import About, file_note
from consult.notes.rules import MayBeToldTo, NoteKind, Voice
from consult.privacy import reviewed
from tests.casework import doing, reading
from tests.families.conftest import (
    a_letter,
    a_sheet,
    child_says,
    client_id,
    keeps_apart,
    of_role,
)
from tests.pdfs import faults, words
from tests.scenes import deeds

SENT = {
    "language": "fi",
    "talked": "Puhuttiin siitä, miten uni tulee.",
    "agreed": "Työntekijä soittaa koululle.",
    "next_step": "Tavataan uudelleen joulukuussa.",
    "ask": "Työntekijältä, kun haluat.",
    "after": "0",
}
WISHES = {
    "Haluan jäädä mummolle.": (Voice.CHILD, MayBeToldTo.EVERYBODY),
    "Pelkään iltaisin.": (Voice.CHILD, MayBeToldTo.WORKERS),
    "Olen ylpeä lapsesta.": (Voice.GUARDIAN_1, MayBeToldTo.CHILD),
    "Haluan sopia viikonlopuista.": (Voice.GUARDIAN_1, MayBeToldTo.GUARDIANS),
    "En jaksa enää.": (Voice.GUARDIAN_1, MayBeToldTo.ASK_FIRST),
    "Voin hakea koulusta.": (Voice.GUARDIAN_2, MayBeToldTo.EVERYBODY),
    "Äidin väsymys huolettaa.": (Voice.GUARDIAN_2, MayBeToldTo.WORKERS),
}


def notes_of_family(alma, it):
    """Each says something, and to whom it may be told."""
    with doing(alma):
        case = find_case(alma.actor, it.case_id)
        child = next(one for one in clients_of(alma.actor, case) if one.is_minor)
        for text, (voice, to) in WISHES.items():
            about = About(voice, NoteKind.FACT, to, (child,), how_heard=reviewed("Kertoi itse."))
            file_note(alma.actor, case, reviewed(text), about)


def offered(alma, it, role):
    with reading(alma):
        around = find_around(alma.actor, it.id, of_role(alma, it, role).id)
        return {one.body for one in told_to(alma.actor, around)}


@pytest.fixture
def childs(alma, opened):
    return client_id(alma, opened, ClientRole.CHILD)


def test_alma_writes_a_letter_in_plain_words_and_no_code_is_in_it(page, alma, opened, childs):
    shown = page.as_(alma).post("families.letter", opened.id, childs, **SENT).follow()
    shown.shows("Mistä puhuttiin", SENT["talked"], "Mitä sovittiin ja kuka sen tekee", "Alma")
    shown.shows("Keneltä voit kysyä", "Kenelle", "Lapsi", "Hei,").hides(opened.code)
    row = db.session.query(AuditRow).filter_by(action=Deed.FAMILY_LETTER_WRITTEN).one()
    assert str(childs) in row.detail
    assert "uni" not in row.detail


def test_a_letter_with_a_code_is_refused(page, alma, opened, childs):
    told = SENT | {"talked": f"Asia {opened.code.lower()} käsiteltiin."}
    page.as_(alma).post("families.letter", opened.id, childs, expect=422, **told)
    assert Deed.FAMILY_LETTER_WRITTEN not in deeds()


def test_each_is_offered_only_what_may_be_told_as_it_was_wished(alma, opened):
    notes_of_family(alma, opened)
    child_says(alma, opened, MinorsDecision.ALLOWS)
    assert offered(alma, opened, ClientRole.CHILD) == {
        "Haluan jäädä mummolle.",
        "Pelkään iltaisin.",
        "Olen ylpeä lapsesta.",
        "Voin hakea koulusta.",
    }
    assert offered(alma, opened, ClientRole.MOTHER) == {
        "Haluan jäädä mummolle.",
        "Olen ylpeä lapsesta.",
        "Haluan sopia viikonlopuista.",
        "En jaksa enää.",
        "Voin hakea koulusta.",
    }
    assert offered(alma, opened, ClientRole.FATHER) == {
        "Haluan jäädä mummolle.",
        "Haluan sopia viikonlopuista.",
        "Voin hakea koulusta.",
        "Äidin väsymys huolettaa.",
    }


def test_a_child_who_forbids_it_is_in_nobody_elses_letter(alma, opened):
    notes_of_family(alma, opened)
    child_says(alma, opened, MinorsDecision.FORBIDS)
    assert "Haluan jäädä mummolle." not in offered(alma, opened, ClientRole.MOTHER)
    assert "Haluan jäädä mummolle." in offered(alma, opened, ClientRole.CHILD)
    assert offered(alma, opened, ClientRole.FATHER) == {
        "Voin hakea koulusta.",
        "Äidin väsymys huolettaa.",
    }


def test_a_child_who_forbids_it_afterwards_is_heard_before_the_letter_goes(page, alma, opened):
    notes_of_family(alma, opened)
    with reading(alma):
        around = find_around(alma.actor, opened.id, client_id(alma, opened, ClientRole.MOTHER))
        grandmother = next(x for x in told_to(alma.actor, around) if "mummolle" in x.body)
    letter = a_letter(alma, opened, ClientRole.MOTHER, quoted=(grandmother.id,))
    another = a_letter(alma, opened, ClientRole.FATHER)
    page.as_(alma).get("families.letter_pdf", letter.id)
    child_says(alma, opened, MinorsDecision.FORBIDS)
    page.as_(alma).get("families.letter_pdf", letter.id, expect=422)
    page.as_(alma).get("families.letter_pdf", another.id)


def test_what_may_not_be_told_cannot_be_slipped_in(page, alma, opened):
    notes_of_family(alma, opened)
    mother = client_id(alma, opened, ClientRole.MOTHER)
    with reading(alma):
        around = find_around(alma.actor, opened.id, client_id(alma, opened, ClientRole.CHILD))
        fear = next(x for x in told_to(alma.actor, around) if "Pelkään" in x.body)
    page.as_(alma).post("families.letter", opened.id, mother, expect=422, quoted=[fear.id], **SENT)
    letter = a_letter(alma, opened, ClientRole.MOTHER, quoted=(fear.id,))
    with reading(alma):
        again = db.session.get_one(type(letter), letter.id)
        assert (again.own_words, again.others_words) == ([], [])


def test_a_better_letter_is_the_next_version_and_the_first_stays(page, alma, opened, childs):
    browser = page.as_(alma)
    first = browser.post("families.letter", opened.id, childs, **SENT).response.location
    better = SENT | {"talked": "Puhuttiin unesta ja mummosta.", "after": "1"}
    shown = browser.post("families.letter", opened.id, childs, **better).follow()
    shown.shows("mummosta")
    browser.open("GET", first, 200).shows(SENT["talked"])


def test_of_two_who_write_at_once_the_second_is_told_and_loses_nothing(page, alma, opened, childs):
    browser = page.as_(alma)
    browser.post("families.letter", opened.id, childs, **SENT)
    late = SENT | {"talked": "Minun tekstini."}
    shown = browser.post("families.letter", opened.id, childs, expect=409, **late)
    shown.shows(SENT["talked"])
    assert shown.value_of("talked") == "Minun tekstini."
    again = late | {"after": shown.value_of("after")}
    browser.post("families.letter", opened.id, childs, **again)
    with pytest.raises(Conflict):
        a_letter(alma, opened, ClientRole.CHILD, after=1)


def test_before_the_meeting_there_is_nothing_to_write_about(page, alma, invited):
    child = client_id(alma, invited, ClientRole.CHILD)
    page.as_(alma).post("families.letter", invited.id, child, expect=422, **SENT)


def test_alma_says_when_and_how_it_was_handed_over_once(page, alma, opened):
    letter = a_letter(alma, opened, ClientRole.CHILD)
    browser = page.as_(alma)
    given = {"day": "2026-11-02", "how": "read-aloud"}
    browser.post("families.handed_over", letter.id, **given).follow().shows("Luettu ääneen")
    browser.post("families.handed_over", letter.id, expect=409, **given)
    ahead = given | {"day": "2027-01-01"}
    other = a_letter(alma, opened, ClientRole.MOTHER)
    browser.post("families.handed_over", other.id, expect=422, **ahead)
    assert deeds().count(Deed.FAMILY_LETTER_HANDED_OVER) == 1


def test_a_letter_is_a_whole_pdf_with_sami_letters_and_a_fixed_name(page, alma, opened):
    text = "mun lean giitevaš, áhkku boahtá, ŋuoskkas čáppa šaddu ŧ đ ž."
    letter = a_letter(alma, opened, ClientRole.CHILD, talked=text)
    answer = page.as_(alma).get("families.letter_pdf", letter.id).response
    assert 'filename="kirje.pdf"' in answer.headers["Content-Disposition"]
    assert text in words(answer.data).replace("\n", " ")
    assert opened.code not in words(answer.data)
    assert not faults(answer.data)


def test_letters_lie_sealed(alma, opened, tmp_path):
    a_letter(alma, opened, ClientRole.CHILD, talked="Salainen lause kirjeessä.")
    db.session.commit()
    for file in tmp_path.rglob("*.db*"):
        assert "Salainen lause" not in file.read_bytes().decode("utf-8", "ignore")


def test_what_was_written_before_is_not_let_out(page, alma, opened):
    letter = a_letter(alma, opened, ClientRole.CHILD)
    sheet = a_sheet(alma, opened, ClientRole.MOTHER)
    alma_ = page.as_(alma)
    alma_.get("families.letter_pdf", letter)
    with clock.held_at(clock.now() + timedelta(hours=1)):
        keeps_apart(alma, opened)
    for name, paper in (("families.letter_pdf", letter), ("families.sheet_pdf", sheet)):
        alma_.get(name, paper, expect=422)
    alma_.post("families.handed_over", letter, expect=422, how="by-hand", day="2.11.2026")
    shown = alma_.get("families.show_letter", letter)
    assert alma_.address("families.letter_pdf", [letter], {})[0] not in shown.links()
