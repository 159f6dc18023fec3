"""Scenes of upkeep: a house in a folder of its own, its backups beside it, and what is lost."""

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from consult import audit, vault
from consult.app import create_app
from consult.audit import anchors
from consult.cases.models import Client
from consult.cases.rules import ClientRole
from consult.cli.founding import bare_house
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked
from consult.foundation.settings import Settings, load_settings
from consult.notes.models import CaseNote
from consult.notes.operations import AS_BACKGROUND, About
from consult.upkeep import backups
from consult.upkeep.restoring import Given
from tests.casework import a_client, a_note, doing, open_vaahtera, reading, the_case
from tests.cast import CAST, CEREMONY
from tests.scenes import Template

ALMA = CAST["alma"]
ELDER = "Isosisko maalasi yksin merenpohjan punaiseksi."
YOUNGER = "Pikkuveli rakensi kodin keltaisista laatikoista."
SHARED = "Molemmat odottavat lauantain hernekeittoa."
KEY = vault.BackupKey(CEREMONY.backup_seed)


@dataclass
class Place:
    """One machine: an instance folder, and the two places of its backups."""

    folder: Path
    settings: Settings
    notes: dict[str, UUID] = field(default_factory=dict)
    spaces: dict[str, UUID] = field(default_factory=dict)
    case_id: UUID | None = None

    @property
    def main(self) -> Path:
        return self.folder / "backups"

    @property
    def salts(self) -> Path:
        return self.folder / "salt-backups"

    @contextmanager
    def running(self):
        """Database, vault and log of this machine, without pages."""
        house = bare_house(self.settings)
        with house.app_context():
            try:
                yield house
            finally:
                db.session.remove()
                db.engine.dispose()

    def back_up(self):
        with self.running():
            return backups.create(self.settings, self.main, self.salts)

    def keep_anchors(self):
        """Make an anchor, and copy all of them to another machine."""
        with self.running():
            anchors.make_anchor()
        elsewhere = self.folder / "elsewhere"
        shutil.copytree(self.settings.instance / "anchors", elsewhere, dirs_exist_ok=True)
        return elsewhere

    def erase(self, name):
        """Erase one space, as an erasure does: tombstone and deed, then the salt."""
        with self.running():
            with transaction():
                vault.erase_space(self.spaces[name])
                audit.record(None, audit.Deed.SPACE_ERASED, space=self.spaces[name])
            vault.destroy_erased_salts()

    def read(self):
        """What Alma reads of each note and card; None where it is locked for ever."""
        with self.running(), reading(ALMA):
            found = {name: opened(CaseNote, row, "body") for name, row in self.notes.items()}
            for card in db.session.scalars(select(Client)):
                found[f"card of {card.role}"] = opened(Client, card.id, "card")
            return found

    def starts(self):
        """The whole house, which looks round before it opens its doors."""
        with create_app(self.settings).app_context():
            db.engine.dispose()
        return True

    def at(self, instance):
        """The same, where a copy of it lies in another folder."""
        urls = {
            name: f"sqlite:///{instance / base}.db"
            for name, base in (("database_url", "main"), ("salts_url", "salts"))
        }
        return self.restored(replace(self.settings, instance=instance, **urls))

    def restored(self, settings):
        """The same family, on another machine."""
        return replace(self, folder=settings.instance.parent, settings=settings)


def opened(kind, row_id, attribute):
    try:
        return str(getattr(db.session.get_one(kind, row_id), attribute))
    except (Locked, NoResultFound):
        return None


def a_place(folder: Path, template: Template, **other: str) -> Place:
    """A machine with one family: two children, a note on each and one on both."""
    instance = folder / "instance"
    instance.mkdir(mode=0o700)
    place = Place(folder, replace(template.copy_to(instance), **other))
    with place.running():
        family = open_vaahtera(ALMA, template.teams["vaara"])
        place.case_id = family.case_id
        place.spaces |= {"case": family.space_id, "elder": family.client_spaces[0]}
        with doing(ALMA):
            brother = a_client(ALMA, the_case(ALMA, family), ClientRole.YOUNG_PERSON, YOUNGER)
            place.spaces["younger"] = brother.space_id
            sister = db.session.get_one(Client, family.child_id)
        about = {"elder": About(clients=[sister]), "younger": About(clients=[brother])}
        for name, text in (("elder", ELDER), ("younger", YOUNGER), ("shared", SHARED)):
            place.notes[name] = a_note(ALMA, family, text, about.get(name, AS_BACKGROUND)).id
    return place


def given(backup: Path, salts: Path, anchors_at: Path | None = None, **other) -> Given:
    """What a restore starts from, the halves of the key joined."""
    return Given(backup, salts, KEY, anchors_at, **other)


def restore_to(folder: Path, start: Given):
    """Restore on an empty machine; return its settings and what was told."""
    instance = folder / "instance"
    told = backups.restore(start, instance)
    return load_settings(instance, {}), told
