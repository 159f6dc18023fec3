"""A client asks who has handled her data: the registrar answers from the log in minutes."""

from datetime import timedelta

from consult import audit
from consult.audit import Deed
from consult.foundation import clock as the_clock
from consult.foundation.database import db
from tests.casework import a_note, let_sit, open_vaahtera

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
