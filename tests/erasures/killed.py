"""A process that carries erasures out and is killed at its n-th step; a base put back for each."""

import os
import shutil
import signal
from pathlib import Path

from sqlalchemy import Engine, event

from consult.erasures.operations import finish_erasures
from consult.foundation.database import db
from consult.vault import salts
from tests.scenes import DATABASES

WRITES = ("INSERT", "UPDATE", "DELETE")


def let_go():
    """Close every connection, so that neither a copy nor a child meets a half one."""
    db.session.remove()
    db.engine.dispose()
    salts._salts().dispose()


def keep(folder: Path, aside: Path):
    """Copy both databases aside."""
    let_go()
    aside.mkdir(exist_ok=True)
    for name in DATABASES:
        shutil.copyfile(folder / name, aside / name)


def put_back(aside: Path, folder: Path):
    """Make both databases, and the anchors, what they were."""
    let_go()
    shutil.rmtree(folder / "anchors", ignore_errors=True)
    for name in DATABASES:
        for beside in ("-wal", "-shm"):
            (folder / f"{name}{beside}").unlink(missing_ok=True)
        shutil.copyfile(aside / name, folder / name)


def die_at(number):
    """Kill this process at its n-th step: a write, or the beginning of a transaction."""
    steps = 0

    def count():
        nonlocal steps
        steps += 1
        if steps == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def written(connection, cursor, statement, *_):
        if statement.lstrip().startswith(WRITES):
            count()

    event.listen(Engine, "after_cursor_execute", written)
    event.listen(Engine, "begin", lambda connection: count())


def carry_out_and_die(number):
    """In a process of its own; return whether it was killed before it was done."""
    let_go()
    child = os.fork()
    if child == 0:
        try:
            die_at(number)
            finish_erasures()
            let_go()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
