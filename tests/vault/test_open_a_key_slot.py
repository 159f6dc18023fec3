from dataclasses import replace
from uuid import UUID

import pytest

from consult import vault
from consult.foundation.errors import Tampered
from consult.vault import slots
from consult.vault.config import configure
from consult.vault.slots import plain_passphrase

PERSON, SEED = UUID(int=7), bytes(range(32))
WORDS = "pöllö-kanerva-äyriäinen-juuri-tuuli"


@pytest.fixture
def slot(house):
    return vault.make_passphrase_slot(PERSON, SEED, WORDS)


@pytest.fixture
def code():
    return vault.new_recovery_code()


def test_the_passphrase_opens_it(slot):
    assert vault.open_passphrase_slot(PERSON, slot, WORDS) == SEED


def test_another_passphrase_does_not(slot):
    assert vault.open_passphrase_slot(PERSON, slot, WORDS + "a") is None
    assert vault.open_passphrase_slot(PERSON, slot, "") is None


def test_the_recovery_code_opens_its_own_slot(house, code):
    slot = vault.make_recovery_slot(PERSON, SEED, code)
    assert vault.open_recovery_slot(PERSON, slot, code.lower().replace("-", " ")) == SEED
    assert vault.open_recovery_slot(PERSON, slot, vault.new_recovery_code()) is None
    assert vault.open_recovery_slot(PERSON, slot, "mistyped") is None


def test_a_passkey_opens_its_own_slot(house, slot):
    hers = vault.make_passkey_slot(PERSON, SEED, b"o" * 32)
    assert vault.open_passkey_slot(PERSON, hers, b"o" * 32) == SEED
    assert vault.open_passkey_slot(PERSON, hers, b"p" * 32) is None
    assert vault.open_passkey_slot(PERSON, hers, b"o" * 31) is None
    with pytest.raises(Tampered):
        vault.open_passkey_slot(PERSON, slot, b"o" * 32)
    with pytest.raises(ValueError, match="32 bytes"):
        vault.make_passkey_slot(PERSON, SEED, b"")


def test_no_bit_of_a_slot_may_change(house, slot, code):
    recovery = vault.make_recovery_slot(PERSON, SEED, code)
    passkey = vault.make_passkey_slot(PERSON, SEED, b"o" * 32)
    for raw, opens in (
        (passkey, lambda raw: vault.open_passkey_slot(PERSON, raw, b"o" * 32)),
        (slot, lambda raw: vault.open_passphrase_slot(PERSON, raw, WORDS)),
        (recovery, lambda raw: vault.open_recovery_slot(PERSON, raw, code)),
    ):
        for place in range(len(raw)):
            changed = bytearray(raw)
            changed[place] ^= 1
            assert refused(opens, bytes(changed))
            assert refused(opens, raw[:place])


def refused(opens, raw):
    try:
        return opens(raw) is None
    except Tampered:
        return True


def test_a_slot_belongs_to_one_person(slot):
    with pytest.raises(Tampered):
        vault.open_passphrase_slot(UUID(int=8), slot, WORDS)


def test_another_pepper_opens_nothing(house, slot):
    configure(replace(house.settings, pepper=b"q" * 32))
    with pytest.raises(Tampered):
        vault.open_passphrase_slot(PERSON, slot, WORDS)


def test_the_recovery_code_needs_no_pepper(house, code):
    slot = vault.make_recovery_slot(PERSON, SEED, code)
    configure(replace(house.settings, pepper=b"q" * 32))
    assert vault.open_recovery_slot(PERSON, slot, code) == SEED


def test_an_unknown_name_costs_the_same_work_and_opens_nothing(house, monkeypatch):
    worked = []
    stretch = slots._stretch
    monkeypatch.setattr(slots, "_stretch", lambda *args: worked.append(args) or stretch(*args))
    assert vault.open_passphrase_slot(None, None, WORDS) is None
    assert [args[1].memory_kib for args in worked] == [house.settings.argon2_memory_kib]


@pytest.mark.asvs("V11.4.2")
def test_costs_rise_with_the_settings_and_never_fall(house, slot):
    configure(replace(house.settings, argon2_memory_kib=128, argon2_iterations=2))
    assert vault.is_cheaper_than_settings(slot)
    dear = vault.make_passphrase_slot(PERSON, SEED, WORDS, slot)
    assert not vault.is_cheaper_than_settings(dear)
    configure(house.settings)
    again = vault.make_passphrase_slot(PERSON, SEED, WORDS, dear)
    assert again[2:11] == dear[2:11] != slot[2:11]
    assert vault.open_passphrase_slot(PERSON, again, WORDS) == SEED


def test_no_slot_asks_for_more_than_a_house_can_give(slot):
    for costs in (b"\xff\xff\xff\xff", b"\0\0\0\0"):
        with pytest.raises(Tampered):
            vault.open_passphrase_slot(PERSON, slot[:2] + costs + slot[6:], WORDS)
    with pytest.raises(Tampered):
        vault.open_passphrase_slot(PERSON, slot[:10] + b"\2" + slot[11:], WORDS)


def test_a_kind_of_slot_is_not_opened_as_another(house, slot, code):
    with pytest.raises(Tampered):
        vault.open_recovery_slot(PERSON, slot, code)
    with pytest.raises(Tampered):
        vault.open_passphrase_slot(PERSON, vault.make_recovery_slot(PERSON, SEED, code), WORDS)


@pytest.mark.parametrize(
    "typed",
    [
        "Pöllö kanerva äyriäinen juuri tuuli",
        "  pöllö-kanerva–äyriäinen juuri\ttuuli ".replace("–", "-"),
        "po\u0308llo\u0308-kanerva-a\u0308yria\u0308inen-juuri-tuuli",
        "PÖLLÖ  KANERVA ÄYRIÄINEN JUURI TUULI",
    ],
)
def test_a_passphrase_is_read_as_it_is_meant(typed):
    assert plain_passphrase(typed) == WORDS


def test_a_broken_letter_is_only_a_wrong_passphrase(slot):
    assert vault.open_passphrase_slot(PERSON, slot, "\ud800" * 1_000_000) is None
