"""Processes of their own that start fast: forked from one that has read the application already.

They share nothing with the test but files and the network, as anything started from a shell.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import NamedTuple

from consult.bench.kills import processes

ROOT = Path(__file__).resolve().parents[1]


class Done(NamedTuple):
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


class Running:
    """A program of ours in a process of its own; what it says goes to files."""

    def __init__(self, program: str, arguments: Sequence[str], environ: Mapping[str, str]) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="consult-said-")
        self.process: ForkServerProcess = processes().Process(
            target=_run, args=(program, list(arguments), dict(environ), self.folder.name)
        )
        self.process.start()

    def stop(self) -> None:
        """Ask it to end, as systemd would."""
        assert self.process.pid is not None
        os.kill(self.process.pid, signal.SIGTERM)

    def wait(self, seconds: float = 120) -> Done:
        """Wait for its end."""
        self.process.join(seconds)
        code = self.process.exitcode
        assert code is not None, "The process did not end."
        said = [Path(self.folder.name, name).read_text("utf-8") for name in ("out", "err")]
        self.folder.cleanup()
        return Done(code, *said)


def flask(instance: Path, *arguments: str) -> Running:
    """Start a `flask` command on the installation in `instance`."""
    environ = {**os.environ, "CONSULT_INSTANCE": str(instance)}
    return Running("flask", ["flask", "--app", "wsgi", *arguments], environ)


def gunicorn(environ: Mapping[str, str], *arguments: str) -> Running:
    """Start the server."""
    return Running("gunicorn", ["gunicorn", *arguments, "wsgi:app"], environ)


def _run(program: str, arguments: list[str], environ: dict[str, str], folder: str) -> None:
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environ)
    for number, name in ((1, "out"), (2, "err")):
        handle = os.open(Path(folder, name), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(handle, number)
    # The streams of the one it was forked from have not been used; new ones know the new files.
    sys.stdout, sys.stderr = (os.fdopen(os.dup(n), "w", buffering=1) for n in (1, 2))
    sys.argv = list(arguments)
    sys.path.insert(0, str(ROOT))
    if program == "flask":
        from flask.cli import main
    else:
        from gunicorn.app.wsgiapp import run as main
    main()
