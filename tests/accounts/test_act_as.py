import json

from consult.accounts.models import LoginSession
from consult.audit import AuditRow, Deed
from consult.foundation.actor import Duty
from consult.foundation.database import db


def last(deed):
    rows = db.session.query(AuditRow).filter_by(action=deed).order_by(AuditRow.seq.desc())
    return rows.first()


def test_fanni_says_as_what_she_acts_and_every_page_shows_it(page, fanni):
    hers = page.as_(fanni)
    hers.get("accounts.own").shows("Sosiaalityöntekijä")
    hers.post("accounts.acting", duty="supervisor")
    (summary,) = [s.text for s in hers.get("desk.front").tree.all("span") if s["class"] == "acting"]
    assert summary == "Esihenkilö"


def test_the_log_has_it_with_all_she_does_from_then_on(page, fanni):
    hers = page.as_(fanni)
    hers.post("accounts.acting", duty="supervisor")
    hers.post("accounts.own", language="fi", theme="dark", reminders="all")
    row = last(Deed.OWN_ACCOUNT_CHANGED)
    assert json.loads(row.detail)["acting"] == "supervisor"
    assert row.purpose == "supervision"


def test_it_is_said_for_one_sitting(page, fanni):
    hers, other = page.as_(fanni), page.as_(fanni)
    hers.post("accounts.acting", duty="supervisor")
    acting = {row.acting for row in db.session.query(LoginSession)}
    assert acting == {Duty.SUPERVISOR, Duty.SOCIAL_WORKER}
    other.post("accounts.own", language="fi", theme="dark", reminders="all")
    assert last(Deed.OWN_ACCOUNT_CHANGED).purpose == "client-work"


def test_nobody_acts_as_what_she_is_not(page, fanni):
    hers = page.as_(fanni)
    hers.post("accounts.acting", duty="technical", expect=422)
    hers.post("accounts.acting", duty="", expect=422)


def test_who_has_one_duty_is_not_asked(page, alma):
    shown = page.as_(alma).get("accounts.own")
    assert not [s for s in shown.tree.all("span") if s["class"] == "acting"]
