"""Kin do not act: one steps aside oneself, or the circle keeps a deputy out."""

import pytest

from consult import audit, vault
from consult.audit import Deed
from consult.cases.models import CircleSeat, DeputyExclusion
from consult.cases.queries import find_case
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.notes.models import CaseNote
from consult.teams.models import Team
from tests.cases.deputising import keep_out
from tests.casework import a_note, doing, let_sit, reading
from tests.postgres import both
from tests.scenes import deeds


@both
def test_bertta_steps_aside_and_nothing_opens_for_her(page, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).post("cases.leave", vaahtera.case_id)
    assert find_case(bertta.actor, vaahtera.case_id) is None
    assert not any(vault.holds_wrap(bertta.id, space_id) for space_id in vaahtera.spaces)
    assert Deed.CIRCLE_LEFT in deeds()


@both
def test_whoever_writes_next_turns_the_key(page, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).post("cases.leave", vaahtera.case_id)
    note = a_note(alma, vaahtera, "Uusi suunnitelma.")
    assert db.session.get_one(vault.Space, vaahtera.space_id).version == 2
    note_id = note.id
    with reading(bertta), pytest.raises(Locked):
        assert db.session.get_one(CaseNote, note_id).body


def test_the_last_who_writes_seats_somebody_first(page, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    page.as_(alma).post("cases.leave", vaahtera.case_id, expect=422)
    assert find_case(alma.actor, vaahtera.case_id) is not None


def test_who_stepped_aside_is_not_offered_a_seat_again(page, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).post("cases.leave", vaahtera.case_id)
    page.as_(alma).get("cases.seat", vaahtera.case_id).hides(str(bertta.id))


def test_a_deputy_is_kept_out_shown_and_let_in_again(page, alma, ilona, vaahtera):
    browser = page.as_(alma)
    browser.post("cases.exclude", vaahtera.case_id, account_id=ilona.id)
    browser.get("cases.circle", vaahtera.case_id).shows(ilona.name)
    page.as_(ilona).get("cases.noted", vaahtera.case_id, expect=404)
    browser.post("cases.exclude", vaahtera.case_id, account_id=ilona.id, expect=422)
    browser.post("cases.lift", db.session.query(DeputyExclusion).one().id)
    page.as_(ilona).get("cases.noted", vaahtera.case_id)


def test_who_only_reads_keeps_nobody_out(page, alma, bertta, zed, ilona, vaahtera):
    let_sit(alma, vaahtera, bertta)
    sent = {"account_id": ilona.id}
    page.as_(bertta).post("cases.exclude", vaahtera.case_id, expect=403, **sent)
    page.as_(zed).post("cases.exclude", vaahtera.case_id, expect=404, **sent)


def test_who_is_kept_out_wraps_nothing_anew(page, alma, fanni, ilona, vaahtera, vaara_id):
    keep_out(alma, vaahtera, ilona)
    duty = db.session.get_one(Team, vaara_id).duty_space_id
    with doing(fanni), audit.unaudited("the key alone"):
        vault.turn_key(duty, [vault.recipient_of(ilona.id)])
        db.session.commit()
    page.as_(ilona).post("teams.take_over", vaara_id, expect=422)
    page.as_(fanni).post("teams.take_over", vaara_id)
    assert vault.left_behind(duty) == []


def test_the_circles_page_names_who_holds_what_and_why(page, alma, bertta, fanni, vaahtera):
    let_sit(alma, vaahtera, bertta)
    shown = page.as_(alma).get("cases.circle", vaahtera.case_id)
    shown.shows(bertta.name, alma.name, fanni.name)
    page.as_(bertta).get("cases.circle", vaahtera.case_id)


def test_a_key_without_a_seat_is_pointed_out(page, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    with audit.unaudited("a seat is lost"):
        seat = db.session.query(CircleSeat).filter_by(account_id=bertta.id).one()
        db.session.delete(seat)
        db.session.commit()
    shown = page.as_(alma).get("cases.circle", vaahtera.case_id)
    assert "chip-bad" in shown.html
