"""Case 59 for backups: no room, or no leave to write, and nobody is told it is done."""

import ctypes
import resource
import signal

import pytest

from consult.audit.verify import verify as verify_log
from consult.bench.deaths import steps_of
from consult.upkeep import backups, places


def within(size):
    """Let no file of this process grow beyond a size, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def without_privileges():
    """Let the bits of a folder count for root, too."""
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)
    none = (ctypes.c_uint32 * 6)()
    assert libc.capset(head, none) == 0


def failing(limit, place):
    """Try to make a backup under a limit; say how it ended."""

    def work():
        limit()
        backups.create(place.settings, place.main, place.salts)

    with place.running(), pytest.raises(RuntimeError) as ended:
        steps_of(work)
    return str(ended.value)


@pytest.mark.parametrize("size", [1_000, 60_000, 150_000])
def test_case_59_on_a_full_disk_no_backup_is_left(place, size):
    failing(lambda: within(size), place)
    nothing_is_left(place)


def test_case_59_nor_where_nothing_may_be_written(place):
    place.main.mkdir(mode=0o700, exist_ok=True)
    place.main.chmod(0o500)
    try:
        assert "PermissionError" in failing(without_privileges, place)
    finally:
        place.main.chmod(0o700)
    nothing_is_left(place)


def nothing_is_left(place):
    for folder in (place.main, place.salts):
        assert places.backups_in(folder) == []
        assert not [*folder.glob("*.unfinished")] if folder.exists() else True
    with place.running():
        assert verify_log(content=True).good
