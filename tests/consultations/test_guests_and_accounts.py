"""An invited expert who comes with a pass; and what another time of the meeting does to passes."""

from datetime import timedelta

import pytest

from consult import vault
from consult.consultations.models import Consultation, Guest, Invitation
from consult.consultations.queries import item_of
from consult.consultations.rules.choices import InvitationStatus
from consult.foundation.database import db, transaction
from consult.meetings.models import Attendance, AttendanceState
from consult.meetings.operations import move_item
from consult.passes.models import MeetingPass, PassState
from consult.teams.models import Team
from consult.vault import Grant
from tests.cast import Person
from tests.consultations.conftest import HELD, invitation_of, plan
from tests.consultations.test_guests import a_guest, given, now, open_it, opens  # noqa: F401
from tests.pages import Page
from tests.postgres import both


@pytest.fixture
def his(page: Page, disa: Person, chidi: Person, invited: Consultation) -> Page:
    """Chidi has not said yet whether he comes, and cannot get in; Disa gives him a pass."""
    disa_ = page.as_(disa)
    mine = invitation_of(chidi, invited)
    disa_.post("consultations.account_pass", mine, number_known="directory")
    db.session.expire_all()
    browser, _ = opens(page, *given(disa_, db.session.query(Guest).one()))
    return browser


def of_chidi(kind: type, chidi: Person) -> object:
    db.session.expire_all()
    return db.session.query(kind).filter_by(account_id=chidi.id).order_by(kind.id).first()


@both
def test_his_yes_stands_on_his_invitation_and_in_the_roster(
    his: Page, bertta: Person, disa: Person, chidi: Person, invited: Consultation
) -> None:
    his.post("consultations.accepting_with_pass")
    assert of_chidi(Invitation, chidi).status is InvitationStatus.ACCEPTED
    place = of_chidi(Attendance, chidi)
    assert (place.state, place.recorded_by) == (AttendanceState.ACCEPTED, disa.id)
    open_it(bertta, invited)
    held = db.session.query(Grant).filter_by(
        space_id=invited.space_id, recipient_id=chidi.id, ended_at=None
    )
    assert all(one.expires_at is not None for one in held)  # his account's key ends by itself too


@both
def test_his_no_ends_what_his_account_held(his: Page, chidi: Person, invited: Consultation) -> None:
    his.post("consultations.declining_with_pass")
    assert of_chidi(Invitation, chidi).status is InvitationStatus.DECLINED
    assert chidi.id not in vault.readers_of(invited.space_id)
    assert not vault.live_passes(invited.space_id)


def test_his_no_after_a_yes_frees_his_place(
    his: Page, chidi: Person, invited: Consultation
) -> None:
    his.post("consultations.accepting_with_pass")
    his.post("consultations.declining_with_pass")
    assert of_chidi(Attendance, chidi).state is AttendanceState.EXCUSED


def test_another_time_voids_a_yes_and_the_pass(
    page: Page, alma: Person, disa: Person, group: Team, invited: Consultation
) -> None:
    alma_ = page.as_(alma)
    ville = a_guest(alma_, invited)
    browser, _ = opens(page, *given(alma_, ville))
    browser.post("consultations.accepting_with_pass")
    later = plan(disa, group, HELD + timedelta(days=28))
    with vault.signed_in(disa.identity), transaction():
        move_item(disa.actor, item_of(disa.actor, invited)[0], later)
    db.session.expire_all()
    assert db.session.get_one(Guest, ville.id).status is InvitationStatus.INVITED
    assert [one.state for one in db.session.query(MeetingPass)] == [PassState.ENDED]
    given(alma_, ville)
    newest = db.session.query(MeetingPass).filter_by(ended_at=None).one()
    assert newest.valid_until > later.starts_at
