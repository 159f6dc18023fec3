from dataclasses import replace

import pytest

from consult.audit import Deed
from consult.foundation.database import db
from consult.foundation.errors import Conflict
from consult.notes.models import MayBeToldTo, NoteKind, Voice
from consult.notes.operations import About, supersede_note
from consult.notes.queries import find_note, history_of, notes_of
from consult.privacy import reviewed
from tests.casework import a_note, client_row, doing, let_sit, reading, the_case
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both

ABOUT = About(Voice.CHILD, NoteKind.FACT, MayBeToldTo.WORKERS)


def correct(person, note_id, text, about=ABOUT):
    with doing(person):
        return supersede_note(person.actor, find_note(person.actor, note_id), reviewed(text), about)


@pytest.fixture
def note_id(alma, vaahtera):
    return a_note(alma, vaahtera, "Tyttö muuttaa lauantaina.", ABOUT).id


def test_the_list_shows_the_correction_and_the_history_both(alma, vaahtera, note_id):
    newer = correct(alma, note_id, "Tyttö muuttaa sunnuntaina.")
    with reading(alma):
        listed = db.session.scalars(notes_of(alma.actor, the_case(alma, vaahtera))).all()
        assert [note.id for note in listed] == [newer.id]
        history = history_of(alma.actor, find_note(alma.actor, note_id))
        assert [note.body for note in history] == [
            "Tyttö muuttaa sunnuntaina.",
            "Tyttö muuttaa lauantaina.",
        ]
    assert deeds()[-1] == Deed.NOTE_SUPERSEDED


def test_the_old_row_is_left_as_it_was(alma, note_id):
    before = db.session.connection().exec_driver_sql("SELECT box, version FROM case_notes").all()
    db.session.rollback()
    correct(alma, note_id, "Tyttö muuttaa sunnuntaina.")
    after = db.session.connection().exec_driver_sql("SELECT box, version FROM case_notes").all()
    assert before[0] in after


def test_a_colleague_with_a_writing_seat_corrects_and_is_named(alma, bertta, vaahtera, note_id):
    let_sit(alma, vaahtera, bertta, writes=True)
    newer = correct(bertta, note_id, "Äiti kertoi tämän.", replace(ABOUT, voice=Voice.GUARDIAN_1))
    with reading(alma):
        found = find_note(alma.actor, newer.id)
        assert (found.author_id, found.voice) == (bertta.id, Voice.GUARDIAN_1)


def test_of_two_who_correct_the_same_note_the_second_is_told(alma, bertta, vaahtera, note_id):
    let_sit(alma, vaahtera, bertta, writes=True)
    correct(bertta, note_id, "Tyttö muuttaa sunnuntaina.")
    with pytest.raises(Conflict):
        correct(alma, note_id, "Tyttö muuttaa maanantaina.")


def test_a_correction_can_be_corrected_and_the_history_is_one(alma, note_id):
    second = correct(alma, note_id, "Tyttö muuttaa sunnuntaina.")
    correct(alma, second.id, "Tyttö ei muuta.")
    with reading(alma):
        assert len(history_of(alma.actor, find_note(alma.actor, second.id))) == 3


def test_a_correction_may_concern_one_client_alone(alma, vaahtera, note_id):
    about = replace(ABOUT, clients=[client_row(vaahtera.child_id)])
    newer = correct(alma, note_id, "Vain tyttöä koskeva.", about)
    assert newer.dies_with == vaahtera.client_spaces[0]
