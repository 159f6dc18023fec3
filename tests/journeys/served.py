"""A demo that is really served: gunicorn on localhost, with a copy of the demo's year."""

import base64
import os
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

from consult.cli.founding import write_settings
from consult.demo.people_file import Secrets, write_people_file
from consult.foundation.settings import Settings
from tests.cast import CAST
from tests.demo_base import DemoYear
from tests.processes import ROOT, Running, gunicorn

PATIENCE = 30


def put_instance(year: DemoYear, folder: Path, **more: object) -> None:
    """Make a copy of the demo into an instance folder, with the cast's own passphrases.

    `more` are settings beside those of the demo.
    """
    settings = year.copy_to(folder)
    given = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    given.pop("instance")
    values = (
        {name: _plain(value) for name, value in given.items()} | {"secure_cookies": False} | more
    )
    write_settings(folder, values)
    secrets = {key: Secrets(one.passphrase, "") for key, one in CAST.items()}
    write_people_file(folder, secrets)


@contextmanager
def serve(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve the installation in `folder`, on a port of its own or the given one."""
    port = port or _free_port()
    environ = {
        **os.environ,
        "CONSULT_INSTANCE": str(folder),
        "CONSULT_PUBLIC_URL": f"http://localhost:{port}",
    }
    conf = str(ROOT / "deploy" / "demo.conf.py")
    told = ("-c", conf, "--bind", f"localhost:{port}", "--threads", "8")
    server = gunicorn(environ, *told)
    try:
        address = f"http://localhost:{port}"
        _wait_for(f"{address}/health", server)
        yield address
    finally:
        server.stop()
        print(server.wait().stderr, end="")  # shown where a test fails


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return list(value) if isinstance(value, tuple) else value


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: Running) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.process.exitcode is not None:
            raise AssertionError(f"The server ended: {server.wait()}")
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The server did not answer.")
