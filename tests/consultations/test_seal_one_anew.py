"""Somebody's key to a consultation may have been seen: the same press as for the file."""

import pytest

from consult import vault
from consult.audit import Deed
from consult.audit.verify import verify
from consult.cases.rules import CircleRole
from consult.consultations.models import Question
from consult.foundation.database import db
from consult.foundation.errors import Tampered
from tests.casework import reading
from tests.scenes import deeds

ASKED = "Mikä auttaa lasta nukkumaan?"


def heads():
    db.session.rollback()
    return {vault.head_of(one.box)[0] for one in db.session.query(Question)}


def test_everybody_reads_on_and_a_stolen_key_opens_nothing_new(
    page, alma, bertta, chidi, zed, opened
):
    it, case_id, space_id = opened.id, opened.case_id, opened.space_id
    before = heads()
    with reading(alma):
        old = vault.keyring().secret(space_id, max(before))
    holders, said = vault.readers_of(space_id), len(deeds())
    hers = page.as_(alma)
    assert f"{it}/reseal" in hers.get("cases.circle", case_id).html
    hers.get("consultations.reseal", it)
    hers.post("consultations.reseal", it).leads_to("cases.circle", case_id)
    assert vault.readers_of(space_id) == holders
    (new,) = heads()
    assert new > max(before)
    for person in (alma, bertta, chidi):
        with reading(person):
            assert ASKED in {one.body for one in db.session.query(Question)}
    with reading(alma):
        vault.keyring()._secrets[space_id, new] = old
        with pytest.raises(Tampered):
            assert db.session.query(Question).first().body
    assert {Deed.SPACE_KEY_TURNED, Deed.SPACE_RESEALED} <= set(deeds()[said:])
    assert verify(content=True).good


def test_nobody_without_a_place_in_the_case_and_nobody_without_its_key(
    page, alma, bertta, chidi, jaana, zed, opened
):
    for person in (chidi, zed, jaana):
        page.as_(person).post("consultations.reseal", opened.id, expect=404)
        page.as_(person).post("consultations.reseal_on", opened.id, expect=404)
    give = {"account_id": jaana.id, "seat_as": CircleRole.PARTNER.value, "writes": "y"}
    page.as_(alma).post("cases.seat", opened.case_id, **give)
    hers = page.as_(jaana)
    assert f"{opened.id}/reseal" not in hers.get("cases.circle", opened.case_id).html
    hers.post("consultations.reseal", opened.id, expect=422).shows("Sinulla ei ole avainta")
    assert Deed.SPACE_RESEALED not in deeds()


def test_asking_again_after_a_while_asks_for_proof(page, alma, opened, clock):
    hers = page.as_(alma)
    clock.move(minutes=6)
    hers.post("consultations.reseal", opened.id, expect=401)
