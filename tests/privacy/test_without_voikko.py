"""Where Voikko is missing or its dictionary damaged: nothing crashes, and it is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from consult import privacy
from consult.foundation.errors import Misconfigured, NotSaved
from consult.privacy import FindingKind, compile_names, guard, inflect_like, review, voikko
from tests.privacy.voikko import needs_voikko
from tests.scenes import settings_in

DICTIONARY = Path("/usr/lib/voikko/5/mor-standard")


@pytest.fixture
def without(monkeypatch):
    """A demo on a machine whose Voikko cannot be opened."""
    monkeypatch.setattr(guard, "_demanded", False)
    handle = voikko.Handle.__new__(voikko.Handle)
    handle.problem, handle._voikko = "OSError", None
    monkeypatch.setattr(voikko, "_handle", handle)


@pytest.fixture
def real(tmp_path):
    yield replace(settings_in(tmp_path), installation="real")
    privacy.configure(settings_in(tmp_path))


def test_a_real_installation_does_not_start_without_it(without, real):
    with pytest.raises(Misconfigured, match=r"Voikko .*libvoikko1 voikko-fi.*OSError"):
        privacy.configure(real)


@needs_voikko
def test_should_it_break_nothing_is_filed(monkeypatch, real):
    privacy.configure(real)
    assert review("Kaikki hyvin.").text == "Kaikki hyvin."
    handle = voikko.Handle.__new__(voikko.Handle)
    handle.problem = voikko.BROKEN
    monkeypatch.setattr(voikko, "_handle", handle)
    with pytest.raises(privacy.OutOfOrder) as raised:
        review("Kaikki hyvin.")
    assert isinstance(raised.value, NotSaved)
    assert "epäkunnossa" in raised.value.words.fi


def test_a_demo_works_at_half_strength_and_says_so(without):
    seen = review("Eilen Matti tapasi Fatuman. Lapsi 1 kertoi 131052-308T.")
    assert seen.half_strength
    assert [(each.text, each.kind) for each in seen.findings] == [
        ("Matti", FindingKind.PERSON_NAME),
        ("Fatuman", FindingKind.PERSON_NAME),
        ("131052-308T", FindingKind.IDENTITY_CODE),
    ]


def test_a_cases_own_names_are_found_without_it(without):
    found = review("Soitin Matille.", names=compile_names(["Matti"])).certain
    assert [each.text for each in found] == ["Matille"]


def test_a_label_stays_in_its_base_form_without_it(without):
    assert inflect_like("Matille", "äiti") == "äiti"


@needs_voikko
@pytest.mark.parametrize("size", [0, 200_000])
def test_a_damaged_dictionary_ends_nothing(tmp_path, size):
    place = tmp_path / "5" / "mor-standard"
    place.mkdir(parents=True)
    for name in ("index.txt", "autocorr.vfst", "mor.vfst"):
        content = (DICTIONARY / name).read_bytes()
        (place / name).write_bytes(content[:size] if name == "mor.vfst" else content)
    assert voikko.Handle(str(tmp_path)).problem == voikko.BROKEN


@needs_voikko
def test_with_it_all_is_well():
    assert voikko.is_there()
    assert not review("Kaikki hyvin.").half_strength
