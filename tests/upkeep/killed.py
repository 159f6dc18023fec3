"""A process that makes or restores a backup, and is killed at its n-th touch of a file."""

import os
import signal
import sys

from consult.foundation.database import db
from consult.upkeep import backups
from consult.upkeep.restoring import restore

DEEDS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.move", "shutil.rmtree"}
NEVER = 1_000_000


def in_a_child(work, die_at=NEVER):
    """Fork, work, die; return how many things were done, or nothing where it was killed."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os._exit(_child(work, die_at, writer))
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return None
    assert os.WEXITSTATUS(status) == 0, said.decode()
    return int(said)


def _child(work, die_at, writer):
    done = 0

    def count(event, _):
        nonlocal done
        if event in DEEDS:
            done += 1
            if done == die_at:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(count)
        work()
    except BaseException as fault:
        os.write(writer, repr(fault).encode())
        return 1
    os.write(writer, str(done).encode())
    return 0


def make(place):
    """Make a backup, with connections of its own."""

    def work():
        with place.running():
            backups.create(place.settings, place.main, place.salts)
            db.engine.dispose()

    return work


def put_back(start, instance):
    return lambda: restore(start, instance)
