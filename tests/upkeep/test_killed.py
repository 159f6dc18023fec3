"""Case 58 for backup and restore: killed at any moment, there is a whole one or none.

More moments lie at the end, where things get their names. A hundred of each, at random ones:
`flask --app wsgi bench kills`.
"""

import shutil

import pytest

from consult.audit.keys import setup
from consult.audit.verify import verify as verify_log
from consult.bench.deaths import dies_at, steps_of
from consult.foundation.errors import WrongInstallation
from consult.foundation.settings import load_settings
from consult.upkeep import backups
from tests.upkeep.scenes import ELDER, KEY, given


def test_case_58_a_backup_killed_anywhere_is_whole_or_none(place):
    def make():
        backups.create(place.settings, place.main, place.salts)

    with place.running():
        public, whole = setup().anchor_key.public_key(), steps_of(make)
        for step in (*range(1, whole, whole // 4), *range(whole - 4, whole + 1)):
            assert dies_at(step, make)
            for folder in (place.main, place.salts):
                assert backups.verify(folder, public=public).wrong == [], step
        assert verify_log(content=True).good
    made = place.back_up()
    assert not [*place.main.glob("*.unfinished"), *place.salts.glob("*.unfinished")]
    assert backups.verify(made.folder, salts_at=place.salts, key=KEY).wrong == []


def test_case_58_a_restore_killed_anywhere_starts_whole_or_not_at_all(place, tmp_path):
    made = place.back_up()
    start, instance = given(made.folder, made.salts), tmp_path / "instance"

    def put_back():
        backups.restore(start, instance)

    with place.running():
        whole = steps_of(put_back)
    shutil.rmtree(instance)
    installed = 0
    for step in (3, whole // 2, whole - 8, whole - 4, whole - 2, whole):
        if step > whole // 2:  # as often done as at first, without an earlier one to sweep away
            shutil.rmtree(instance, ignore_errors=True)
        with place.running():
            assert dies_at(step, put_back)
        if (instance / "consult.toml").exists():
            installed += 1
            assert place.restored(load_settings(instance, {})).read()["elder"] == ELDER
            with pytest.raises(WrongInstallation):
                backups.restore(start, instance)
            shutil.rmtree(instance)
    assert installed
    backups.restore(start, instance)
    assert place.restored(load_settings(instance, {})).starts()
