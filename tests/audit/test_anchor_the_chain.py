import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from consult import audit
from consult.audit import Anchor, Deed, anchors
from consult.audit.verify import verify
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.errors import Tampered
from consult.foundation.ids import new_id

SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(32))
WORD = anchors.Word(12, bytes(range(32)), datetime(2026, 1, 2, tzinfo=UTC), (new_id(), new_id()))


@pytest.fixture
def anchored(store, alma):
    """Five entries, an anchor, and two more."""
    for number in range(7):
        if number == 5:
            path = anchors.make_anchor()
        with transaction():
            audit.record(alma, Deed.SIGNED_IN, number=number)
    return path


def rewrite(store, statement):
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    with closing(sqlite3.connect(store, isolation_level=None)) as owner:
        triggers = owner.execute(query).fetchall()
        for name, _ in triggers:
            owner.execute(f"DROP TRIGGER {name}")
        owner.executescript(statement)
        for _, made in triggers:
            owner.execute(made)


def found():
    return [(finding.what, finding.seq) for finding in verify().findings]


def test_an_anchor_lies_in_a_file_and_in_a_row(anchored):
    kept = db.session.scalars(select(Anchor)).one()
    assert kept.note == anchored.read_text(encoding="utf-8")
    assert kept.seq == 5
    assert anchored.name.startswith("000000000005-")
    assert stat.S_IMODE(anchored.stat().st_mode) == 0o600
    assert verify().anchors == 2
    assert verify().good


def test_it_follows_the_form_of_signed_notes(anchored):
    note = anchored.read_text(encoding="utf-8")
    body, signature = note.split("\n\n")
    assert body.splitlines()[:2] == ["consult.audit/anchor/1", "5"]
    assert signature.startswith("— consult-audit ")
    assert note.endswith("\n")
    assert anchors.verifier().startswith("consult-audit+")


def test_a_shortened_chain_is_found(anchored, store):
    rewrite(store, "DELETE FROM audit_rows WHERE seq > 3")
    assert found() == [("truncated", 4), ("truncated", 4)]


def test_a_shortened_chain_is_found_though_the_anchors_row_went_with_it(anchored, store):
    rewrite(store, "DELETE FROM audit_rows WHERE seq > 3; DELETE FROM audit_anchors")
    assert found() == [("truncated", 4)]


def test_another_chain_under_the_same_key_is_found(anchored, store, alma):
    """Whoever holds the server can link anew, but cannot take back what was carried out."""
    rewrite(store, "DELETE FROM audit_rows")
    for _ in range(9):
        with transaction():
            audit.record(alma, Deed.SIGNED_OUT)
    assert found() == [("replaced", 5), ("replaced", 5)]


def test_anchors_kept_elsewhere_are_asked_instead(anchored, store, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "copy.txt").write_bytes(anchored.read_bytes())
    rewrite(store, "DELETE FROM audit_rows WHERE seq > 3; DELETE FROM audit_anchors")
    anchored.unlink()
    assert verify().good
    assert [each.row for each in verify(outside=outside).findings] == ["copy.txt"]


def test_a_changed_anchor_is_named(anchored):
    anchored.write_text(anchored.read_text(encoding="utf-8").replace("\n5\n", "\n4\n"), "utf-8")
    assert [(f.what, f.row) for f in verify().findings] == [("anchor", anchored.name)]


def test_the_erased_spaces_add_up_though_the_database_forgets_them(store, alma):
    first, second = sorted([new_id(), new_id()])
    for space in (first, second):
        with transaction():
            audit.record(SYSTEM, Deed.SPACE_ERASED, space=space)
        path = anchors.make_anchor()
    assert f"erased {first}\nerased {second}\n" in path.read_text(encoding="utf-8")
    rewrite(store, "DELETE FROM audit_rows; DELETE FROM audit_anchors")
    assert anchors.erased_spaces(db.session.connection()) == {first, second}


def test_an_empty_chain_can_be_anchored(store):
    assert anchors.make_anchor().name.startswith("000000000000-")
    assert verify().good


def test_anchors_are_only_added_to(anchored):
    for statement in ("UPDATE audit_anchors SET seq = 1", "DELETE FROM audit_anchors"):
        with pytest.raises(IntegrityError, match="only added to"):
            db.session.execute(text(statement))
        db.session.rollback()


def test_a_signed_note_comes_back_as_it_was_said():
    assert anchors.read(anchors.sign(WORD, SIGNER), SIGNER.public_key()) == WORD


@given(st.data())
def test_no_byte_of_an_anchor_can_be_changed(data):
    note = anchors.sign(WORD, SIGNER).encode()
    at = data.draw(st.integers(0, len(note) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != note[at]))
    changed = note[:at] + bytes([other]) + note[at + 1 :]
    with pytest.raises(Tampered):
        anchors.read(changed.decode(errors="replace"), SIGNER.public_key())


def test_not_even_the_idle_bits_of_its_signature():
    note = anchors.sign(WORD, SIGNER)
    letter = note[-3]
    for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/":
        if other != letter:
            with pytest.raises(Tampered):
                anchors.read(note[:-3] + other + note[-2:], SIGNER.public_key())


@pytest.mark.parametrize("note", ["", "\n\n— ", "x\n\n— consult-audit AAAA\n", "no signature\n"])
def test_what_is_no_anchor_is_refused(note):
    with pytest.raises(Tampered):
        anchors.read(note, SIGNER.public_key())
