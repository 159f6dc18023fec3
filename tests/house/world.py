"""The small world in which the doors are tried: a name for each thing that an address may hold."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from consult.app import create_app
from consult.cases.operations import close_case
from consult.foundation.database import db
from tests.casework import a_note, a_person, doing, let_sit, open_vaahtera, the_case
from tests.cast import CAST, Person
from tests.scenes import DATABASES, Template


@dataclass(frozen=True)
class World:
    """A base to copy for each try, and the ids of the things that `doors.txt` names."""

    template: Template
    things: dict[str, UUID]


def furnish(template: Template, folder: Path) -> World:
    """Lay the scenes of every flat into a copy of the cast's base."""
    app = create_app(template.copy_to(folder))
    cast = {key: person.working_at(template.agencies) for key, person in CAST.items()}
    with app.app_context():
        things = {
            "agency": template.agencies["jarvi"],
            "team": template.teams["vaara"],
            **{key: person.id for key, person in cast.items()},
            **casework(cast, template),
        }
        db.session.remove()
        db.engine.dispose()
    for name in DATABASES:
        with closing(sqlite3.connect(folder / name)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return World(replace(template, folder=folder), things)


def casework(cast: dict[str, Person], template: Template) -> dict[str, UUID]:
    """Alma's two cases, one closed; Bertta has a seat in both that only reads."""
    alma, bertta = cast["alma"], cast["bertta"]
    vaahtera, closed = (open_vaahtera(alma, template.teams["vaara"]) for _ in range(2))
    seat = let_sit(alma, vaahtera, bertta)
    let_sit(alma, closed, bertta)
    with doing(alma):
        close_case(alma.actor, the_case(alma, closed))
    return {
        "vaahtera": vaahtera.case_id,
        "closed": closed.case_id,
        "child": vaahtera.child_id,
        "berttas-seat": seat.id,
        "person": a_person(alma, vaahtera, "opettaja 1").id,
        "note": a_note(alma, vaahtera, "Isoäiti tarjoaa viikonloppuja.").id,
    }
