"""A client asks who has handled her data: the registrar answers from the log in minutes."""

import secrets
from datetime import timedelta

from consult import audit
from consult.audit import Deed
from consult.cases.models import Client
from consult.foundation import clock as the_clock
from consult.foundation.database import db
from consult.notes.operations import About
from tests.casework import a_note, let_sit, open_vaahtera, reading
from tests.incidents.test_cost_of_pages import MOST
from tests.statements import statements_of

SAID = "Kettu kertoi salaisuuden vain kivelle."


def last_deed():
    db.session.rollback()
    return db.session.query(audit.AuditRow).order_by(audit.AuditRow.seq.desc()).first().action


def test_by_its_code_and_never_in_an_address(page, outi, vaahtera):
    his = page.as_(outi)
    shown = his.post("incidents.log", code=vaahtera.code.lower())
    shown.leads_to("incidents.case_log", vaahtera.case_id)
    his.post("incidents.log", expect=422, code="Ei-Ole-999")


def test_each_who_has_read_stands_there_with_purpose_and_no_text(
    page, outi, alma, bertta, vaahtera, template
):
    other = open_vaahtera(alma, template.teams["vaara"])
    a_note(alma, vaahtera, SAID)
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).get("cases.show", vaahtera.case_id)
    shown = page.as_(outi).get("incidents.case_log", vaahtera.case_id)
    shown.shows(alma.name, bertta.name, "Luettu", "Asiakastyö", vaahtera.code)
    shown.hides(SAID, other.code)
    assert last_deed() == Deed.LOG_READ


def test_of_other_days_there_is_nothing(page, outi, vaahtera):
    day = the_clock.today() - timedelta(days=9)
    shown = page.as_(outi).get(
        "incidents.case_log", vaahtera.case_id, first=day.isoformat(), last=day.isoformat()
    )
    shown.hides("case:opened")


def test_as_a_file_it_leaves_by_a_deed(page, outi, gunvor, vaahtera):
    shown = page.as_(outi).post("incidents.export_log", vaahtera.case_id, expect=200)
    assert "case:opened" in shown.response.text
    assert last_deed() == Deed.LOG_EXPORTED
    page.as_(gunvor).post("incidents.export_log", vaahtera.case_id, expect=403)


def test_of_one_client_what_is_about_the_other_alone_is_left_out(page, outi, alma, vaahtera):
    with reading(alma):
        child, mother = (
            db.session.get_one(Client, one) for one in (vaahtera.child_id, vaahtera.mother_id)
        )
    both = a_note(alma, vaahtera, SAID, About(clients=[child, mother]))
    hers, his = (a_note(alma, vaahtera, SAID, About(clients=[one])) for one in (mother, child))
    page.as_(alma).get("notes.show", his)
    outis = page.as_(outi)
    said = statements_of(
        lambda: outis.get("incidents.case_log", vaahtera.case_id, client=mother.id)
    )
    assert len(said) <= MOST, said
    outis.get("incidents.case_log", vaahtera.case_id, client=mother.id).shows("Äiti 1")
    taken = lines_taken(outis, vaahtera, f"?client={mother.id}")
    assert [str(one.id) in taken for one in (both, hers, mother)] == [True] * 3
    assert [str(one.id) in taken for one in (his, child)] == [False] * 2
    whole = lines_taken(outis, vaahtera, "")
    assert [str(one.id) in whole for one in (both, hers, his, child)] == [True] * 4


def lines_taken(page, vaahtera, query):
    address, _rest = page.address("incidents.export_log", (vaahtera.case_id,), {})
    fields = {"csrf_token": page.csrf_token(), "deed_key": secrets.token_urlsafe(32)}
    return page.open("POST", address + query, 200, data=fields).response.text


def test_a_client_of_elsewhere_is_refused_in_words(page, outi, alma, vaahtera, template):
    other = open_vaahtera(alma, template.teams["vaara"])
    shown = page.as_(outi).get("incidents.case_log", vaahtera.case_id, client=other.child_id)
    shown.shows(vaahtera.code, "case:opened", "Valitse jokin vaihtoehdoista.").hides(other.code)
