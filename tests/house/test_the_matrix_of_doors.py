"""Cast × routes. A new route needs a row in `doors.txt`."""

import pytest

from consult.app import create_app
from consult.foundation.database import db
from tests.cast import CAST
from tests.house.doors import doors, guarded, met, only_does
from tests.house.world import furnish
from tests.pages import Page


@pytest.fixture(scope="module")
def world(template, tmp_path_factory):
    return furnish(template, tmp_path_factory.mktemp("world"))


@pytest.fixture
def try_door(world, tmp_path):
    """Let somebody try a door in a fresh copy of the world, or in one that is still as it was."""
    houses = []

    def enter(door, key, *, fresh):
        if fresh or not houses:
            folder = tmp_path / str(len(houses))
            folder.mkdir()
            houses.append(create_app(world.template.copy_to(folder)))
        with houses[-1].app_context():
            page = Page(houses[-1], CAST[key] if key else None)
            found = met(page, door.endpoint, [world.things[name] for name in door.subjects])
            db.session.remove()
            db.engine.dispose()
        return found

    return enter


@pytest.mark.parametrize("door", doors(), ids=lambda door: door.endpoint)
def test_each_meets_what_the_table_says(door, try_door, app):
    press = only_does(app, door.endpoint)
    wanted = {**dict(door.wanted), None: "out"}
    # Who is let in may change the world for the next one; those who are not come first.
    people = sorted(wanted, key=lambda key: (wanted[key] == "in", str(key)))
    found = {key: try_door(door, key, fresh=press and wanted[key] == "in") for key in people}
    different = {key or "nobody": found[key] for key in people if found[key] != wanted[key]}
    assert not different, f"At {door.endpoint} they met something else: {different}"


def test_no_row_is_about_a_route_that_is_gone(app):
    gone = sorted({door.endpoint for door in doors()} - set(guarded(app)))
    assert not gone, f"Take these rows out of doors.txt: {', '.join(gone)}"
