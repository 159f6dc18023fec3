import pytest

from consult.audit import AuditRow, Deed
from consult.foundation.database import db
from consult.people.models import Person
from consult.people.queries import people_of
from tests.casework import a_person, let_sit, reading, the_case
from tests.postgres import both

pytestmark = both

THREE = {
    "people-0-label": "opettaja 1",
    "people-0-relation": "luokanopettaja",
    "people-1-label": "täti",
    "people-1-relation": "tukee arjessa",
    "people-2-label": "perheohjaaja",
}


def labels(alma, vaahtera):
    with reading(alma):
        return [person.label for person in people_of(alma.actor, the_case(alma, vaahtera))]


def test_alma_writes_down_three_people_in_one_go(page, alma, vaahtera):
    shown = page.as_(alma).post("people.new", vaahtera.case_id, **THREE).follow()
    shown.shows("opettaja 1", "luokanopettaja", "täti", "perheohjaaja")
    assert labels(alma, vaahtera) == ["opettaja 1", "täti", "perheohjaaja"]


def test_lines_left_empty_are_no_people(page, alma, vaahtera):
    lines = {"people-0-label": "", "people-1-label": "täti", "people-2-label": ""}
    page.as_(alma).post("people.new", vaahtera.case_id, **lines)
    assert labels(alma, vaahtera) == ["täti"]


def test_who_belongs_to_one_client_dies_with_it(page, alma, vaahtera):
    sent = THREE | {"people-0-client_id": vaahtera.child_id}
    page.as_(alma).post("people.new", vaahtera.case_id, **sent).follow().shows("Lapsi 1")
    assert {person.dies_with for person in db.session.query(Person)} == {
        vaahtera.client_spaces[0],
        None,
    }
    rows = db.session.query(AuditRow).filter_by(action=Deed.PERSON_ADDED).all()
    assert [str(vaahtera.child_id) in (row.detail or "") for row in rows] == [True, False, False]


def test_one_more_line_by_a_press_and_everything_typed_stays(page, alma, vaahtera):
    sent = THREE | {"people-more": "1"}
    shown = page.as_(alma).post("people.new", vaahtera.case_id, expect=200, **sent)
    assert shown.value_of("people-1-label") == "täti"
    assert shown.value_of("people-3-label") == ""
    assert "Lapsi 1" in [option.text for option in shown.tree.all("option")][-3:]
    assert db.session.query(Person).count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"people-0-relation": "ilman nimeä"},
        {"people-0-label": "x" * 121},
        {"people-0-label": "joku@consult.example"},
        {"people-0-label": "täti", "people-0-client_id": "00000000-0000-0000-0000-000000000000"},
    ],
    ids=["nobody", "no label", "too long", "recognisable", "a foreign client"],
)
def test_what_does_not_fit_is_refused_whole(page, alma, vaahtera, wrong):
    page.as_(alma).post("people.new", vaahtera.case_id, expect=422, **wrong)
    assert db.session.query(Person).count() == 0


def test_bertta_who_reads_may_not_add_and_zed_finds_nothing(page, alma, bertta, zed, vaahtera):
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).post("people.new", vaahtera.case_id, expect=403, **THREE)
    page.as_(zed).get("people.new", vaahtera.case_id, expect=404)


def test_pressing_twice_adds_them_once(page, alma, vaahtera):
    browser = page.as_(alma)
    for _ in range(2):
        browser.post("people.new", vaahtera.case_id, **THREE, deed_key="k" * 43)
    assert db.session.query(Person).count() == 3


def test_alma_edits_a_person(page, alma, vaahtera):
    person = a_person(alma, vaahtera, "täti")
    sent = {"label": "täti 1", "relation": "isän sisko", "notes": "Auttaa usein."}
    page.as_(alma).post("people.edit", person.id, **sent).follow().shows("täti 1", "Auttaa usein.")
    assert db.session.query(AuditRow).filter_by(action=Deed.PERSON_CHANGED).count() == 1


def test_of_two_editors_the_second_sees_both(page, alma, vaahtera):
    person, browser = a_person(alma, vaahtera, "täti"), page.as_(alma)
    seen = browser.get("people.edit", person.id).value_of("seen_version")
    browser.post("people.edit", person.id, label="täti 1", seen_version=seen)
    late = browser.post("people.edit", person.id, expect=409, label="täti 2", seen_version=seen)
    late.shows("täti 1")
    assert late.value_of("label") == "täti 2"


def test_an_edited_person_keeps_a_label(page, alma, vaahtera):
    person = a_person(alma, vaahtera, "täti")
    page.as_(alma).post("people.edit", person.id, expect=422, label="", relation="isän sisko")


def test_editing_needs_a_writing_seat(page, alma, bertta, zed, vaahtera):
    person = a_person(alma, vaahtera, "täti")
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).get("people.edit", person.id, expect=403)
    page.as_(zed).get("people.edit", person.id, expect=404)
