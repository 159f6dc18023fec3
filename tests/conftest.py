"""What every test may ask for: the cast, and a house of its own copied from the template."""

import fcntl
import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hypothesis
import pytest
from flask import Flask

from consult.app import create_app
from consult.foundation import clock as the_clock
from consult.foundation.database import db
from consult.foundation.settings import Settings
from tests.cast import CAST, Person
from tests.demo_base import DemoYear, laid_demo_year
from tests.pages import Page
from tests.postgres import postgres_copy, postgres_template  # noqa: F401 – fixtures
from tests.quicker import (
    collect_nothing_yet,
    collect_seldom,
    compiled_once,  # noqa: F401 – a fixture
    write_to_memory,
)
from tests.scenes import Template, lay_template
from tests.sharing import put_in_order, scheduler

SLOW = [hypothesis.HealthCheck.too_slow]
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_configure() -> None:
    """Choose where all that tests write will lie, and blame none of them for a busy machine."""
    write_to_memory()
    collect_nothing_yet()
    hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=SLOW)
    hypothesis.settings.load_profile("patient")


def pytest_collection_finish() -> None:
    collect_seldom()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    put_in_order(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    return scheduler(config, log)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Both databases with the cast, laid once for this process."""
    return lay_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Where the rows lie: `sqlite`, or `postgres` in the second run of tests marked `both`."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def settings(
    request: pytest.FixtureRequest, template: Template, tmp_path: Path, database: str
) -> Settings:
    """The settings of this test's own copy."""
    settings = template.copy_to(tmp_path)
    if database == "postgres":
        return replace(settings, database_url=request.getfixturevalue("postgres_copy"))
    return settings


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The whole house, and a session in which the test itself may look and act."""
    app = create_app(settings)
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def demo_year(tmp_path_factory: pytest.TempPathFactory) -> DemoYear:
    """Both databases of a whole demo, laid once for all processes of a run."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent
    with (place / "demo-year.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return laid_demo_year(place / "demo-year")


@pytest.fixture
def demo(demo_year: DemoYear, tmp_path: Path) -> Iterator[Flask]:
    """The whole house with the demo's year in it."""
    app = create_app(demo_year.copy_to(tmp_path))
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def page(app: Flask) -> Page:
    """A browser in which nobody is signed in; `page.as_(alma)` opens hers."""
    return Page(app)


class HeldClock:
    """A clock that stands still until it is moved."""

    def hold(self, moment: datetime) -> None:
        the_clock._held.set(moment.astimezone(UTC))

    def move(self, **step: float) -> None:
        self.hold(the_clock.now() + timedelta(**step))


@pytest.fixture
def clock() -> Iterator[HeldClock]:
    """The clock, held on a Wednesday morning; `clock.move(hours=3)`."""
    token = the_clock._held.set(datetime(2026, 11, 18, 8, 0, tzinfo=UTC))
    yield HeldClock()
    the_clock._held.reset(token)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Let no test speak to anybody but this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else LOOPBACK[0]
        if host not in LOOPBACK:
            raise AssertionError(f"A test tried to reach {host}.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


def _fixture_of(key: str) -> object:
    @pytest.fixture(name=key)
    def person(template: Template) -> Person:
        return CAST[key].working_at(template.agencies)

    return person


for _key in CAST:
    globals()[f"the_{_key}"] = _fixture_of(_key)
