"""Abuse cases 11 and 56: the last second of a seat, and a machine whose clock is set.

What is over stays over, and the log says that the clock went back. How one-time codes and
invitations take it is tried with them; see `docs/abuse-cases.md`.
"""

import json
import logging
from datetime import UTC, date, datetime, timedelta

import pytest

from consult import vault
from consult.accounts.models import LoginSession
from consult.audit import AuditRow, Deed
from consult.audit.verify import verify
from consult.cli.ending import end_what_is_over
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.vault import Grant
from tests.casework import a_note, let_sit, open_vaahtera, reading
from tests.pages import Page

LAST_DAY = date(2026, 11, 18)
MIDNIGHT = datetime(2026, 11, 18, 22, 0, tzinfo=UTC)
"""In Finland."""


@pytest.fixture
def guest(clock, page, alma, bertta, vaahtera):
    """Bertta, whose seat ends with this day, a second before midnight."""
    let_sit(alma, vaahtera, bertta, last_day=LAST_DAY)
    clock.hold(MIDNIGHT - timedelta(seconds=1))
    return page.as_(bertta)


@pytest.fixture
def last_week(app, alma, template):
    """A case that is older than the steps of the clock: whoever has no seat yet has none."""
    with clock.moved_by(timedelta(days=-7)):
        return open_vaahtera(alma, template.teams["vaara"])


def log_of(deed):
    return db.session.query(AuditRow).filter_by(action=deed).all()


def is_locked(person, row_id, kind):
    with reading(person):
        try:
            return not db.session.get_one(kind, row_id).body
        except Locked:
            return True


def test_case_11_a_second_before_midnight_she_reads_and_a_second_after_not(guest, clock, vaahtera):
    guest.get("cases.show", vaahtera.case_id).shows("Piirtää mielellään.")
    clock.hold(MIDNIGHT + timedelta(seconds=1))
    guest.get("cases.show", vaahtera.case_id, expect=404)


@pytest.mark.usefixtures("guest")
def test_case_11_once_it_is_over_no_clock_gives_it_back(
    page, clock, alma, bertta, vaahtera, settings
):
    note = a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.")
    kind, note_id = type(note), note.id
    assert not is_locked(bertta, note_id, kind)
    clock.hold(MIDNIGHT + timedelta(seconds=1))
    assert end_what_is_over() == len(vaahtera.spaces)
    assert end_what_is_over() == 0
    clock.hold(MIDNIGHT - timedelta(days=1))
    page.as_(bertta).get("cases.show", vaahtera.case_id, expect=404)
    assert is_locked(bertta, note_id, kind)
    assert not any(vault.holds_wrap(bertta.id, space) for space in vaahtera.spaces)
    assert len(log_of(Deed.GRANT_ENDED)) == len(vaahtera.spaces)
    hers = db.session.query(Grant).filter_by(recipient_id=bertta.id, expires_at=MIDNIGHT)
    assert {given.blob for given in hers} == {b""}


def test_case_11_the_key_turns_for_what_is_written_after(guest, clock, alma, bertta, vaahtera):
    clock.hold(MIDNIGHT + timedelta(seconds=1))
    note = a_note(alma, vaahtera, "Uusi suunnitelma.")
    assert int.from_bytes(note.box[1:5], "big") == 2
    clock.hold(MIDNIGHT - timedelta(seconds=1))
    assert is_locked(bertta, note.id, type(note))


@pytest.mark.parametrize("step", [timedelta(days=-1), timedelta(hours=-1), timedelta(days=1)])
def test_case_56_a_sitting_does_not_survive_a_clock_that_jumps(machine, page, alma, step):
    hers = page.as_(alma)
    hers.get("accounts.own")
    machine.off_by = step
    hers.get("accounts.own", expect=302)
    machine.off_by = timedelta(0)
    hers.get("accounts.own", expect=302)
    assert db.session.query(LoginSession).count() == 0


def test_case_56_a_few_seconds_between_machines_are_nothing(machine, page, alma):
    hers = page.as_(alma)
    machine.off_by = timedelta(seconds=-90)
    hers.get("accounts.own")


@pytest.mark.parametrize("days", [-1, 1])
def test_case_56_she_signs_in_anew_reads_and_writes(machine, page, app, alma, last_week, days):
    page.as_(alma).get("cases.show", last_week.case_id)
    for machine.off_by in (timedelta(days=days), timedelta(0)):
        browser = Page(app)
        fields = {"email": alma.email, "passphrase": alma.passphrase, "code": ""}
        browser.post("accounts.sign_in", **fields)
        browser.get("cases.show", last_week.case_id).shows("Piirtää mielellään.")
        a_note(alma, last_week, "Kello käy väärin.")
        browser.get("cases.show", last_week.case_id).shows("Kello käy väärin.")


def test_case_56_tries_from_the_future_lock_nobody_out(machine, page, app, alma):
    wrong = {"email": alma.email, "passphrase": "väärät sanat", "code": ""}
    machine.off_by = timedelta(days=1)
    for _ in range(10):
        Page(app).post("accounts.sign_in", expect=422, **wrong)
    machine.off_by = timedelta(0)
    right = wrong | {"passphrase": alma.passphrase}
    Page(app).post("accounts.sign_in", expect=422, **right)  # the wait begins now, and ends
    machine.off_by = timedelta(minutes=2)
    Page(app).post("accounts.sign_in", **right)


def test_case_56_the_log_says_that_the_clock_went_back_and_verifies(
    machine, page, app, alma, last_week, caplog
):
    a_note(alma, last_week, "Ennen siirtoa.")
    before = clock.now()
    machine.off_by = timedelta(days=-1)
    with caplog.at_level(logging.WARNING):
        a_note(alma, last_week, "Siirron jälkeen.")
        a_note(alma, last_week, "Vielä yksi.")
    (said,) = log_of(Deed.CLOCK_WENT_BACK)
    assert "clock went back" in caplog.text
    told = clock.read(json.loads(said.detail)["before"])
    assert timedelta(0) <= before - told < timedelta(minutes=1)
    first = db.session.query(AuditRow).filter_by(seq=said.seq + 1).one()
    assert first.action == Deed.NOTE_FILED
    assert [*verify(content=True).findings] == []


def test_case_56_a_clock_set_forward_is_no_warning(machine, alma, last_week):
    machine.off_by = timedelta(days=1)
    a_note(alma, last_week, "Huomenna.")
    assert log_of(Deed.CLOCK_WENT_BACK) == []


def test_case_56_a_row_written_under_another_deed_names_that_deed(machine, alma, bertta, last_week):
    """The warning stands before the deed, and the rows that follow it still point to it."""
    a_note(alma, last_week, "Ennen siirtoa.")
    machine.off_by = timedelta(days=-1)
    let_sit(alma, last_week, bertta)
    (said,) = log_of(Deed.CLOCK_WENT_BACK)
    after = db.session.query(AuditRow).filter(AuditRow.seq > said.seq).order_by(AuditRow.seq).all()
    following = [json.loads(row.detail)["deed"] for row in after if row.action == Deed.ROW_WRITTEN]
    assert following
    assert set(following) == {said.seq + 1}
