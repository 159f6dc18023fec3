"""Two planners give the last slot at the same moment: one of them gets it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from consult import audit, notifications, vault
from consult.foundation import clock
from consult.foundation.database import Model, db
from consult.foundation.errors import Conflict
from consult.meetings.models import Item, Meeting, MeetingMode, Series, SeriesPlan
from consult.meetings.operations import Decided, change_series, place_item, plan_series
from consult.meetings.rules import DaysOff, Rhythm, Rule, Times, Wall
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.casework import doing
from tests.cast import CAST, Person
from tests.meetings.conftest import MONDAY, WEEK, a_space, planned
from tests.postgres import both, postgres_url  # noqa: F401 – a fixture
from tests.scenes import lay_directory, settings_in

pytestmark = both
BEFORE = MONDAY - WEEK


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'main.db'}"


@pytest.fixture
def house(database: str, tmp_path: Path, template: object) -> Iterator[Flask]:
    """The cast in a fresh base of either kind, its salts in SQLite."""
    settings = replace(settings_in(tmp_path), database_url=database)
    app = Flask("consult")
    app.config["SQLALCHEMY_DATABASE_URI"] = database
    db.init_app(app)
    vault.configure(settings)
    audit.configure(settings.audit_key, tmp_path / "anchors")
    notifications.configure(settings)
    with app.app_context():
        with db.engine.begin() as connection, audit.unaudited("tables are made"):
            Model.metadata.create_all(connection)
        lay_directory()
        yield app
        db.session.remove()
        db.engine.dispose()


def space_of(person: Person, other: Person) -> UUID:
    with doing(person):
        space = a_space(person, other)
        audit.record(person.actor, audit.Deed.CASE_OPENED, on=space)
        return space.id


def at_once(house: Flask, deeds: list[tuple[Person, Callable[[Person], object]]]) -> list[object]:
    """Let each do her deed in a thread of her own, all starting together."""
    gate, ends = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(number: int, person: Person, deed: Callable[[Person], object]) -> None:
        with house.app_context(), clock.held_at(BEFORE):
            gate.wait()
            try:
                with doing(person):
                    ends[number] = deed(person)
            except Conflict:
                ends[number] = "conflict"
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(n, *one)) for n, one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def placing(meeting: Meeting, space_id: UUID) -> Callable[[Person], object]:
    def place(person: Person) -> object:
        return place_item(person.actor, meeting, space_id, CAST["bertta"].id).position

    return place


@pytest.fixture
def alma_and_bertta(house: Flask) -> tuple[Person, Person]:
    return CAST["alma"], CAST["bertta"]


def the_weekly_team() -> Team:
    return db.session.query(Team).filter_by(name="Vaaran viikkotiimi").one()


def test_the_last_slot_is_given_once(house: Flask, alma_and_bertta: tuple[Person, Person]) -> None:
    alma, bertta = alma_and_bertta
    meeting = planned(bertta, the_weekly_team(), slots=1)
    pairs = [(who, placing(meeting, space_of(alma, bertta))) for who in (alma, bertta) * 2]
    assert sorted(map(str, at_once(house, pairs))) == ["1", "conflict", "conflict", "conflict"]
    assert db.session.query(Item).count() == 1


def test_one_matter_gets_one_slot(house: Flask, alma_and_bertta: tuple[Person, Person]) -> None:
    alma, bertta = alma_and_bertta
    team, space_id = the_weekly_team(), space_of(alma, bertta)
    first, second = planned(bertta, team), planned(bertta, team, MONDAY + WEEK)
    pairs = [(bertta, placing(first, space_id)), (alma, placing(second, space_id))]
    assert sorted(map(str, at_once(house, pairs))) == ["1", "conflict"]
    assert db.session.query(Item).count() == 1


def test_two_who_have_looked_a_series_up_do_not_overwrite_each_other(
    house: Flask, database: str, alma_and_bertta: tuple[Person, Person]
) -> None:
    """In SQLite the second comes in when the first has gone; in PostgreSQL both are in."""
    _alma, bertta = alma_and_bertta
    team, day, together = the_weekly_team(), MONDAY.date(), not database.startswith("sqlite")
    rule, both_in = Rule(Rhythm.BY_HAND, day, by_hand=(day,)), threading.Barrier(2)

    def plan(hour: int) -> SeriesPlan:
        times = Times(day, day, rule, Wall(time(hour), 180), DaysOff(), 3, 60)
        return SeriesPlan(times, MeetingMode.ON_SITE, reviewed("Sali"), "")

    def change(hour: int) -> Callable[[Person], object]:
        def change_it(person: Person) -> object:
            series = db.session.query(Series).one()
            if together:
                both_in.wait(timeout=20)
            change_series(person.actor, series, team, plan(hour), day, Decided(""))
            return hour

        return change_it

    with clock.held_at(BEFORE), doing(bertta):
        plan_series(bertta.actor, team, plan(9))
    ends = at_once(house, [(CAST["fanni"], change(10)), (bertta, change(11))])
    assert ends.count("conflict") == (1 if together else 0)
    [begins] = db.session.query(Meeting.starts_at).filter(Meeting.series_id.is_not(None)).one()
    assert clock.local(begins).hour in ends
