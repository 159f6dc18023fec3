"""Dying without a word, as in a power cut: at the n-th write or the n-th touch of a file."""

import os
import signal
import sys
from collections.abc import Callable

from sqlalchemy import Engine, event

from consult.foundation.database import db
from consult.vault import salts

TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.move", "shutil.rmtree"}
WRITES = ("INSERT", "UPDATE", "DELETE")
NEVER = 10**9

Work = Callable[[], object]


def let_go() -> None:
    """Close every connection, so that neither a copy nor a child meets a half one."""
    db.session.remove()
    db.engine.dispose()
    salts.engine().dispose()


def steps_of(work: Work) -> int:
    """Let a child do the work to its end; return in how many steps.

    Raises:
        RuntimeError: it failed.

    """
    steps = _in_a_child(work, NEVER)
    assert steps is not None
    return steps


def dies_at(step: int, work: Work) -> bool:
    """Let a child do the work and die at a step; tell whether it did, or was done before.

    Raises:
        RuntimeError: the work failed by itself.

    """
    return _in_a_child(work, step) is None


def _in_a_child(work: Work, step: int) -> int | None:
    let_go()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(_work(work, step, writer))
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return None
    if os.WEXITSTATUS(status):
        raise RuntimeError(said)
    return int(said)


def _work(work: Work, step: int, writer: int) -> int:
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def written(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement.lstrip().startswith(WRITES):
            count()

    def touched(name: str, _: object) -> None:
        if name in TOUCHES:
            count()

    try:
        event.listen(Engine, "after_cursor_execute", written)
        event.listen(Engine, "begin", count)
        sys.addaudithook(touched)
        work()
    except BaseException as fault:
        os.write(writer, repr(fault).encode())
        return 1
    os.write(writer, str(done).encode())
    return 0
