"""A bell rings for what should not be: a row, an entry, a banner, one message without content."""

from dataclasses import replace

import pytest

from consult import audit, incidents, vault
from consult.app import create_app
from consult.audit import Deed
from consult.cases.models import CircleSeat
from consult.cases.rules import CircleRole
from consult.foundation.database import db
from consult.incidents.rules import AlarmKind
from consult.notifications.models import OutboxMessage
from tests.casework import a_note, open_vaahtera
from tests.pages import Page
from tests.statements import statements_of

BANNER = 'no-print bell"'
SAID = "Kettu kertoi salaisuuden vain kivelle."


def deeds():
    db.session.rollback()
    rows = db.session.query(audit.AuditRow).order_by(audit.AuditRow.seq)
    return [row.action for row in rows]


def told():
    db.session.rollback()
    rows = db.session.query(OutboxMessage).filter_by(kind="alarm-rung")
    return [message.name for message in rows.order_by(OutboxMessage.name)]


def test_for_a_damaged_note_a_bell_rings_and_the_registrar_sees_it(
    page, alma, outi, gunvor, vaahtera, spoil, alarms
):
    note = a_note(alma, vaahtera, SAID)
    spoil(note)
    page.as_(alma).get("cases.show", vaahtera.case_id, expect=500)
    [alarm] = alarms()
    assert (alarm.kind, alarm.account_id) == (AlarmKind.DAMAGED, alma.id)
    assert (alarm.space_id, alarm.object_id) == (vaahtera.space_id, note.id)
    assert deeds()[-2:] == [Deed.CONTENT_TAMPERED, Deed.ALARM_RUNG]
    assert told() == [gunvor.name, outi.name]
    for person in (outi, gunvor):
        assert BANNER in page.as_(person).get("desk.front").html
    page.as_(alma).get("desk.front").hides(BANNER)


def test_the_same_again_is_counted_and_many_make_one_message_an_hour(
    page, alma, vaahtera, spoil, alarms, clock
):
    hers = page.as_(alma)
    first, second = a_note(alma, vaahtera, SAID), a_note(alma, vaahtera, SAID)
    for note in (first, second):
        spoil(note)
    for note in (first, first, second, first):
        hers.get("notes.show", note, expect=500)
    assert sorted(alarm.times for alarm in alarms()) == [1, 3]
    assert len(told()) == 2
    clock.move(hours=2)
    page.as_(alma).get("notes.show", first, expect=500)
    assert sorted(alarm.times for alarm in alarms()) == [1, 1, 3]
    assert len(told()) == 4


def test_a_grant_nobody_could_give_rings_though_the_page_does_not_exist(
    page, alma, vaahtera, sql, alarms
):
    sql(
        "UPDATE grants SET signature = zeroblob(64) WHERE space_id = ? AND recipient_id = ?",
        vaahtera.space_id.hex,
        alma.id.hex,
    )
    page.as_(alma).get("cases.show", vaahtera.case_id, expect=404)
    assert {alarm.kind for alarm in alarms()} == {AlarmKind.GRANT}
    assert Deed.GRANT_INVALID in deeds()


def test_a_swapped_key_is_refused_and_rings(page, alma, bertta, zed, vaahtera, sql, alarms):
    """Abuse case 7: her public key is replaced in the database, then a colleague grants."""
    stranger = vault.Identity(zed.id, vault.new_seed())
    sql(
        "UPDATE person_keys SET kem_public = ? WHERE person_id = ?",
        stranger.kem_public,
        bertta.id.hex,
    )
    give = {"account_id": bertta.id, "seat_as": CircleRole.FAMILY_THERAPIST.value}
    page.as_(alma).post("cases.seat", vaahtera.case_id, expect=500, **give)
    [alarm] = alarms()
    assert (alarm.kind, alarm.account_id) == (AlarmKind.KEY, bertta.id)
    assert Deed.KEY_REFUSED in deeds()
    assert db.session.query(CircleSeat).filter_by(account_id=bertta.id).count() == 0


@pytest.fixture
def settings(settings):
    return replace(settings, cases_per_hour=2)


def test_many_cases_in_an_hour_ring_once_a_day(page, alma, template, alarms, clock):
    cases = [open_vaahtera(alma, template.teams["vaara"]) for _ in range(4)]
    clock.move(hours=2)
    hers = page.as_(alma)
    for one in (*cases[:2], *cases[:2]):
        hers.get("cases.show", one.case_id)
    assert alarms() == []
    for one in cases[2:]:
        hers.get("cases.show", one.case_id)
    assert [(one.kind, one.account_id) for one in alarms()] == [(AlarmKind.READING, alma.id)]
    clock.move(days=1)
    again = page.as_(alma)
    for one in cases[:2]:
        again.get("cases.show", one.case_id)
    clock.move(minutes=61)
    later = Page(page.app, alma)
    later.get("cases.show", cases[2].case_id)
    assert len(alarms()) == 1


def test_once_it_has_rung_no_page_of_the_day_asks_more(page, alma, template, alarms, clock):
    cases = [open_vaahtera(alma, template.teams["vaara"]) for _ in range(6)]
    clock.move(hours=2)
    hers = page.as_(alma)
    costs = [
        len(statements_of(lambda: hers.get("cases.show", one.case_id)))  # noqa: B023
        for one in cases
    ]
    assert len(alarms()) == 1
    assert costs[2] > costs[0] == costs[4] == costs[5]


def test_another_house_in_the_same_process_knows_nothing_of_what_was_read(page, alma, vaahtera):
    page.as_(alma).get("cases.show", vaahtera.case_id)
    assert alma.id in incidents.watch().read_here
    with create_app(page.app.extensions["settings"]).app_context():
        assert not incidents.watch().read_here
