import re
from importlib.resources import files
from pathlib import Path

import pytest
import xkcdpass

from consult import vault
from consult.vault import passphrases
from consult.vault.passphrases import sifting
from consult.vault.slots import plain_passphrase

RAW = Path(xkcdpass.__file__).parent / "static" / "fin-kotus"


def test_it_is_worth_sixty_bits_to_one_who_knows_the_list():
    assert passphrases.bits() >= passphrases.LEAST_BITS
    assert len(set(passphrases.words())) == len(passphrases.words()) > 6_000


@pytest.mark.asvs("V6.2.1")
def test_it_is_five_words_of_the_list_and_never_the_same():
    drawn = {vault.new_passphrase() for _ in range(200)}
    assert len(drawn) == 200
    for passphrase in drawn:
        words = passphrase.split("-")
        assert len(words) == 5
        assert set(words) <= set(passphrases.words())
        assert plain_passphrase(passphrase) == passphrase


def test_the_shipped_list_is_the_sifted_one():
    assert sifting.sift(RAW.read_text(encoding="utf-8").split()) == list(passphrases.words())


@pytest.mark.parametrize(
    "word", ["lapsi", "äiti", "isku", "hauta", "humala", "huosta", "läski", "kuolla", "raiska"]
)
def test_words_nobody_should_be_given_are_not_in_it(word):
    assert word not in passphrases.words()


def test_words_are_short_and_plain():
    assert all(re.fullmatch("[a-zäö]{4,6}", word) for word in passphrases.words())


def test_the_credit_travels_with_the_list():
    credit = files(passphrases).joinpath("CREDITS.txt").read_text(encoding="utf-8")
    assert "Kotimaisten kielten keskus" in credit
    assert "EUPL" in credit
