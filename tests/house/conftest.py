"""The world with its doors open, laid once for this process."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from consult import audit, vault
from consult.app import create_app
from consult.foundation import clock
from consult.foundation.database import db
from consult.vault import salts
from tests.house.doors import Door, Visitor
from tests.house.world import NOW, World, furnish
from tests.scenes import Template, settings_in


@pytest.fixture(scope="session")
def world(template: Template, tmp_path_factory: pytest.TempPathFactory) -> World:
    return furnish(template, tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the databases of the open house lie."""
    return tmp_path_factory.mktemp("house")


@pytest.fixture(scope="module")
def open_house(world: World, world_folder: Path) -> Flask:
    """The application of the world."""
    world.put_back(world_folder)
    return create_app(settings_in(world_folder))


@pytest.fixture
def house(open_house: Flask) -> Iterator[Flask]:
    """The world's application at the moment it is seen from."""
    settings = open_house.extensions["settings"]
    vault.configure(settings)  # another test's application may have been made since
    audit.configure(settings.audit_key, settings.instance / "anchors")
    with clock.held_at(NOW), open_house.app_context():
        yield open_house
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def put_back(world: World, house: Flask, world_folder: Path) -> Iterator[Callable[[], None]]:
    """Make the world what it was; done once more when the test is over."""

    def put() -> None:
        db.session.remove()
        db.engine.dispose()
        salts.detach()
        world.put_back(world_folder)
        vault.configure(house.extensions["settings"])

    yield put
    put()


@pytest.fixture
def visitor(world: World, house: Flask) -> Callable[[str | None], Visitor]:
    """Somebody of the cast at the doors, signed in; nobody for None."""

    def come(key: str | None) -> Visitor:
        return Visitor(house, world.tokens[key] if key else None)

    return come


@pytest.fixture
def address_of(world: World, house: Flask) -> Callable[[Door], str]:
    """The address behind a row of the table."""

    def written(door: Door) -> str:
        return Visitor(house, None).address(door.endpoint, world.subjects(door.subjects), {})[0]

    return written


@pytest.fixture
def contents(world_folder: Path) -> Callable[[], dict[str, list[tuple[object, ...]]]]:
    """Every row of every table in both databases, read past the application."""

    def read() -> dict[str, list[tuple[object, ...]]]:
        found = {}
        for name in ("main.db", "salts.db"):
            with closing(sqlite3.connect(world_folder / name)) as database:
                tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                for (table,) in tables.fetchall():
                    rows = database.execute(f'SELECT * FROM "{table}"').fetchall()
                    found[f"{name} {table}"] = rows
        return found

    return read
