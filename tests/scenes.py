"""Scenes: the base that every test starts from, laid once and copied for each test."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from consult import audit
from consult.accounts.models import Account
from consult.cli import founding
from consult.demo.cast import TEAMS
from consult.demo.directory import LaidDirectory
from consult.demo.directory import lay_directory as lay
from consult.foundation import clock
from consult.foundation.database import Model, db, transaction
from consult.foundation.installation import write_mark
from consult.foundation.settings import Settings
from consult.teams.models import Team, TeamMember, TeamSeat
from tests.cast import CAST, CEREMONY, Person, seed_of

LAID = datetime(2026, 1, 7, 8, 0, tzinfo=UTC)
"""The day the cast's seats begin: before anything that a test lets happen."""
DATABASES = ("main.db", "salts.db")


@dataclass(frozen=True)
class Template:
    """A folder with both databases, the cast in them, and the ids that were drawn."""

    folder: Path
    agencies: dict[str, UUID]
    teams: dict[str, UUID]

    def copy_to(self, folder: Path) -> Settings:
        """Copy both databases for one test."""
        for name in DATABASES:
            shutil.copyfile(self.folder / name, folder / name)
        return settings_in(folder)


def settings_in(folder: Path, *, installation: str = "demo") -> Settings:
    return Settings(
        installation=installation,
        database_url=f"sqlite:///{folder / 'main.db'}",
        salts_url=f"sqlite:///{folder / 'salts.db'}",
        secret_key=seed_of("secret_key"),
        audit_key=seed_of("audit_key"),
        pepper=seed_of("pepper"),
        recovery_kem=CEREMONY.recovery.kem_public,
        recovery_sign=CEREMONY.recovery.sign_public,
        authority_sign=CEREMONY.authority.sign_public,
        backup_kem=CEREMONY.backup.kem_public,
        instance=folder,
        secure_cookies=True,
        argon2_memory_kib=64,
        argon2_iterations=1,
    )


def lay_directory() -> LaidDirectory:
    """Lay agencies, people and teams of the cast into an empty base."""
    with transaction():
        write_mark("demo")
        audit.record(None, audit.Deed.INSTALLATION_MADE, installation="demo")
    return lay(CEREMONY, {key: person.new_keys() for key, person in CAST.items()})


def empty_base(folder: Path, *, installation: str = "demo") -> Settings:
    """Make both databases with nothing in them."""
    settings = settings_in(folder, installation=installation)
    with founding.bare_house(settings).app_context():
        founding.make_tables()
        db.engine.dispose()
    return settings


def lay_template(folder: Path) -> Template:
    """Make the databases that tests copy. Done once for each test process."""
    with founding.bare_house(settings_in(folder)).app_context():
        founding.make_tables()
        with db.engine.begin() as connection:
            Model.metadata.create_all(connection)  # what tests have of their own
        with clock.held_at(LAID):
            laid = lay_directory()
        ids = (
            {key: agency.id for key, agency in laid.agencies.items()},
            {key: team.id for key, team in laid.teams.items()},
        )
        db.session.remove()
        db.engine.dispose()
    for name in DATABASES:
        with closing(sqlite3.connect(folder / name)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Template(folder, *ids)


def account_of(person: Person) -> Account:
    """The row of somebody of the cast."""
    return db.session.get_one(Account, person.id)


def seat_of(person: Person, team: Team, seat: TeamSeat) -> TeamMember:
    """The row of a seat of the cast that has not ended."""
    return db.session.scalars(
        select(TeamMember).where(
            TeamMember.team_id == team.id,
            TeamMember.account_id == person.id,
            TeamMember.seat == seat,
            TeamMember.until.is_(None),
        )
    ).one()


def deeds(*but: str) -> list[str]:
    """Every deed in the log in its order, the laying of the directory left out."""
    rows = db.session.scalars(select(audit.AuditRow.action).order_by(audit.AuditRow.seq)).all()
    opened = [n for n, action in enumerate(rows) if action == audit.Deed.TEAM_SPACES_OPENED]
    new = rows[opened[len(TEAMS) - 1] + 1 :]
    return [action for action in new if action not in (audit.Deed.ROW_WRITTEN, *but)]
