"""A standing team has members of two agencies: its items are theirs, each from her own place."""

import pytest

from consult.consultations.models import Consultation
from consult.consultations.operations import open_consultation
from consult.consultations.queries import item_of
from consult.meetings.queries import find_attendance
from consult.teams.models import Team, TeamSeat
from consult.teams.operations import give_seat
from tests.casework import doing
from tests.cast import Person
from tests.consultations.conftest import plan, readers
from tests.consultations.test_book import books
from tests.scenes import Template, account_of


@pytest.fixture
def booked(
    weekly: Team, fanni: Person, hamid: Person, alma: Person, bertta: Person
) -> Consultation:
    with doing(fanni):
        give_seat(fanni.actor, weekly, account_of(hamid), TeamSeat.MEMBER)
    return books(alma, weekly, plan(bertta, weekly, slots=1), bertta)


def test_the_member_of_the_other_agency_sits_reads_and_is_counted_there(
    page, booked: Consultation, bertta: Person, hamid: Person, template: Template
) -> None:
    item, _meeting = item_of(bertta.actor, booked)
    place = find_attendance(bertta.actor, item, hamid.id)
    assert place is not None
    assert (place.agency_id, place.sector) == (template.agencies["jarvi"], "education")
    with doing(bertta):
        open_consultation(bertta.actor, booked, item)
    assert "hamid" in readers(booked)
    page.as_(hamid).get("meetings.room", item)
    page.as_(hamid).get("teams.show", booked.team_id).shows("Järvikunnan sivistystoimi")
