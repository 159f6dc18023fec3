"""Closed cases by their day: due, coming, kept back; proposals; the sweep from the command line."""

import json
from datetime import date, timedelta

import pytest

from consult import audit
from consult.audit import Deed
from consult.cases.models import CircleSeat
from consult.cases.operations import reopen_case
from consult.cases.queries import find_case
from consult.cases.rules import ServiceTask
from consult.erasures.models import Erasure, RetentionHold
from consult.erasures.operations import Wish, finish_erasures, propose_due, refuse_erasure
from consult.erasures.queries import find_erasure, find_queue, kept, kept_cases
from consult.erasures.rules import EraseReason, ErasureState, HoldReason, due_on, rule_of
from consult.erasures.rules.keeping import FILE, months_later, read
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.errors import Misconfigured
from consult.notifications.models import OutboxMessage
from consult.vault import salts
from tests.casework import doing
from tests.erasures.scenes import GRACE, NOW, approved, asked, closes, in_grace, row
from tests.scenes import deeds

TWO_YEARS = timedelta(days=731)
OVER = Wish(EraseReason.RETENTION_OVER, None, transferred=True)


def proposed():
    with transaction():
        return propose_due(SYSTEM)


def sweep(app, *options):
    found = app.test_cli_runner().invoke(args=["retention", "sweep", *options])
    return found.exit_code, found.output


def test_every_service_task_has_its_rule():
    for task in ServiceTask:
        rule = rule_of(task.value, date(2026, 11, 2))
        assert "703/2023" in rule.source
        assert rule.checked_on >= date(2025, 2, 22)


@pytest.mark.parametrize(
    ("closed", "months", "wanted"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 2), 24, date(2028, 11, 2)),
    ],
)
def test_months_end_where_months_end(closed, months, wanted):
    assert months_later(closed, months) == wanted


def test_a_case_goes_with_the_latest_of_its_clients(monkeypatch):
    text = FILE.read_text(encoding="utf-8").replace("months-here = 24", "months-here = 12", 1)
    rules = read(text, "here")
    monkeypatch.setattr("consult.erasures.rules.keeping._all", lambda: rules)
    day = date(2026, 11, 2)
    assert due_on(day, ["child-protection"]) == date(2027, 11, 2)
    assert due_on(day, ["child-protection", "families"]) == date(2028, 11, 2)
    assert due_on(day, []) == date(2028, 11, 2)


def test_a_wrong_row_is_named():
    text = FILE.read_text(encoding="utf-8")
    for wrong in (
        text.replace('task = "families"', 'task = "substance"'),
        text.replace("years = 30", 'years = "x"'),
        text.replace("months-here = 24", "months = 24", 1),
    ):
        with pytest.raises(Misconfigured, match="here"):
            read(wrong, "here")


def test_two_years_after_closing_it_is_proposed_once_and_alma_asks(page, alma, outi, laid):
    closes(alma, laid)
    assert proposed() == []
    with clock.held_at(NOW + TWO_YEARS):
        assert [one.case.id for one in proposed()] == [laid.case_id]
        assert proposed() == []
        erasure = db.session.query(Erasure).one()
        assert (erasure.state, erasure.asked_by) == (ErasureState.PROPOSED, None)
        told = db.session.query(OutboxMessage).filter_by(kind="erasure-proposed").one()
        assert told.account_id == alma.id
        assert 'id="erasures"' in page.as_(alma).get("desk.front").html
        page.as_(outi).post("erasures.approve", erasure.id, expect=403)  # nobody has asked yet
        assert asked(alma, laid, wish=OVER) == erasure.id
        approved(outi, erasure.id)
        with clock.moved_by(GRACE):
            assert finish_erasures() == 1
    assert Deed.ERASURE_PROPOSED in deeds()


def test_who_has_said_no_is_not_asked_again_the_same_day(alma, outi, laid):
    closes(alma, laid)
    with clock.held_at(NOW + TWO_YEARS):
        proposed()
        erasure_id = asked(alma, laid, wish=OVER)
        with doing(outi):
            refuse_erasure(outi.actor, find_erasure(outi.actor, erasure_id))
        assert proposed() == []
    with clock.held_at(NOW + TWO_YEARS + timedelta(days=91)):
        assert len(proposed()) == 1


def test_a_case_opened_again_is_proposed_no_more(alma, laid):
    closes(alma, laid)
    with clock.held_at(NOW + TWO_YEARS):
        proposed()
        with doing(alma):
            reopen_case(alma.actor, find_case(alma.actor, laid.case_id))
        proposed()
        erasure = db.session.query(Erasure).one()
        assert (erasure.state, erasure.stopped_by) == (ErasureState.STOPPED, None)


def test_where_nobody_answers_for_it_the_register_is_told(app, alma, outi, laid):
    closes(alma, laid)
    with clock.held_at(NOW + TWO_YEARS):
        seat = db.session.query(CircleSeat).filter_by(account_id=alma.id).one()
        with transaction():
            seat.until = clock.now()
            audit.record(SYSTEM, Deed.SEAT_ENDED, on=seat)
        proposed()
        told = db.session.query(OutboxMessage).filter_by(kind="erasure-proposed").one()
        assert told.account_id == outi.id


def test_the_list_says_when_and_what_is_kept_back(page, alma, outi, zed, laid):
    closes(alma, laid)
    for who in (alma, outi):
        page.as_(who).get("erasures.index").shows(laid.code, "2.11.2028")
    page.as_(zed).get("erasures.index").hides(laid.code)
    hers = page.as_(alma)
    given = {"why": HoldReason.APPEAL.value}
    hers.post("erasures.hold", laid.case_id, **given, until="2026-11-02", expect=422)
    hers.post("erasures.hold", laid.case_id, **given, until="2030-01-01")
    hers.post("erasures.hold", laid.case_id, **given, until="2030-01-01", expect=409)
    [one] = kept(alma.actor, db.session.execute(kept_cases(alma.actor)).unique().all())
    assert one.hold is not None
    assert not one.is_due
    with clock.held_at(NOW + TWO_YEARS):
        assert proposed() == []
    hers.post("erasures.ask", laid.case_id, why=EraseReason.BY_MISTAKE.value, expect=422)
    hold = db.session.query(RetentionHold).one()
    page.as_(outi).post("erasures.lift", hold.id)
    hers.post("erasures.ask", laid.case_id, why=EraseReason.BY_MISTAKE.value)
    assert len(find_queue(outi.actor).under_way) == 1


def test_a_hold_keeps_even_what_was_approved(page, alma, outi, laid):
    erasure_id = in_grace(alma, outi, laid)
    page.as_(outi).post(
        "erasures.hold", laid.case_id, why=HoldReason.COURT.value, until="2026-12-01"
    )
    with clock.moved_by(GRACE):
        assert finish_erasures() == 0
    assert row(erasure_id).state is ErasureState.APPROVED
    assert salts.read([laid.case_space])
    with clock.held_at(NOW + timedelta(days=40)):
        assert finish_erasures() == 1


def test_whoever_lifts_a_hold_alone_does_not_bring_the_erasure_about_at_once(
    page, alma, outi, fanni, laid
):
    erasure_id = in_grace(alma, fanni, laid)
    page.as_(outi).post(
        "erasures.hold", laid.case_id, why=HoldReason.COURT.value, until="2026-12-24"
    )
    hold = db.session.query(RetentionHold).one()
    with clock.moved_by(GRACE):
        page.as_(alma).post("erasures.lift", hold.id)
        assert finish_erasures() == 0
        told = db.session.query(OutboxMessage).filter_by(kind="erasure-ahead", account_id=outi.id)
        assert told.count() == 1
        page.as_(alma).post("erasures.stop", erasure_id)
    with clock.moved_by(2 * GRACE):
        assert finish_erasures() == 0
    assert salts.read([laid.case_space])


def test_the_days_that_begin_anew_do_end(page, alma, outi, laid):
    in_grace(alma, outi, laid)
    page.as_(outi).post(
        "erasures.hold", laid.case_id, why=HoldReason.COURT.value, until="2026-12-24"
    )
    hold = db.session.query(RetentionHold).one()
    hers = page.as_(alma)
    with clock.moved_by(timedelta(minutes=6)):
        hers.post("erasures.lift", hold.id, expect=401)
        page.as_(alma).post("erasures.lift", hold.id)
    assert Deed.ERASURE_PUT_OFF in deeds()
    with clock.moved_by(GRACE + timedelta(minutes=7)):
        assert finish_erasures() == 1


def test_the_sweep_says_what_it_would_do_and_ends_with_one_when_nobody_answers(app, alma, laid):
    assert sweep(app)[0] == 0
    closes(alma, laid)
    with clock.held_at(NOW + TWO_YEARS):
        code, said = sweep(app, "--dry-run", "--json")
        wanted = {"due": 1, "proposed": 0, "unanswered": 0, "log_entries_past_their_time": 0}
        assert (code, json.loads(said)) == (0, wanted)
        assert db.session.query(Erasure).count() == 0
        assert json.loads(sweep(app, "--json")[1])["proposed"] == 1
        assert sweep(app, "--json")[0] == 0
        assert laid.code not in sweep(app)[1]
    with clock.held_at(NOW + TWO_YEARS + timedelta(days=31)):
        assert sweep(app)[0] == 1
    with clock.held_at(NOW + timedelta(days=13 * 366)):
        assert json.loads(sweep(app, "--json")[1])["log_entries_past_their_time"] > 0
    assert sweep(app, "--never")[0] == 2
