"""Somebody's key may have been seen: new keys for the file, and all of it sealed under them."""

import pytest

from consult import audit, vault
from consult.audit import Deed
from consult.audit.verify import verify
from consult.cases.operations import seal_case_anew, turn_case_keys
from consult.cases.queries import behind_in
from consult.foundation.database import db
from consult.foundation.errors import Locked, Tampered
from consult.notes.models import CaseNote
from tests.casework import a_note, client_row, doing, let_go, let_sit, reading, the_case
from tests.postgres import both
from tests.scenes import deeds


def seal_anew(alma, vaahtera, limit=200):
    with doing(alma):
        case = the_case(alma, vaahtera)
        turn_case_keys(alma.actor, case)
        return seal_case_anew(alma.actor, case, limit)


def heads(vaahtera):
    db.session.rollback()
    return {vault.head_of(note.box)[0] for note in db.session.query(CaseNote)}


@pytest.fixture
def written(alma, vaahtera):
    for number in range(5):
        a_note(alma, vaahtera, f"Kettu numero {number}.")


def test_everything_lies_under_the_new_key_and_reads_as_before(alma, bertta, vaahtera, written):
    let_sit(alma, vaahtera, bertta)
    anew = seal_anew(alma, vaahtera)
    assert (anew.left, anew.stuck) == (0, 0)
    assert anew.sealed >= 5 + 3  # the notes, the case's card and each client's
    assert heads(vaahtera) == {2}
    for person in (alma, bertta):
        with reading(person):
            assert the_case(person, vaahtera).summary == "Huoli koulunkäynnistä."
            assert client_row(vaahtera.child_id).card == "Piirtää mielellään."
            assert {n.body for n in db.session.query(CaseNote)} >= {"Kettu numero 4."}
    assert verify(content=True).good
    assert vault.faults() == []


def test_a_stolen_key_of_the_old_version_opens_nothing_any_more(alma, vaahtera, written):
    with reading(alma):
        old = vault.keyring().secret(vaahtera.space_id, 1)
    seal_anew(alma, vaahtera)
    with reading(alma):
        vault.keyring()._secrets[vaahtera.space_id, 2] = old
        with pytest.raises(Tampered):
            assert db.session.query(CaseNote).first().body


def test_who_stays_stays_on_her_seat(alma, bertta, vaahtera):
    seat = let_sit(alma, vaahtera, bertta)
    seal_anew(alma, vaahtera)
    let_go(alma, seat)
    assert bertta.id not in vault.readers_of(vaahtera.space_id)


def test_it_says_what_it_did_and_reads_nothing(alma, vaahtera, written):
    before = len(deeds())
    seal_anew(alma, vaahtera)
    new = deeds()[before:]
    assert new.count(Deed.SPACE_KEY_TURNED) == 3
    assert new.count(Deed.SPACE_RESEALED) == 3
    assert Deed.CONTENT_READ not in new


@both
def test_it_goes_on_where_it_was_interrupted(alma, vaahtera, written):
    anew = seal_anew(alma, vaahtera, limit=2)
    assert anew.sealed == 2
    with reading(alma):
        assert len({note.body for note in db.session.query(CaseNote)}) == 5
    while True:
        with doing(alma):
            case = the_case(alma, vaahtera)
            anew = seal_case_anew(alma.actor, case, 2)
            left = behind_in(alma.actor, case)
        if not anew.sealed:
            break
    assert left == 0
    assert heads(vaahtera) == {2}


def test_a_damaged_text_is_left_as_it_is_and_said(alma, vaahtera, written):
    with audit.unaudited("somebody with the base in hand"), db.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE case_notes SET box ="
            " CAST(substr(box, 1, 40) || x'00' || substr(box, 42) AS BLOB)"
            " WHERE id = (SELECT min(id) FROM case_notes)"
        )
    anew = seal_anew(alma, vaahtera)
    assert (anew.stuck, anew.left) == (1, 0)


def test_nobody_without_the_key_can(alma, zed, vaahtera):
    with pytest.raises(Locked), doing(zed):
        vault.turn_for_all_who_stay(vaahtera.space_id)
    with pytest.raises(Locked), doing(zed):
        vault.reseal(vaahtera.space_id, 10)


def test_it_is_pressed_on_the_circle_page(clock, page, alma, bertta, vaahtera, written):
    let_sit(alma, vaahtera, bertta)
    browser = page.as_(alma)
    assert "reseal" in browser.get("cases.circle", vaahtera.case_id).html
    browser.get("cases.reseal", vaahtera.case_id).hides("earlier key.")
    browser.post("cases.reseal", vaahtera.case_id).leads_to("cases.circle", vaahtera.case_id)
    page.as_(bertta).post("cases.reseal", vaahtera.case_id, expect=403)
    assert heads(vaahtera) == {2}
    clock.move(minutes=6)
    browser.post("cases.reseal", vaahtera.case_id, expect=401)
