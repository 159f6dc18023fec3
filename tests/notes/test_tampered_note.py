"""Whoever can write the database still cannot put words into another's mouth."""

import pytest

from consult.audit.verify import verify
from consult.foundation.errors import Tampered
from consult.notes.models import MayBeToldTo, Voice
from consult.notes.operations import About
from consult.notes.queries import find_note
from tests.casework import a_note, client_row, reading
from tests.vault_rows import forge


@pytest.fixture
def note(alma, vaahtera):
    about = About(Voice.GUARDIAN_1, told_to=MayBeToldTo.WORKERS)
    return a_note(alma, vaahtera, "Huoltaja pelkää naapuria.", about)


@pytest.mark.parametrize(
    "change",
    [
        "voice = 'child'",
        "told_to = 'everybody'",
        "kind = 'hypothesis'",
        "sector = 'education'",
        "written_at = '2020-01-01 10:00:00.000000'",
        "box_rev = box_rev + 1",
        "dies_with = space_id",
    ],
)
def test_a_changed_column_makes_the_note_unreadable(settings, alma, note, change):
    forge(settings, f"UPDATE case_notes SET {change} WHERE id = ?", note.id)
    with reading(alma), pytest.raises(Tampered):
        assert find_note(alma.actor, note.id).body


def test_another_author_makes_the_note_unreadable(settings, alma, bertta, note):
    forge(settings, "UPDATE case_notes SET author_id = ? WHERE id = ?", bertta.id, note.id)
    with reading(alma), pytest.raises(Tampered):
        assert find_note(alma.actor, note.id).body


def test_a_box_moved_from_another_note_does_not_open(settings, alma, vaahtera, note):
    other = a_note(alma, vaahtera, "Toinen.", About(Voice.GUARDIAN_1, told_to=MayBeToldTo.WORKERS))
    moved = "UPDATE case_notes SET box = (SELECT box FROM case_notes WHERE id = ?) WHERE id = ?"
    forge(settings, moved, other.id, note.id)
    with reading(alma), pytest.raises(Tampered):
        assert find_note(alma.actor, note.id).body


def test_another_client_behind_a_note_is_found_by_the_log(settings, alma, vaahtera):
    child = client_row(vaahtera.child_id)
    note = a_note(alma, vaahtera, "Tyttö haluaa mökille.", About(clients=[child]))
    changed = "UPDATE note_clients SET client_id = ? WHERE note_id = ?"
    forge(settings, changed, vaahtera.mother_id, note.id)
    assert [finding.what for finding in verify(content=True).findings] == ["changed"]
