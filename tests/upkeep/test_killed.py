"""Case 58 for backup and restore: killed at any moment, there is a whole one or none.

More moments lie at the end, where things get their names. A hundred of each, at random ones:
`flask --app wsgi bench kills`.
"""

import shutil

import pytest

from consult.audit.keys import setup
from consult.audit.verify import verify as verify_log
from consult.foundation.errors import WrongInstallation
from consult.foundation.settings import load_settings
from consult.upkeep import backups
from tests.upkeep.killed import in_a_child, make, put_back
from tests.upkeep.scenes import ELDER, KEY, given


def test_case_58_a_backup_killed_anywhere_is_whole_or_none(place):
    whole = in_a_child(make(place))
    with place.running():
        public = setup().anchor_key.public_key()
    for number in (*range(1, whole, whole // 6), *range(whole - 7, whole + 1)):
        assert in_a_child(make(place), number) is None
        for folder in (place.main, place.salts):
            check = backups.verify(folder, public=public)
            assert check.wrong == [], number
    made = place.back_up()
    assert not [*place.main.glob("*.unfinished"), *place.salts.glob("*.unfinished")]
    assert backups.verify(made.folder, salts_at=place.salts, key=KEY).wrong == []
    with place.running():
        assert verify_log(content=True).good


def test_case_58_a_restore_killed_anywhere_starts_whole_or_not_at_all(place, tmp_path):
    made = place.back_up()
    start, instance = given(made.folder, made.salts), tmp_path / "instance"
    whole = in_a_child(put_back(start, instance))
    shutil.rmtree(instance)
    installed = 0
    for number in (3, whole // 2, whole - 8, whole - 4, whole - 2, whole):
        if number > whole // 2:  # as often done as at first, without an earlier one to sweep away
            shutil.rmtree(instance, ignore_errors=True)
        assert in_a_child(put_back(start, instance), number) is None
        if (instance / "consult.toml").exists():
            installed += 1
            assert place.restored(load_settings(instance, {})).read()["elder"] == ELDER
            with pytest.raises(WrongInstallation):
                backups.restore(start, instance)
            shutil.rmtree(instance)
    assert installed
    backups.restore(start, instance)
    assert place.restored(load_settings(instance, {})).starts()
