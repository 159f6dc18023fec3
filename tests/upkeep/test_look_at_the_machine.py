"""Disk, files, memory: what the machine allows to happen."""

from dataclasses import replace

import pytest

from consult import vault
from consult.foundation import settings as the_settings
from consult.upkeep.doctor import disk, files, machine
from consult.upkeep.doctor.finding import Patient
from tests.cast import CAST, seed_of
from tests.upkeep.conftest import said, sentences

GIB = 2**30


@pytest.mark.parametrize(
    ("free", "names", "level"),
    [
        (5 * GIB, 0.5, "good"),
        (GIB // 2, 0.5, "look"),
        (GIB // 8, 0.5, "wrong"),
        (5 * GIB, 0.04, "look"),
        (5 * GIB, 0.001, "wrong"),
    ],
)
def test_bytes_and_inodes(free, names, level):
    found = disk.judged("instance", free, names)
    assert found.level.value == level
    assert found.stops_upgrade == (level == "wrong")


def test_a_place_that_is_not_there_is_wrong(examine, tmp_path):
    found = examine(disk.look, backup_place=str(tmp_path / "gone"))
    assert said(found)[-1] == ("disk", "wrong")
    assert "No such file" in found[-1].what.en
    assert found[-1].stops_upgrade


def test_nothing_is_left_where_it_tried_to_write(examine, tmp_path):
    before = sorted(tmp_path.iterdir())
    assert said(examine(disk.look)) == [("disk", "good")]
    assert sorted(tmp_path.iterdir()) == before


def test_files_are_reached_by_their_owner_alone(examine, tmp_path):
    tmp_path.chmod(0o700)
    assert said(examine(files.look)) == [("files", "good")]
    tmp_path.chmod(0o755)
    (tmp_path / "main.db").chmod(0o644)
    (tmp_path / "salts.db").chmod(0o600)
    found = examine(files.look)
    assert said(found) == [("files", "wrong")]
    assert "main.db" in sentences(found)
    assert "salts.db" not in sentences(found)
    assert "chmod -R go=" in found[0].what_to_do.sv


def test_a_secret_that_nobody_drew_is_named_and_not_shown(examine):
    found = examine(files.look, pepper=b"p" * 32)
    assert ("secrets", "wrong") in said(found)
    assert "pepper" in sentences(found)
    assert "pppp" not in sentences(found)
    assert the_settings.badly_drawn is files.badly_drawn


def test_another_pepper_than_words_were_made_with_is_said(examine, settings):
    assert files.under_another_pepper() == 0
    vault.configure(replace(settings, pepper=seed_of("another")))
    found = sentences(examine(files.look))
    assert f"than the one that {len(CAST)} people's words were made with" in found


def proc(tmp_path, pattern, *swaps):
    (tmp_path / "sys/kernel").mkdir(parents=True)
    (tmp_path / "sys/kernel/core_pattern").write_text(f"{pattern}\n")
    lines = ["Filename Type Size Used Priority", *(f"{one} partition 9 0 -2" for one in swaps)]
    (tmp_path / "swaps").write_text("\n".join(lines) + "\n")
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "limit", "written"),
    [
        ("core", 0, False),
        ("core", -1, True),
        ("|/usr/lib/systemd/systemd-coredump %P", 0, True),
        ("|/bin/false", -1, False),
    ],
)
def test_core_dumps(tmp_path, pattern, limit, written):
    assert machine.dumps(proc(tmp_path, pattern), limit) is written


def test_a_service_that_sees_nothing_of_the_machine_has_its_limits(tmp_path, settings):
    assert machine.dumps(tmp_path, 0) is False
    assert machine.dumps(tmp_path, -1) is True
    assert said(machine.look(Patient(settings, tmp_path))) in ([], [("memory", "look")])


def test_swap_that_is_no_disk_or_encrypted_is_good(tmp_path):
    found = machine.swaps(proc(tmp_path, "core", "/dev/zram0", "/dev/dm-1", "/dev/sda2", "/swap"))
    assert found == ["/dev/sda2", "/swap"]
