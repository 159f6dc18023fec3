"""Abuse case 54: seats given and ended, and notes saved, at the same moment by several processes.

Whoever has left must not be able to open what was saved after she left: not with what lies in the
base, nor with a wrap that she may have copied before.
"""

import time

import pytest

from consult import vault
from consult.audit import AuditRow, Deed
from consult.audit.verify import verify
from consult.bench.kills import processes
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.notes.models import CaseNote
from consult.vault import Grant, Space
from tests.abuse import leaving
from tests.casework import let_sit, reading
from tests.postgres import both
from tests.vault_rows import live_seats

pytestmark = both


@pytest.fixture
def at_once(app, settings, tmp_path):
    """Run works in processes of their own, which begin at the same moment."""

    def run(*works):
        db.session.remove()
        gate = tmp_path / "gate"
        gate.mkdir()
        running = [
            processes().Process(target=work, args=(settings, gate, number, *rest))
            for number, (work, *rest) in enumerate(works)
        ]
        for one in running:
            one.start()
        while len(list(gate.glob("ready-*"))) < len(works):
            assert all(one.is_alive() for one in running), "one died before it began"
            time.sleep(0.01)
        (gate / "open").touch()
        for one in running:
            one.join(60)
        assert [one.exitcode for one in running] == [0] * len(works)

    return run


def versions_ever_wrapped_to(person, space_id):
    """Every version that she ever had a wrap of, ended or not."""
    query = db.session.query(Grant.version).filter_by(space_id=space_id, recipient_id=person.id)
    return {version for (version,) in query}


def seq_of(deed, **about):
    (row,) = db.session.query(AuditRow).filter_by(action=deed, **about).all()
    return row.seq


def is_sound(case_spaces):
    """Nothing was torn: the keys check out, and so does the log with every row it tells of."""
    assert vault.faults() == []
    assert [*verify(content=True).findings] == []


def test_what_is_saved_after_she_left_is_under_a_key_she_never_had(
    database, at_once, alma, bertta, jaana, vaahtera
):
    let_sit(alma, vaahtera, jaana, writes=True)
    gone = let_sit(alma, vaahtera, bertta, writes=True)
    at_once(
        (leaving.write_notes, "jaana", vaahtera.case_id, 6),
        (leaving.write_notes, "alma", vaahtera.case_id, 6),
        (leaving.end_a_seat, "alma", gone.id),
    )
    left = seq_of(Deed.SEAT_ENDED)
    filed = dict(
        db.session.query(AuditRow.object_id, AuditRow.seq).filter_by(action=Deed.NOTE_FILED)
    )
    boxes = dict(map(tuple, db.session.query(CaseNote.id, CaseNote.box)))
    assert len(boxes) == len(filed) == 12
    hers = versions_ever_wrapped_to(bertta, vaahtera.space_id)
    for note_id, box in boxes.items():
        sealed_under = int.from_bytes(box[1:5], "big")
        assert filed[note_id] < left or sealed_under not in hers
        with reading(bertta), pytest.raises(Locked):
            assert db.session.get_one(CaseNote, note_id).body
    for one in (alma, jaana):
        with reading(one):
            assert all(note.body for note in db.session.query(CaseNote))
    is_sound(vaahtera.spaces)


def test_who_leaves_while_she_writes_has_filed_nothing_after(
    database, at_once, alma, bertta, vaahtera
):
    gone = let_sit(alma, vaahtera, bertta, writes=True)
    at_once(
        (leaving.write_notes, "bertta", vaahtera.case_id, 20),
        (leaving.end_a_seat, "alma", gone.id),
    )
    left = seq_of(Deed.SEAT_ENDED)
    filed = db.session.query(AuditRow).filter_by(action=Deed.NOTE_FILED).all()
    assert [row.seq for row in filed if row.seq > left] == []
    assert len(filed) == db.session.query(CaseNote).count()
    with reading(alma):
        assert all(note.body for note in db.session.query(CaseNote))
    is_sound(vaahtera.spaces)


def test_one_comes_and_one_leaves_at_the_same_moment(
    database, at_once, alma, bertta, jaana, fanni, vaahtera
):
    let_sit(alma, vaahtera, jaana, writes=True)
    gone = let_sit(alma, vaahtera, bertta, writes=True)
    at_once(
        (leaving.end_a_seat, "alma", gone.id),
        (leaving.give_a_seat, "jaana", vaahtera.case_id, "fanni"),
    )
    for space_id in vaahtera.spaces:
        assert vault.readers_of(space_id) == {alma.id, jaana.id, fanni.id}
        newest = db.session.get_one(Space, space_id).version
        assert newest not in versions_ever_wrapped_to(bertta, space_id)
    is_sound(vaahtera.spaces)


def test_the_same_seat_given_and_ended_by_two_again_and_again(
    database, at_once, alma, bertta, jaana, vaahtera
):
    let_sit(alma, vaahtera, jaana, writes=True)
    at_once(
        (leaving.give_and_end, "alma", vaahtera.case_id, "bertta", 4),
        (leaving.give_and_end, "jaana", vaahtera.case_id, "bertta", 4),
    )
    seats = live_seats(vaahtera.case_id, bertta.id)
    assert len(seats) <= 1
    for space_id in vaahtera.spaces:
        assert (bertta.id in vault.readers_of(space_id)) == bool(seats)
    is_sound(vaahtera.spaces)
