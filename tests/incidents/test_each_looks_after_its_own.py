"""Two controllers in one house: each answers for its own people and cases, and sees no others'."""

from datetime import timedelta

import pytest

from consult import audit
from consult.accounts.models import AccountDuty
from consult.audit import Deed
from consult.foundation import clock as the_clock
from consult.foundation.actor import SYSTEM, Duty
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.incidents.operations import Scope, open_incident, raise_alarm
from consult.incidents.rules import AlarmKind, IncidentKind
from consult.notifications.models import OutboxMessage
from tests.scenes import account_of

BANNER = 'no-print bell"'


@pytest.fixture
def keeper(nuutti):
    """Nuutti answers for the register of another controller, as Outi does for Alma's."""
    with transaction():
        db.session.add(AccountDuty(id=new_id(), account_id=nuutti.id, duty=Duty.REGISTRAR))
        audit.record(SYSTEM, Deed.DUTY_GIVEN, on=account_of(nuutti), duty=Duty.REGISTRAR)
    return nuutti


def rings(person, *, space=None):
    with transaction():
        whose = person.id if person else None
        return raise_alarm(None, AlarmKind.DAMAGED, account=whose, space=space).id


def told():
    db.session.rollback()
    rows = db.session.query(OutboxMessage).filter_by(kind="alarm-rung")
    return [row.name for row in rows.order_by(OutboxMessage.name)]


def an_incident(opener, *, account=None):
    now = the_clock.now()
    with transaction():
        scope = Scope(IncidentKind.LOST, now - timedelta(hours=1), None, now, account, None)
        return open_incident(opener.actor, scope).id


def test_an_alarm_about_her_case_rings_for_her_alone(page, outi, gunvor, keeper, vaahtera):
    alarm = rings(None, space=vaahtera.spaces[0])
    assert told() == [gunvor.name, outi.name]
    page.as_(outi).get("incidents.alarm", alarm).shows("vahingoittunut")
    theirs = page.as_(keeper)
    theirs.get("incidents.alarm", alarm, expect=404)
    theirs.post("incidents.find_out", alarm, expect=404, finding="explained")
    theirs.get("incidents.alarms", all=1).shows("Yksikään hälytys ei odota").hides(BANNER)


def test_one_about_his_people_rings_for_him(page, outi, keeper, rauha, vaahtera):
    alarm = rings(rauha)
    assert told() == [keeper.name]
    page.as_(keeper).get("incidents.alarm", alarm)
    page.as_(outi).get("incidents.alarm", alarm, expect=404)


def test_where_both_are_touched_both_hear_and_where_nobody_keeps_watch_everybody(
    page, outi, gunvor, keeper, rauha, chidi, vaahtera
):
    both = rings(rauha, space=vaahtera.space_id)
    assert told() == [gunvor.name, keeper.name, outi.name]
    for alarm in (both, rings(chidi), rings(None)):
        for person in (outi, keeper):
            page.as_(person).get("incidents.alarm", alarm)


def test_settling_all_of_a_kind_leaves_the_others(page, outi, keeper, alma, rauha, alarms):
    his = rings(rauha)
    for_her = rings(alma)
    page.as_(outi).post(
        "incidents.find_out", for_her, expect=303, finding="explained", all_like="y"
    )
    assert [one.id for one in alarms() if one.waits] == [his]


def test_an_incident_is_its_openers_and_of_whom_it_is_about(page, outi, keeper, rauha, alma):
    hers, of_both = an_incident(outi), an_incident(outi, account=rauha.id)
    his = page.as_(keeper)
    his.get("incidents.show", hers, expect=404)
    his.get("incidents.notice", hers, "ombudsman", expect=404)
    his.get("incidents.show", of_both)
    assert str(hers) in page.as_(outi).get("incidents.index").html


def test_what_other_peoples_hands_touched_is_left_out(page, outi, keeper, alma, rauha, vaahtera):
    page.as_(alma).get("cases.show", vaahtera.case_id)
    his, hers = an_incident(keeper), an_incident(outi)
    page.as_(outi).get("incidents.touched", hers).shows(vaahtera.code)
    page.as_(keeper).get("incidents.touched", his).hides(vaahtera.code)
    asked = {"person": alma.id, "what": "read"}
    page.as_(keeper).get("incidents.touched", his, **asked).hides(vaahtera.code)


def test_the_log_of_anothers_case_does_not_exist(page, outi, keeper, vaahtera):
    his = page.as_(keeper)
    his.post("incidents.log", expect=422, code=vaahtera.code)
    his.get("incidents.case_log", vaahtera.case_id, expect=404)
    his.post("incidents.export_log", vaahtera.case_id, expect=404)
    page.as_(outi).get("incidents.case_log", vaahtera.case_id)
