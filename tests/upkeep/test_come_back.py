"""The machine is lost; from the sealed sets and the key in two halves everything comes back."""

import pytest

from consult.audit.verify import verify as verify_log
from consult.upkeep import backups
from tests.upkeep.scenes import ELDER, KEY, SHARED, YOUNGER, given, restore_to


@pytest.fixture(scope="module")
def made(place):
    return place.back_up()


def test_everything_opens_again(place, made, tmp_path):
    settings, told = restore_to(tmp_path, given(made.folder, place.salts))
    before, again = place.read(), place.restored(settings)
    assert again.read() == before
    assert [before[name] for name in place.notes] == [ELDER, YOUNGER, SHARED]
    with again.running():
        assert verify_log(content=True).good
    assert told[0].startswith("Restored: ")


def test_verify(place, made):
    assert backups.verify(place.main, salts_at=place.salts, key=KEY).wrong == []
