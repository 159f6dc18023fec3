"""Processes book, place and press at the same moment: a slot is given once, and nothing is left."""

from datetime import UTC, datetime, timedelta

import pytest

from consult.bench.booking import Booker, plan_meetings, race
from consult.consultations.models import Consultation
from consult.consultations.operations import place
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import Conflict
from consult.meetings.models import Item
from tests.casework import doing, open_vaahtera
from tests.consultations.conftest import NOW, a_wish, asks, plan
from tests.postgres import both


@both
def test_fifty_bookings_of_one_person_get_the_three_slots_there_are(
    database, app, settings, tmp_path, template, weekly, alma, bertta
):
    with clock.held_at(datetime.now(UTC)):  # the processes have the clock on the wall
        vaahtera = open_vaahtera(alma, template.teams["vaara"])
        who = Booker(settings, alma.actor, alma.seed, vaahtera.case_id, bertta.id)
        meetings = plan_meetings(bertta.actor, weekly, count=1, slots=3)
        db.session.remove()
        run = race(tmp_path, who, meetings, bookings=50, at_once=5)
    assert (run.ends["won"], run.ends["lost"], run.given) == (3, 47, 3)
    assert (run.twice, run.astray, run.unsound) == (0, 0, 0)


def test_disa_places_the_last_slot_twice(group, weekly, disa, bertta, alma, jaana):
    meeting = plan(disa, group, slots=1)
    first, second = (asks(one, group, a_wish(weekly)) for one in (alma, jaana))
    with doing(disa):
        place(disa.actor, first, meeting, bertta.id)
    with pytest.raises(Conflict), doing(disa):
        place(disa.actor, second, meeting, bertta.id)
    db.session.refresh(second)
    assert second.status is ConsultationStatus.REQUESTED
    assert db.session.query(Item).count() == 1


def test_a_double_press_books_once(page, weekly, alma, bertta):
    plan(bertta, weekly, NOW + timedelta(days=5))
    alice = page.as_(alma)
    sent = alice.get("consultations.booking", weekly)
    fields = {
        "slot": plan(bertta, weekly, NOW + timedelta(days=6)).id,
        "about": "new",
        "questions-0": "Mikä auttaa lasta nukkumaan?",
        "help": "field",
        "urgency": "routine",
        "facilitator": bertta.id,
        "deed_key": sent.value_of("deed_key"),
    }
    there = [alice.post("consultations.booking", weekly, **fields) for _ in range(2)]
    assert there[0].response.location == there[1].response.location
    assert db.session.query(Consultation).count() == 1
