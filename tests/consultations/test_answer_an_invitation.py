"""Chidi is invited: he accepts and reads, or turns it down and his door closes."""

import pytest

from consult import vault
from consult.audit import Deed
from consult.consultations.models import Consultation, Invited
from consult.consultations.operations import turn_down
from consult.consultations.queries import invitation_page, item_of, questions_of
from consult.consultations.rules.choices import InvitationStatus
from consult.foundation.database import transaction
from consult.foundation.errors import Conflict, Locked
from consult.meetings.models import AttendanceState
from consult.meetings.queries import find_attendance
from tests.cast import Person
from tests.consultations.conftest import invitation_of, readers, says_yes
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both


def says_no(person: Person, consultation: Consultation, *, recused: bool = False) -> None:
    invitation = invitation_of(person, consultation)
    with vault.signed_in(person.identity), transaction():
        turn_down(person.actor, consultation, invitation, recused=recused)


def shown_questions(person: Person, consultation: Consultation) -> list[str]:
    with vault.signed_in(person.identity):
        invited = Invited(invitation_of(person, consultation), consultation)
        return [row.body for row in invitation_page(person.actor, invited).questions]


def test_before_a_yes_he_is_shown_nothing(invited: Consultation, chidi: Person) -> None:
    assert shown_questions(chidi, invited) == []


def test_after_a_yes_he_reads_the_questions(invited: Consultation, chidi: Person) -> None:
    says_yes(chidi, invited)
    assert shown_questions(chidi, invited) == [
        "Mikä auttaa lasta nukkumaan?",
        "Kuka voisi tukea äitiä?",
    ]


def test_a_yes_gives_him_a_place_at_the_table(invited: Consultation, chidi: Person) -> None:
    says_yes(chidi, invited)
    item, _meeting = item_of(chidi.actor, invited)
    place = find_attendance(chidi.actor, item, chidi.id)
    assert place is not None
    assert (place.state, place.sector, place.agency_id) == (
        AttendanceState.ACCEPTED,
        "psychiatry",
        chidi.agency_id,
    )


def test_a_no_ends_his_wrap_and_turns_the_key(invited: Consultation, chidi: Person) -> None:
    says_no(chidi, invited)
    assert not vault.holds_wrap(chidi.id, invited.space_id)
    assert readers(invited) == {"alma", "disa", "bertta", "hamid"}
    with vault.signed_in(chidi.identity), pytest.raises(Locked):
        _ = questions_of(chidi.actor, invited)[0].body


def test_the_others_still_read_after_the_turn(
    invited: Consultation, chidi: Person, hamid: Person, disa: Person
) -> None:
    says_no(chidi, invited)
    says_yes(hamid, invited)
    assert len(shown_questions(hamid, invited)) == 2
    with vault.signed_in(disa.identity):
        assert questions_of(disa.actor, invited)[0].body


def test_he_steps_aside_after_a_yes(invited: Consultation, chidi: Person) -> None:
    says_yes(chidi, invited)
    says_no(chidi, invited, recused=True)
    item, _meeting = item_of(chidi.actor, invited)
    place = find_attendance(chidi.actor, item, chidi.id)
    assert place is not None
    assert place.state is AttendanceState.RECUSED
    assert invitation_of(chidi, invited).status is InvitationStatus.RECUSED
    assert deeds()[-1] == Deed.INVITATION_RECUSED


def test_a_second_press_changes_nothing(invited: Consultation, chidi: Person) -> None:
    says_no(chidi, invited)
    with pytest.raises(Conflict):
        says_no(chidi, invited)
    with pytest.raises(Conflict):
        says_yes(chidi, invited)
