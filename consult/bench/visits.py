"""Visits to pages, each world in a process of its own, taking turns."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from consult.app import create_app
from consult.bench.kills import processes
from consult.bench.worlds import World

STATEMENTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


@dataclass(frozen=True, slots=True)
class Path:
    """A page, and whose browser asks for it."""

    name: str
    visitor: str
    address: str
    """With `{case}`, `{team}` and `{board}` where the world's own ids belong."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit cost."""

    seconds: float
    queries: int


class Visitors:
    """Somebody who knocks at one world's door, over there in its own process."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def visit(self, path: Path) -> Visit:
        """Ask for a page and wait for it."""
        self._pipe.send(path)
        found = self._pipe.recv()
        if isinstance(found, str):
            raise RuntimeError(f"{path.name}, as {path.visitor}: {found}")
        assert isinstance(found, Visit)
        return found


@contextmanager
def visitors_of(*worlds: World) -> Iterator[list[Visitors]]:
    """Open the doors of some worlds."""
    context = processes()
    with ExitStack() as opened:
        doors = []
        for world in worlds:
            here, there = context.Pipe()
            running = context.Process(target=_serve, args=(world, there), daemon=True)
            running.start()
            opened.callback(running.join)
            opened.callback(here.send, None)
            doors.append(Visitors(here))
        yield doors


def _serve(world: World, pipe: Connection) -> None:
    app = create_app(world.settings)
    browsers = {key: _browser(app, value) for key, value in world.cookies.items()}
    ids = {"case": world.case_id, "team": world.team_id, "board": world.board_id}
    while (path := pipe.recv()) is not None:
        pipe.send(_visit(browsers[path.visitor], path.address.format(**ids)))


def _browser(app: Flask, cookie: str) -> FlaskClient:
    browser = app.test_client()
    browser.set_cookie("sitting", cookie, domain="localhost")
    return browser


def _visit(browser: FlaskClient, address: str) -> Visit | str:
    queries = 0

    def count(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        nonlocal queries
        queries += statement.split(None, 1)[0] in STATEMENTS

    event.listen(Engine, "before_cursor_execute", count)
    try:
        start = time.perf_counter()
        response = browser.get(address, base_url="http://localhost")
        seconds = time.perf_counter() - start
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    if response.status_code != 200:
        return f"status {response.status_code}"
    return Visit(seconds, queries)
