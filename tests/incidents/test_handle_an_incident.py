"""From an alarm to the end: what was touched, whom to tell by when, sittings ended, closed."""

from datetime import timedelta

import pytest

from consult import audit
from consult.accounts.models import LoginSession
from consult.audit import Deed
from consult.foundation import clock as the_clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.incidents.messages import remind_of_clocks
from consult.incidents.models import Incident
from consult.incidents.operations import raise_alarm
from consult.incidents.rules import AlarmKind, Finding, IncidentKind, Outcome, Step
from consult.notifications.models import OutboxMessage
from tests.casework import a_note

SAID = "Kettu kertoi salaisuuden vain kivelle."


def deeds():
    db.session.rollback()
    return [row.action for row in db.session.query(audit.AuditRow).order_by(audit.AuditRow.seq)]


def told(kind):
    db.session.rollback()
    return [row.name for row in db.session.query(OutboxMessage).filter_by(kind=kind)]


def the_incident():
    db.session.rollback()
    db.session.expire_all()
    return db.session.query(Incident).one()


@pytest.fixture
def read(page, alma, vaahtera, clock):
    """Alma has read the file of Vaahtera, an hour before the alarm."""
    a_note(alma, vaahtera, SAID)
    hers = page.as_(alma)
    hers.get("cases.show", vaahtera.case_id)
    clock.move(hours=1)
    return hers


@pytest.fixture
def alarm(read, alma):
    with transaction():
        return raise_alarm(alma.actor, AlarmKind.READING)


@pytest.fixture
def outis(page, outi, alarm):
    return page.as_(outi)


@pytest.fixture
def incident(outis, alarm):
    sent = outis.get("incidents.from_alarm", alarm).filled()
    outis.post("incidents.from_alarm", alarm, **sent | {"kind": IncidentKind.READING.value})
    return the_incident()


def test_an_alarm_becomes_an_incident_and_the_officer_is_told(incident, alma, gunvor, alarms):
    assert (incident.account_id, incident.is_open) == (alma.id, True)
    [alarm] = alarms()
    assert (alarm.finding, alarm.incident_id) == (Finding.INCIDENT, incident.id)
    assert told("incident-opened") == [gunvor.name]


def test_its_page_counts_what_was_touched_and_the_hours(outis, incident, vaahtera):
    shown = outis.get("incidents.show", incident)
    shown.shows("72 tunnissa", "Alma").hides(SAID, vaahtera.code)
    assert incident.discovered_at + timedelta(hours=72) > the_clock.now()


def test_who_touched_what_is_listed_from_the_log_and_reading_it_stands_there(
    outis, incident, alma, vaahtera
):
    shown = outis.get("incidents.touched", incident)
    shown.shows(alma.name, vaahtera.code, "Luettu").hides(SAID)
    assert deeds()[-1] == Deed.LOG_READ
    assert outis.get("incidents.touched", incident, session="ab" * 8).hides("content:read")
    only = outis.get("incidents.touched", incident, what="written", case=vaahtera.case_id)
    only.shows("Kirjoitettu").hides("content:read")


def test_of_somebody_else_there_is_nothing(outis, incident, zed):
    outis.get("incidents.touched", incident, person=zed.id).hides("content:read")
    outis.get("incidents.touched", incident, person="", what="read").shows("content:read")


def test_the_list_leaves_as_a_file_by_a_deed(outis, incident, vaahtera):
    shown = outis.post("incidents.export", incident, expect=200)
    assert shown.response.mimetype == "text/csv"
    lines = shown.response.text.splitlines()
    assert len([line for line in lines if "content:read" in line and ",note," in line]) == 1
    assert SAID not in shown.response.text
    assert Deed.INCIDENT_EXPORTED in deeds()


def test_her_sittings_end_at_a_press(outis, incident, read, alma):
    outis.post("incidents.end_sittings", incident)
    db.session.rollback()
    assert db.session.query(LoginSession).filter_by(account_id=alma.id).count() == 0
    read.get("desk.front", expect=302)
    assert Deed.SITTINGS_CUT in deeds()


def test_it_is_closed_only_when_the_told_are_told(outis, incident):
    outis.post("incidents.close", incident, expect=422, outcome=Outcome.REPORTED.value)
    outis.post("incidents.told", incident, step=Step.OMBUDSMAN.value)
    outis.post("incidents.close", incident, outcome=Outcome.REPORTED.value)
    assert the_incident().outcome is Outcome.REPORTED
    outis.post("incidents.told", incident, step=Step.CONCERNED.value, expect=422).shows(
        "Poikkeama on päätetty."
    )
    shown = outis.get("incidents.show", incident).shows("Ilmoitettu tietosuojavaltuutetulle")
    assert f"{incident.id}/told" not in shown.html


def test_who_settles_an_alarm_second_is_told_so(outis, alarm):
    for expect in (303, 422):
        shown = outis.post(
            "incidents.find_out", alarm, expect=expect, finding=Finding.EXPLAINED.value
        )
    shown.shows("Hälytys on jo käsitelty.")


def test_a_day_before_the_time_is_up_both_are_reminded_once(incident, clock, outi, gunvor):
    for _ in range(2):
        with transaction():
            remind_of_clocks(SYSTEM)
        clock.move(hours=24)
    assert told("incident-clock") == []
    for _ in range(2):
        with transaction():
            remind_of_clocks(SYSTEM)
    assert sorted(told("incident-clock")) == sorted([outi.name, gunvor.name])


@pytest.mark.parametrize("step", [step.value for step in Step])
def test_a_draft_has_figures_and_gaps_and_nothing_of_a_case(outis, incident, alma, vaahtera, step):
    for language, word in (("fi", "luonnos"), ("sv", "utkast"), ("en", "draft")):
        shown = outis.get("incidents.notice", incident, step=step, language=language)
        shown.shows(word, "________").hides(vaahtera.code, alma.name, SAID)


def test_times_that_contradict_are_refused_with_all_that_was_typed(outis, alarm, clock):
    sent = outis.get("incidents.from_alarm", alarm).filled() | {"kind": "other"}
    later = the_clock.now() + timedelta(hours=5)
    outis.post("incidents.from_alarm", alarm, expect=422, **sent | {"discovered_at": later})
    outis.post("incidents.from_alarm", alarm, expect=422, **sent | {"code": "Ei-Ole-999"})
    assert db.session.query(Incident).count() == 0
