"""A real server in a process of its own, and visitors who speak HTTP to it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
START_WITHIN = 60
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Answer(NamedTuple):
    """What came back, and how long it took."""

    status: int
    text: str
    seconds: float
    tag: str = ""
    """What names this state of the page, if it has a name."""


class Visitor:
    """A browser without scripts, from an address of its own."""

    def __init__(self, port: int, address: str = "127.0.0.1", patience: float = 120) -> None:
        self.port, self.address, self.patience = port, address, patience
        self.cookies: dict[str, str] = {}

    def get(self, path: str, **headers: str) -> Answer:
        """Fetch a page; of a header's name `_` stands for the dash."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._send("GET", path, None, named)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form."""
        return self._send("POST", path, urlencode(fields))

    def sign_in(self, email: str, words: str) -> Answer:
        """Press the button of the sign-in page; what it takes is the press alone."""
        token = _TOKEN.search(self.get("/sign-in").text)
        assert token is not None, "the sign-in page has no form"
        fields = {"csrf_token": token[1], "email": email, "passphrase": words, "code": ""}
        return self._send("POST", "/sign-in", urlencode(fields))

    def _send(
        self, method: str, path: str, body: str | None, more: dict[str, str] | None = None
    ) -> Answer:
        connection = HTTPConnection(
            "127.0.0.1", self.port, timeout=self.patience, source_address=(self.address, 0)
        )
        headers = {"Host": f"localhost:{self.port}", "Cookie": self._cookie()} | (more or {})
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        spent = time.perf_counter() - begun
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        connection.close()
        return Answer(answer.status, text, spent, answer.headers.get("ETag", ""))

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


@contextmanager
def serving(folder: Path, threads: int) -> Iterator[tuple[int, int]]:
    """Serve the installation in `folder`; gives the port and the server's process."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--timeout", "120"),
        *("--threads", str(threads), "--log-level", "error", "wsgi:app"),
    ]
    environ = {**os.environ, "CONSULT_INSTANCE": str(folder)}
    with subprocess.Popen(command, cwd=ROOT, env=environ) as server:  # noqa: S603 – our own words
        try:
            _wait_for(port, server)
            yield port, server.pid
        finally:
            server.terminate()


def spent_by(process: int) -> float:
    """Return how many seconds of a core a server and its workers have used, with the kernel's."""
    ticks = 0
    for pid in (process, *_children(process)):
        said = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(said[11]) + int(said[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_of(process: int) -> float:
    """Return what a server and its workers hold in memory, in MiB."""
    pages = sum(
        int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        for pid in (process, *_children(process))
    )
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _children(process: int) -> list[str]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return listed.read_text(encoding="ascii").split()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            if Visitor(port, patience=2).get("/health").status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise RuntimeError("The server did not start.")
