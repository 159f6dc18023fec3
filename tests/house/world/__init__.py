"""The small world in which the doors are tried: a name for each thing that an address may hold."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from consult.app import create_app
from consult.foundation import clock
from consult.foundation.database import db
from tests.cast import CAST, Person
from tests.house.world import gathering, table
from tests.house.world.casework import lay_casework
from tests.house.world.deputising import share_answered
from tests.house.world.erasing import lay_erasure
from tests.house.world.families import lay_families
from tests.house.world.handing import lay_offer
from tests.house.world.incidents import lay_incidents
from tests.house.world.newcomers import lay_newcomers
from tests.house.world.recoveries import lay_requests
from tests.house.world.scene import NOW, Scene
from tests.house.world.teams import lay_teams
from tests.house.world.ways_in import lay_ways_in
from tests.pages import sit_down
from tests.scenes import DATABASES, Template

__all__ = ["CAST", "NOW", "Person", "World", "furnish"]

EARLIER = timedelta(days=30)


@dataclass(frozen=True)
class World:
    """A base to copy for each try, the ids of what `doors.txt` names, and a seat for each."""

    template: Template
    things: dict[str, UUID | int]
    tokens: dict[str, bytes]
    """What the cookie of each of the cast holds: everybody has signed in already."""

    def subjects(self, names: Iterable[str]) -> tuple[object, ...]:
        """Return what is behind these names; what is no name stands for itself."""
        return tuple(self.things.get(name, name) for name in names)

    def put_back(self, folder: Path) -> None:
        """Make both databases in a folder what they were at first. Nobody may have them open."""
        for name in DATABASES:
            for beside in ("-wal", "-shm"):
                (folder / f"{name}{beside}").unlink(missing_ok=True)
            shutil.copyfile(self.template.folder / name, folder / name)


def furnish(template: Template, folder: Path) -> World:
    """Lay the scenes of every flat into a copy of the cast's base."""
    app = create_app(template.copy_to(folder))
    cast = {key: person.working_at(template.agencies) for key, person in CAST.items()}
    with app.app_context():
        scene = Scene(cast, template)
        with clock.held_at(NOW - EARLIER):
            things = lay_teams(scene) | lay_casework(scene)
        things |= gathering.lay_meetings(scene)
        things |= table.lay_tables(scene, things)
        with clock.held_at(NOW):
            things |= lay_families(scene, things)
            share_answered(scene, things["answered"])
            things |= lay_ways_in(scene) | lay_newcomers(scene, things["vaahtera"])
            things |= lay_offer(scene) | lay_incidents(scene) | lay_requests(scene)
            things |= lay_erasure(scene, things)
            tokens = {key: sit_down(person) for key, person in cast.items()}
        db.session.remove()
        db.engine.dispose()
    for name in DATABASES:
        with closing(sqlite3.connect(folder / name)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    people = {key: person.id for key, person in cast.items()}
    return World(replace(template, folder=folder), things | people, tokens)
