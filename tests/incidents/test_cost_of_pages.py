"""The pages of an incident ask the database at most twelve times, on either database."""

import pytest

from consult.foundation import clock as the_clock
from consult.foundation.database import transaction
from consult.incidents.operations import Scope, open_incident, raise_alarm
from consult.incidents.queries import busy_readers
from consult.incidents.rules import AlarmKind, IncidentKind
from tests.casework import a_note, open_vaahtera
from tests.pages import Page
from tests.statements import statements_of

MOST = 12


@pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
def test_twelve_are_enough(database, app, alma, outi, template, clock):
    cases = [open_vaahtera(alma, template.teams["vaara"]) for _ in range(2)]
    since = the_clock.now()
    clock.move(minutes=1)
    for one in cases:
        a_note(alma, one, "Isoäiti tulee kylään.")
        Page(app, alma).get("cases.show", one.case_id)
    with transaction():
        alarm = raise_alarm(alma.actor, AlarmKind.READING)
        scope = Scope(
            IncidentKind.READING, since, None, the_clock.now(), alma.id, cases[0].space_id
        )
        incident = open_incident(outi.actor, scope, alarm)
    outis = Page(app, outi)
    for endpoint, subject, more in (
        ("incidents.alarms", (), {"all": 1}),
        ("incidents.alarm", (alarm,), {}),
        ("incidents.index", (), {}),
        ("incidents.show", (incident,), {}),
        ("incidents.edit", (incident,), {}),
        ("incidents.touched", (incident,), {"case": cases[0].case_id}),
        ("incidents.notice", (incident,), {"step": "ombudsman"}),
    ):
        said = statements_of(lambda: outis.get(endpoint, *subject, **more))  # noqa: B023
        assert len(said) <= MOST, (endpoint, said)
    outis.get("incidents.touched", incident).shows(cases[0].code).hides(cases[1].code)
    outis.get("incidents.touched", incident, session="ff").hides("content:read")
    assert busy_readers(outi.actor, since, beyond=1) == [alma.id]
    assert busy_readers(outi.actor, since, beyond=2) == []
