"""What happened at the two tables that were opened: a note, an agreement, answers, minutes."""

from datetime import timedelta
from uuid import UUID

from consult.consultations.models import Consultation
from consult.consultations.operations import close_consultation, open_consultation
from consult.consultations.queries import item_of
from consult.followups.models import Action
from consult.followups.operations import Agreement, agree_action
from consult.followups.queries import owners_at
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import AttendanceState, Hypothesis, Item, ItemNote
from consult.meetings.operations import (
    NoteAbout,
    Place,
    Supposed,
    mark,
    start_phase,
    write_hypothesis,
    write_note,
)
from consult.meetings.queries import clients_of_item, find_attendance, phases_of
from consult.meetings.queries.room import room_of
from consult.minutes.operations import Wanted, ask_for_comments
from consult.minutes.queries import find_minutes
from consult.notes.rules import NoteKind, Voice
from consult.privacy import reviewed
from tests.casework import doing
from tests.house.world.scene import NOW, Scene


def lay_tables(scene: Scene, things: dict[str, UUID]) -> dict[str, UUID]:
    bertta, chidi = scene["bertta"], scene["chidi"]
    with clock.held_at(NOW - timedelta(minutes=50)):
        consultation, item = _open(scene, things["answered"])
        settled = _agree(scene, consultation, item)
        with doing(bertta):
            _they_came(scene, item)
            close_consultation(bertta.actor, consultation, item)
        with doing(bertta):
            found = find_minutes(bertta.actor, item.id)
            assert found is not None
            wanted = Wanted(clock.today() + timedelta(days=7), reviewed(""))
            ask_for_comments(bertta.actor, found, wanted)
    with clock.held_at(NOW - timedelta(minutes=10)):
        consultation, item = _open(scene, things["open"])
        action, note = _agree(scene, consultation, item), _note(scene, item)
        hypothesis = _hypothesis(scene, item)
    place = find_attendance(chidi.actor, item, chidi.id)
    assert place is not None
    return {
        "open-phase": phases_of(bertta.actor, item)[1].id,
        "chidis-chair": place.id,
        "berttas-note": note.id,
        "berttas-hypothesis": hypothesis.id,
        "almas-action": action.id,
        "almas-earlier-action": settled.id,
    }


def _open(scene: Scene, consultation_id: UUID) -> tuple[Consultation, Item]:
    bertta = scene["bertta"]
    with doing(bertta):
        consultation = db.session.get_one(Consultation, consultation_id)
        item, _meeting = item_of(bertta.actor, consultation)
        open_consultation(bertta.actor, consultation, item)
        start_phase(bertta.actor, item, phases_of(bertta.actor, item)[1])
    return consultation, item


def _they_came(scene: Scene, item: Item) -> None:
    bertta = scene["bertta"]
    for one in room_of(bertta.actor, item).table:
        there = one.attendance
        came = Place(there.seat, there.role, one.account, state=AttendanceState.PRESENT)
        mark(bertta.actor, item, there, came)


def _agree(scene: Scene, it: Consultation, item: Item) -> Action:
    bertta, alma = scene["bertta"], scene["alma"]
    with doing(bertta):
        due_on = clock.today() + timedelta(days=14)
        clients = tuple(clients_of_item(bertta.actor, item))
        agreement = Agreement(reviewed("Soittaa koululle."), alma.id, due_on, clients)
        return agree_action(bertta.actor, item, it, agreement, owners_at(bertta.actor, item, it))


def _note(scene: Scene, item: Item) -> ItemNote:
    bertta = scene["bertta"]
    with doing(bertta):
        about = NoteAbout(Voice.TEAM, NoteKind.HYPOTHESIS)
        phase = phases_of(bertta.actor, item)[1]
        return write_note(bertta.actor, item, phase, reviewed("Koti lepää illalla."), about)


def _hypothesis(scene: Scene, item: Item) -> Hypothesis:
    bertta = scene["bertta"]
    with doing(bertta):
        supposed = Supposed(reviewed("Koti lepää, kun joku muu valvoo."))
        return write_hypothesis(bertta.actor, item, None, supposed)
