import pytest

from consult.audit import AuditRow, Deed
from consult.cases.operations import open_case
from consult.foundation.database import db
from consult.notes.operations import file_note
from consult.people.operations import PersonToAdd, add_people
from consult.privacy import reviewed
from tests.casework import a_note, a_person, doing, let_go, let_sit, the_case
from tests.statements import statements_of


def classes_on(shown):
    return [element["class"].strip() for element in shown.tree.all("main")[0].walk()]


def test_the_list_shows_ones_own_circles(page, alma, bertta, zed, vaahtera):
    page.as_(alma).get("cases.index").shows(vaahtera.code, "Vaaran viikkotiimi")
    page.as_(bertta).get("cases.index").hides(vaahtera.code)
    seat = let_sit(alma, vaahtera, bertta)
    page.as_(bertta).get("cases.index").shows(vaahtera.code, "Perheterapeutti")
    let_go(alma, seat)
    page.as_(bertta).get("cases.index").hides(vaahtera.code)


def test_an_empty_list_says_what_to_do(page, zed):
    assert "nothing" in classes_on(page.as_(zed).get("cases.index"))


def test_fifty_to_a_page(page, alma, vaara_id):
    with doing(alma):
        for _ in range(51):
            open_case(alma.actor, vaara_id)
    browser = page.as_(alma)
    assert classes_on(browser.get("cases.index")).count("row-line") == 50
    assert classes_on(browser.get("cases.index", page=2)).count("row-line") == 1


def test_the_page_of_a_case_shows_all_that_is_known(page, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    a_person(alma, vaahtera, "opettaja 1", "luokanopettaja")
    a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.")
    page.as_(bertta).get("cases.show", vaahtera.case_id).shows(
        vaahtera.code,
        "Huoli koulunkäynnistä.",
        "Lapsi 1",
        "Piirtää mielellään.",
        "Äiti 1",
        "opettaja 1",
        "Isoäiti tarjoaa viikonloppuja.",
        "Alma Kuvitelma",
        "Asioista vastaava sosiaalityöntekijä",
    )


def test_nothing_of_the_case_stands_in_the_title_or_the_address(page, alma, vaahtera):
    shown = page.as_(alma).get("cases.show", vaahtera.case_id)
    title = shown.tree.all("title")[0].text
    assert vaahtera.code not in title
    assert "Huoli" not in title


def test_what_was_shown_is_in_the_log_a_line_for_each_space(page, alma, vaahtera):
    page.as_(alma).get("cases.show", vaahtera.case_id)
    reads = db.session.query(AuditRow).filter_by(action=Deed.CONTENT_READ).all()
    assert {row.space for row in reads} == set(vaahtera.spaces)
    assert {row.actor for row in reads} == {alma.id}


@pytest.mark.parametrize("who", ["zed", "eero", "fanni", "ilona", "tess", "gunvor", "disa"])
def test_without_a_seat_the_case_does_not_exist(page, vaahtera, who, request):
    person = request.getfixturevalue(who)
    page.as_(person).get("cases.show", vaahtera.case_id, expect=404)
    page.as_(person).get("cases.index").hides(vaahtera.code)


def test_nobody_signed_in_is_asked_to_sign_in(page, vaahtera):
    page.get("cases.show", vaahtera.case_id, expect=302)


def test_what_only_reads_is_not_offered_what_writes(page, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    for_alma = page.as_(alma).get("cases.show", vaahtera.case_id)
    for_bertta = page.as_(bertta).get("cases.show", vaahtera.case_id)
    assert len(for_alma.tree.all("main")[0].all("form")) == 2
    assert for_bertta.tree.all("main")[0].all("form") == []


def fill_file(alma, vaahtera, number):
    with doing(alma):
        case = the_case(alma, vaahtera)
        for count in range(number):
            file_note(alma.actor, case, reviewed(f"Havainto {count}."))
            line = PersonToAdd(reviewed(f"opettaja {count}"), reviewed(""))
            add_people(alma.actor, case, [line])


def test_a_case_asks_as_much_with_200_notes_and_people_as_with_10(page, alma, vaahtera):
    browser = page.as_(alma)
    fill_file(alma, vaahtera, 10)
    few = statements_of(lambda: browser.get("cases.show", vaahtera.case_id))
    fill_file(alma, vaahtera, 190)
    many = statements_of(lambda: browser.get("cases.show", vaahtera.case_id))
    assert len(many) == len(few) <= 12, "\n".join(many)


def test_the_list_asks_as_much_with_60_cases_as_with_10(page, alma, vaara_id):
    browser, counts = page.as_(alma), []
    for number in (10, 50):
        with doing(alma):
            for _ in range(number):
                open_case(alma.actor, vaara_id)
        counts.append(len(statements_of(lambda: browser.get("cases.index"))))
    assert counts[0] == counts[1] <= 12
