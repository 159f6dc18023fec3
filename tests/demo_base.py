"""The demo's year in a base that tests copy, laid once for a run."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from consult.cli.founding import bare_house, make_tables
from consult.demo.year import Hands, lay_year
from consult.demo.year.pilot import FOUNDED_AT
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.settings import Settings
from tests.cast import CAST
from tests.scenes import DATABASES, lay_directory, settings_in


@dataclass(frozen=True)
class DemoYear:
    """A folder with both databases of a whole demo."""

    folder: Path

    def copy_to(self, folder: Path) -> Settings:
        for name in DATABASES:
            shutil.copyfile(self.folder / name, folder / name)
        return settings_in(folder)


def laid_demo_year(folder: Path) -> DemoYear:
    """Return what another process has laid here, or lay it: its keys are the same in all."""
    if not folder.exists():
        begun = folder.with_suffix(".begun")
        begun.mkdir()
        lay_demo_year(begun)
        begun.rename(folder)
    return DemoYear(folder)


def lay_demo_year(folder: Path) -> None:
    """Lay directory and year by the real operations, with the cast's keys of the tests."""
    with bare_house(settings_in(folder)).app_context():
        make_tables()
        with clock.held_at(FOUNDED_AT):
            laid = lay_directory()
        lay_year(Hands(laid, {key: one.identity for key, one in CAST.items()}), lambda said: None)
        db.session.remove()
        db.engine.dispose()
    for name in DATABASES:
        with closing(sqlite3.connect(folder / name)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
