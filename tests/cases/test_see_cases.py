import pytest

from consult.audit import AuditRow, Deed
from consult.cases.operations import open_case
from consult.foundation.database import db
from tests.casework import a_note, a_person, doing, let_go, let_sit
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


@pytest.mark.parametrize("endpoint", ["cases.show", "cases.index"])
def test_statements_do_not_grow_with_what_lies_behind(page, alma, vaahtera, vaara_id, endpoint):
    def fill(number):
        with doing(alma):
            for _ in range(number):
                open_case(alma.actor, vaara_id)
        for count in range(number):
            a_note(alma, vaahtera, f"Havainto {count}.")
            a_person(alma, vaahtera, f"opettaja {count}")

    subject = [vaahtera.case_id] if endpoint == "cases.show" else []
    fill(10)
    browser = page.as_(alma)
    few = statements_of(lambda: browser.get(endpoint, *subject))
    fill(50)
    many = statements_of(lambda: browser.get(endpoint, *subject))
    assert len(many) == len(few) <= 12, "\n".join(many)
