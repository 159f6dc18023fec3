"""Bertta falls ill and Jaana leads; experts who had said yes are asked about a new time."""

import pytest

from consult import vault
from consult.consultations.models import Consultation
from consult.consultations.operations import give_answer, hand_over, open_consultation
from consult.consultations.operations.answers import Given
from consult.consultations.queries import item_of, questions_of
from consult.consultations.rules.choices import InvitationStatus
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.meetings.models import AttendanceState, CancelReason, Meeting, Standing
from consult.meetings.operations import cancel_meeting
from consult.meetings.queries import find_attendance
from consult.privacy import reviewed
from consult.teams.models import Team, TeamSeat
from consult.teams.operations import give_seat
from consult.vault import Space
from tests.casework import doing
from tests.cast import Person
from tests.consultations.conftest import (
    HELD,
    invitation_of,
    plan,
    readers,
    says_yes,
)
from tests.consultations.test_end_a_placed_request import told
from tests.pages import Page
from tests.postgres import both
from tests.scenes import account_of


@pytest.fixture
def stand_in(eero: Person, group: Team, jaana: Person) -> Person:
    """Jaana leads meetings of the group, too."""
    with doing(eero):
        give_seat(eero.actor, group, account_of(jaana), TeamSeat.FACILITATOR)
    return jaana


def hands_over(actor: Person, consultation: Consultation, to: Person) -> None:
    with doing(actor):
        hand_over(actor.actor, consultation, account_of(to))


def state_of(person: Person, consultation: Consultation) -> AttendanceState | None:
    item = item_of(person.actor, consultation)[0]
    place = find_attendance(person.actor, item, person.id)
    return place.state if place else None


@both
def test_before_the_opening_disa_hands_over(
    invited: Consultation, disa: Person, bertta: Person, stand_in: Person
) -> None:
    before = db.session.get_one(Space, invited.space_id).version
    hands_over(disa, invited, stand_in)
    assert invited.facilitator_id == stand_in.id
    assert readers(invited) == {"alma", "disa", "jaana", "chidi", "hamid"}
    assert db.session.get_one(Space, invited.space_id).version == before + 1
    assert not vault.holds_wrap(bertta.id, invited.space_id)
    assert state_of(bertta, invited) is AttendanceState.EXCUSED
    place = find_attendance(disa.actor, item_of(disa.actor, invited)[0], stand_in.id)
    assert place is not None
    assert place.seat is Standing.FACILITATOR
    assert "jaana" in told(invited)["you-lead"]
    assert told(invited)["leader-changed"] == {"alma", "bertta"}


@both
def test_after_it_bertta_does_and_the_expert_keeps_his_time(
    opened: Consultation, bertta: Person, chidi: Person, stand_in: Person
) -> None:
    hands_over(bertta, opened, stand_in)
    assert readers(opened) == {"alma", "chidi", "jaana"}
    grants = db.session.query(vault.Grant).filter_by(
        space_id=opened.space_id, recipient_id=chidi.id, ended_at=None
    )
    assert all(given.expires_at and given.seat for given in grants)
    with doing(stand_in):
        question = questions_of(stand_in.actor, opened)[0]
        give_answer(stand_in.actor, opened, question, Given(reviewed("Pidetään kiinni arjesta.")))


def test_the_new_one_opens_and_leads(
    page: Page, invited: Consultation, disa: Person, bertta: Person, stand_in: Person
) -> None:
    hands_over(disa, invited, stand_in)
    page.as_(bertta).get("meetings.room", invited.item_id, expect=404)
    hers = page.as_(stand_in)
    hers.get("meetings.room", invited.item_id).shows("Mikä auttaa lasta nukkumaan?")
    hers.post("consultations.open_up", invited.item_id).follow()


def test_after_the_opening_disa_cannot(
    page: Page, opened: Consultation, disa: Person, stand_in: Person
) -> None:
    with pytest.raises(NotSaved):
        hands_over(disa, opened, stand_in)
    shown = page.as_(disa).get("consultations.handing_over", opened)
    assert "notice-warning" in shown.html
    page.as_(disa).post("consultations.handing_over", opened, facilitator=stand_in, expect=422)


def test_on_the_page_alma_chooses(
    page: Page, opened: Consultation, alma: Person, stand_in: Person
) -> None:
    hers = page.as_(alma)
    hers.get("consultations.handing_over", opened).shows("Jaana")
    hers.post("consultations.handing_over", opened, facilitator=alma, expect=422)
    hers.post("consultations.handing_over", opened, facilitator=stand_in).leads_to("desk.front")
    assert "jaana" in readers(opened)


def test_somebody_who_leads_no_meetings_cannot_take_it(
    invited: Consultation, disa: Person, zed: Person
) -> None:
    with pytest.raises(NotSaved):
        hands_over(disa, invited, zed)


@both
def test_a_new_time_asks_the_experts_again(
    page: Page,
    invited: Consultation,
    meeting: Meeting,
    group: Team,
    disa: Person,
    chidi: Person,
) -> None:
    says_yes(chidi, invited)
    plan(disa, group, HELD.replace(day=27))
    with doing(disa):
        cancel_meeting(disa.actor, meeting, group, CancelReason.ILLNESS, reviewed(""))
    assert invitation_of(chidi, invited).status is InvitationStatus.INVITED
    assert state_of(chidi, invited) is AttendanceState.INVITED
    assert told(invited)["asked-again"] == {"chidi", "hamid"}
    his, asked = page.as_(chidi), invitation_of(chidi, invited)
    shown = his.get("consultations.invitation", asked)
    shown.shows("27.11.").hides("Mikä auttaa lasta nukkumaan?")
    assert "notice-warning" in shown.html
    his.post("consultations.accepting", asked).follow().shows("Mikä auttaa lasta nukkumaan?")
    assert state_of(chidi, invited) is AttendanceState.ACCEPTED


def test_whoever_says_no_to_the_new_time_is_out(
    invited: Consultation,
    meeting: Meeting,
    group: Team,
    disa: Person,
    chidi: Person,
    bertta: Person,
    page: Page,
) -> None:
    says_yes(chidi, invited)
    plan(disa, group, HELD.replace(day=27))
    with doing(disa):
        cancel_meeting(disa.actor, meeting, group, CancelReason.ILLNESS, reviewed(""))
    page.as_(chidi).post("consultations.not_coming", invitation_of(chidi, invited))
    assert "chidi" not in readers(invited)
    with doing(bertta):
        open_consultation(bertta.actor, invited, item_of(bertta.actor, invited)[0])
    assert "chidi" not in readers(invited)
