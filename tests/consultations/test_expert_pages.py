"""Chidi's invitation: who asks, when, as what; after a yes the questions – and nothing else."""

from datetime import timedelta

import pytest

from consult import vault
from consult.cases.models import Case
from consult.consultations.models import Consultation
from consult.consultations.queries import item_of
from consult.consultations.rules.choices import InvitationStatus
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import Meeting
from consult.meetings.operations import move_item
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import HELD, a_wish, asks, invitation_of, plan
from tests.pages import Page

QUESTION = "Mikä auttaa lasta nukkumaan?"


def test_the_invitation_says_who_asks_and_when(
    page: Page, chidi: Person, invited: Consultation
) -> None:
    his = page.as_(chidi)
    his.get("consultations.invitations").shows(invited.code)
    shown = his.get("consultations.invitation", invitation_of(chidi, invited))
    shown.shows("Alma Kuvitelma", "Tunturin hyvinvointialue", "Psykiatria").hides(QUESTION)


def test_a_yes_opens_the_questions_and_the_background(
    page: Page, chidi: Person, invited: Consultation
) -> None:
    shown = page.as_(chidi).post("consultations.accepting", invitation_of(chidi, invited)).follow()
    shown.shows(QUESTION, "Lapsi on valvonut syksystä asti.")
    shown.hides("Avohuollon tukitoimi", "Haluan jäädä mummolle", "isoäiti")


def test_he_finds_nothing_else(
    page: Page, alma: Person, chidi: Person, group: Team, weekly: Team, invited: Consultation
) -> None:
    other = asks(alma, group, a_wish(weekly))
    his = page.as_(chidi)
    his.post("consultations.accepting", invitation_of(chidi, invited))
    his.get("cases.show", db.session.get_one(Case, invited.case_id), expect=404)
    for name in ("show", "triage"):
        his.get(f"consultations.{name}", invited, expect=404)
        his.get(f"consultations.{name}", other, expect=404)


AT_THE_TABLE = ("meetings.room", "meetings.sheet", "meetings.prepare", "meetings.roster")
RECORDING = ("meetings.write", "meetings.add", "followups.record", "followups.agree")


@pytest.mark.parametrize("endpoint", [*AT_THE_TABLE, *RECORDING])
def test_until_the_opening_there_is_no_item(
    page: Page, chidi: Person, invited: Consultation, meeting: Meeting, endpoint: str
) -> None:
    his, item = page.as_(chidi), invited.item_id
    his.get(endpoint, item, expect=404)
    his.post("consultations.accepting", invitation_of(chidi, invited))
    his.get(endpoint, item, expect=404)
    his.get("meetings.move", meeting, item, expect=404)
    his.get("desk.front").hides(str(item))


def test_of_the_meeting_he_sees_when_and_where(
    page: Page, chidi: Person, invited: Consultation, meeting: Meeting
) -> None:
    his = page.as_(chidi)
    his.post("consultations.accepting", invitation_of(chidi, invited))
    shown = his.get("meetings.show", meeting)
    shown.shows("Etäyhteys").hides("Bertta", str(invited.item_id), "Käsiteltävät asiat")


def test_with_the_opening_he_sits_down(
    page: Page, chidi: Person, opened: Consultation, meeting: Meeting
) -> None:
    his = page.as_(chidi)
    his.get("meetings.room", opened.item_id).shows(QUESTION)
    his.get("meetings.show", meeting).shows("Bertta")


def test_whoever_did_not_come_never_sits_down(
    page: Page, chidi: Person, hamid: Person, opened: Consultation
) -> None:
    assert invitation_of(hamid, opened).status is InvitationStatus.ENDED
    for endpoint in AT_THE_TABLE:
        page.as_(hamid).get(endpoint, opened.item_id, expect=404)


@pytest.mark.parametrize("name", ["not_coming", "stepping_aside"])
def test_a_no_closes_the_door(page: Page, chidi: Person, invited: Consultation, name: str) -> None:
    his, invitation = page.as_(chidi), invitation_of(chidi, invited)
    his.post("consultations.accepting", invitation)
    his.post(f"consultations.{name}", invitation).follow().hides(QUESTION)
    db.session.expire_all()
    ended = (InvitationStatus.DECLINED, InvitationStatus.RECUSED)
    assert invitation_of(chidi, invited).status in ended
    his.get("meetings.room", invited.item_id, expect=404)


def test_a_second_press_is_told_so(page: Page, chidi: Person, invited: Consultation) -> None:
    his, invitation = page.as_(chidi), invitation_of(chidi, invited)
    his.post("consultations.not_coming", invitation)
    his.post("consultations.not_coming", invitation, expect=409)


@pytest.mark.parametrize("key", ["alma", "disa", "hamid", "zed"])
def test_somebody_elses_invitation_is_not_there(
    page: Page, chidi: Person, invited: Consultation, key: str, request: pytest.FixtureRequest
) -> None:
    person, invitation = page.as_(request.getfixturevalue(key)), invitation_of(chidi, invited)
    person.get("consultations.invitation", invitation, expect=404)
    for name in ("accepting", "not_coming", "stepping_aside"):
        person.post(f"consultations.{name}", invitation, expect=404)


def test_whoever_is_only_proposed_finds_no_invitation(
    page: Page, chidi: Person, placed: Consultation
) -> None:
    his = page.as_(chidi)
    his.get("consultations.invitation", invitation_of(chidi, placed), expect=404)
    his.get("consultations.invitations").hides(placed.code)


def test_what_an_invitation_opens_ends_by_itself(
    page: Page, chidi: Person, invited: Consultation
) -> None:
    mine = invitation_of(chidi, invited)
    page.as_(chidi).post("consultations.accepting", mine)
    page.as_(chidi).get("consultations.invitation", mine).shows("4.12.2026", QUESTION)
    with clock.held_at(HELD + timedelta(days=14, minutes=1)):
        page.as_(chidi).get("consultations.invitation", mine).hides(QUESTION)
        page.as_(chidi).post("consultations.not_coming", mine)


def test_a_new_time_sets_a_new_end(
    page: Page, disa: Person, chidi: Person, group: Team, invited: Consultation
) -> None:
    later = plan(disa, group, HELD + timedelta(days=28))
    with vault.signed_in(disa.identity), transaction():
        item, _meeting = item_of(disa.actor, invited)
        move_item(disa.actor, item, later)
    mine = invitation_of(chidi, invited)
    page.as_(chidi).post("consultations.accepting", mine)
    with clock.held_at(HELD + timedelta(days=20)):
        page.as_(chidi).get("consultations.invitation", mine).shows(QUESTION)
