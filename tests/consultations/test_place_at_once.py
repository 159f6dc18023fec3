"""Two coordinators place the last slot at the same moment: one of them is told that it is gone."""

from consult.audit.verify import verify
from consult.consultations.models import Consultation
from consult.consultations.operations import place
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.teams.models import TeamSeat
from consult.teams.operations import give_seat
from tests.at_once import at_once, press
from tests.casework import doing
from tests.consultations.conftest import a_wish, asks, plan
from tests.postgres import both
from tests.scenes import account_of


def give_the_slot(actor, request_id, meeting_id, facilitator_id):
    request = db.session.get_one(Consultation, request_id)
    place(actor, request, db.session.get_one(Meeting, meeting_id), facilitator_id)


@both
def test_disa_and_ilona_place_two_requests_into_the_last_slot(
    database, settings, tmp_path, group, weekly, disa, ilona, eero, bertta, alma, jaana
):
    with doing(eero):
        give_seat(eero.actor, group, account_of(ilona), TeamSeat.COORDINATOR)
    first, second = (asks(one, group, a_wish(weekly)) for one in (alma, jaana))
    meeting = plan(disa, group, slots=1)
    wanted = [(disa, first.id), (ilona, second.id)]
    presses = [press(who, give_the_slot, id_, meeting.id, bertta.id) for who, id_ in wanted]
    assert at_once(tmp_path, settings, *presses) == ["lost", "won"]
    states = sorted(one.status for one in db.session.query(Consultation))
    assert states == sorted([ConsultationStatus.PLACED, ConsultationStatus.REQUESTED])
    assert db.session.query(Item).count() == 1
    assert not verify(content=True).findings
