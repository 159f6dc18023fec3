"""Disa writes down what is said on the phone; it stays Alma's request, and Chidi's own word."""

from datetime import date

import pytest

from consult import vault
from consult.audit.guard import unaudited
from consult.audit.verify import verify
from consult.cases.models import Case, Client
from consult.consultations.models import Consultation, Invitation, InvolvedAgency, Question
from consult.consultations.operations import open_consultation, place
from consult.consultations.queries import item_of
from consult.consultations.rules.choices import InvitationStatus
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.meetings.models import Attendance, AttendanceState
from consult.teams.models import TeamMember
from consult.vault.readers import duty_of
from tests.casework import doing
from tests.consultations.conftest import readers
from tests.scenes import deeds

SAID = {
    "questions-0": "Miten koulu saadaan mukaan?",
    "help": "together",
    "urgency": "soon",
    "sectors": ["education"],
}
ABOUT = {
    "about": "new",
    "clients-0-role": "child",
    "clients-0-service_language": "se",
    "clients-0-service_task": "child-protection",
}


@pytest.fixture
def taken(page, disa, alma, group):
    page.as_(disa).post("consultations.take_down", group, asker=alma.id, **SAID)
    return db.session.query(Consultation).one()


def stored(row):
    db.session.expire_all()
    return db.session.get_one(type(row), row.id)


def test_it_is_the_askers_and_no_case_is_drawn(taken, alma, disa):
    assert (taken.asker_id, taken.taken_by, taken.case_id) == (alma.id, disa.id, None)
    assert readers(taken) == {"alma", "disa"}
    assert db.session.query(Case).count() == 0
    with vault.signed_in(alma.identity):
        assert db.session.query(Question).one().body == SAID["questions-0"]
    assert "consultation:taken-by-phone" in deeds()


def test_she_is_asked_on_her_front_page_and_confirms(page, taken, alma, disa):
    page.as_(alma).get("desk.front").shows("Onko tämä sinun?")
    page.as_(disa).get("consultations.board", taken.team_id).shows("Otettu puhelimitse")
    page.as_(alma).get("consultations.confirm_phoned", taken).shows(SAID["questions-0"])
    page.as_(alma).post("consultations.confirm_phoned", taken, **ABOUT).follow()
    it = stored(taken)
    assert it.case_id is not None
    assert it.confirmed_at is not None
    page.as_(alma).get("desk.front").hides("Onko tämä sinun?")
    page.as_(alma).get("consultations.show", it).shows("Otettu puhelimitse")
    page.as_(alma).post("consultations.confirm_phoned", it, expect=409, **ABOUT)
    assert verify(content=True).good


def test_what_was_written_of_one_child_alone_dies_with_her(page, taken, alma, disa):
    assert db.session.query(Question).one().dies_with is None
    page.as_(alma).post("consultations.confirm_phoned", taken, **ABOUT)
    db.session.expire_all()
    assert db.session.query(Question).one().dies_with == db.session.query(Client).one().space_id
    page.as_(disa).get("consultations.triage", taken).shows(SAID["questions-0"])
    assert verify(content=True).good


def test_the_deputies_of_the_cases_team_stand_in_for_it(page, group, weekly, alma, disa):
    seats = db.session.query(TeamMember).filter_by(account_id=alma.id, team_id=weekly.id)
    with unaudited("a seat taken meanwhile"), transaction():
        seats.update({"since": date(2026, 11, 3)})
    page.as_(disa).post("consultations.take_down", group, asker=alma.id, **SAID)
    it = db.session.query(Consultation).one()
    assert duty_of(it.space_id, 1) == group.duty_space_id
    with unaudited("a seat taken meanwhile"), transaction():
        seats.update({"since": date(2026, 11, 1)})
    page.as_(alma).post("consultations.confirm_phoned", it, **ABOUT)
    assert duty_of(it.space_id, 1) == weekly.duty_space_id != group.duty_space_id
    with unaudited("a key turned"), doing(alma):
        vault.turn_key(it.space_id, [vault.recipient_of(disa.id)])
    assert duty_of(it.space_id, 2) == weekly.duty_space_id


def test_no_workplace_that_is_with_the_family_stays_proposed(
    page, group, meeting, disa, alma, bertta, chidi, hamid
):
    wished = SAID | {"sectors": ["psychiatry", "education"]}
    page.as_(disa).post("consultations.take_down", group, asker=alma.id, **wished)
    it = db.session.query(Consultation).one()
    with doing(disa):
        experts = [(chidi.id, "psychiatry"), (hamid.id, "education")]
        place(disa.actor, it, meeting, bertta.id, experts)
    page.as_(alma).post("consultations.confirm_phoned", it, agencies=[chidi.agency_id], **ABOUT)
    db.session.expire_all()
    states = {one.account_id: one.status.value for one in db.session.query(Invitation)}
    assert states == {chidi.id: "ended", hamid.id: "proposed"}
    assert db.session.query(InvolvedAgency).one().agency_id == chidi.agency_id


def test_who_is_with_the_family_may_be_said_on_the_phone(page, group, disa, alma, chidi):
    hers = page.as_(disa)
    hers.post("consultations.take_down", group, asker=alma.id, agencies=[chidi.agency_id], **SAID)
    assert db.session.query(InvolvedAgency).one().agency_id == chidi.agency_id


def test_nobody_else_confirms_it(page, taken, jaana, disa):
    page.as_(jaana).post("consultations.confirm_phoned", taken, expect=404, **ABOUT)
    page.as_(disa).post("consultations.confirm_phoned", taken, expect=403, **ABOUT)
    assert stored(taken).confirmed_at is None


def test_it_may_get_a_time_but_is_not_opened_before_her_word(page, taken, meeting, disa, bertta):
    with doing(disa):
        place(disa.actor, taken, meeting, bertta.id)
    with pytest.raises(NotSaved), vault.signed_in(bertta.identity), transaction():
        open_consultation(bertta.actor, taken, item_of(bertta.actor, taken)[0])


def test_what_is_not_hers_she_withdraws(page, taken, alma):
    page.as_(alma).post("consultations.take_back", taken)
    assert stored(taken).ended_at is not None
    page.as_(alma).get("desk.front").hides("Onko tämä sinun?")


def test_a_promise_on_the_phone_is_marked_and_she_is_told(page, invited, chidi, disa):
    asked = db.session.query(Invitation).filter_by(account_id=chidi.id).one()
    page.as_(disa).get("consultations.triage", invited).shows("Lupautui puhelimitse")
    page.as_(disa).post("consultations.said_yes", asked)
    asked = stored(asked)
    assert (asked.status, asked.recorded_by) == (InvitationStatus.ACCEPTED, disa.id)
    seat = db.session.query(Attendance).filter_by(account_id=chidi.id).one()
    assert (seat.state, seat.recorded_by) == (AttendanceState.ACCEPTED, disa.id)
    page.as_(disa).get("consultations.triage", invited).shows("lupautui puhelimitse")
    page.as_(chidi).get("notifications.index").shows("Lupauduit puhelimitse")
    page.as_(disa).post("consultations.said_no", asked, expect=409)


def test_a_no_on_the_phone_ends_what_she_held(page, invited, chidi, disa, alma):
    asked = db.session.query(Invitation).filter_by(account_id=chidi.id).one()
    page.as_(disa).post("consultations.said_no", asked)
    assert stored(asked).status is InvitationStatus.DECLINED
    assert "chidi" not in readers(invited)
    page.as_(chidi).post("consultations.said_yes", asked, expect=404)
    page.as_(alma).post("consultations.said_yes", asked, expect=403)
