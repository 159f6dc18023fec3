"""Making a backup: three sealed sets in one go, while people write.

The snapshot of the main database is taken first and the salts are read after it. A space's salt is
committed before the space is, so every space in the main set has its salt in the other. Whoever
makes a backup holds nothing that opens it: all of it is sealed to the off-line backup key.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Engine, MetaData, Table, func, select

from consult import audit, vault
from consult.audit import Deed, anchors
from consult.audit.keys import setup
from consult.foundation import clock, schema
from consult.foundation.actor import SYSTEM
from consult.foundation.database import Model, db, transaction
from consult.foundation.errors import Misconfigured, StoreUnavailable, Tampered
from consult.foundation.settings import Settings
from consult.upkeep import manifests, places
from consult.upkeep.archives import snapshot, write_archive
from consult.upkeep.configuration import write_configuration
from consult.upkeep.manifests import CONFIGURATION, MAIN, SALTS, Manifest, Part
from consult.upkeep.restoring import restore
from consult.upkeep.verifying import folders_at, verify
from consult.vault import salts

__all__ = ["Made", "create", "create_salts", "newest_in", "restore", "verify"]


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    manifest: Manifest
    folder: Path | None
    salts: Path
    removed: list[str]
    """The salt sets whose time was over."""
    unsalted: int
    """Living spaces without a salt: their texts are lost, here as in the database itself."""


def create(settings: Settings, to: Path, salts_to: Path) -> Made:
    """Make all three sets, an anchor with them, and remove salt sets whose time is over.

    Raises:
        Misconfigured: there is no backup key, or the folders do not lie apart.
        StoreUnavailable: the database is damaged, or another backup is being made.

    """
    _demand_a_key(settings)
    schema.read_every_model()
    places.keep_apart(to, salts_to)
    with places.alone_in(to, salts_to), ExitStack() as open_folders:
        begun = _begin(settings, db.engine, salts.engine())
        main_at = open_folders.enter_context(places.unfinished(to, begun.backup))
        salts_at = open_folders.enter_context(places.unfinished(salts_to, begun.backup))
        writer = _Writer(settings, begun)
        with snapshot(db.engine) as main:
            facts = _facts(main)
            with snapshot(salts.engine()) as beside:
                counts = {**facts, "salts": _count(beside, salts.SALTS)}
                writer.write(salts_at, SALTS, _salts_archive(beside))
                lost = _unsalted(main, beside)
            tables = _there(main, begun.revision)
            writer.write(main_at, MAIN, write_archive(main, tables, begun.revision))
        if lost:
            anchors.make_anchor()  # one that knows what was erased since the snapshot
        writer.write(main_at, CONFIGURATION, write_configuration(settings))
        manifest = writer.sign(main_at, counts, MAIN, CONFIGURATION)
        writer.sign(salts_at, counts, SALTS)
        finished = places.finish(salts_at), places.finish(main_at)
        _say_so(manifest)
        removed = places.remove_older(salts_to, settings.salt_backup_days, clock.now())
        return Made(manifest, finished[1], finished[0], removed, len(lost - _erased()))


def create_salts(settings: Settings, salts_to: Path) -> Made:
    """Make a set of the salts alone, as often as one likes, and remove those whose time is over.

    It goes with every main set that is older.

    Raises:
        Misconfigured: there is no backup key.
        StoreUnavailable: the salts cannot be read, or another backup is being made.

    """
    _demand_a_key(settings)
    salts_to.mkdir(mode=0o700, parents=True, exist_ok=True)
    begun = _begin(settings, salts.engine())
    with places.alone_in(salts_to), places.unfinished(salts_to, begun.backup) as folder:
        writer = _Writer(settings, begun)
        with snapshot(salts.engine()) as beside:
            counts = {"salts": _count(beside, salts.SALTS)}
            writer.write(folder, SALTS, _salts_archive(beside))
        manifest = writer.sign(folder, counts, SALTS)
        finished = places.finish(folder)
        _say_so(manifest)
        removed = places.remove_older(salts_to, settings.salt_backup_days, clock.now())
        return Made(manifest, None, finished, removed, 0)


def newest_in(place: Path) -> Path:
    """Return the backup at a path, or the newest of those in it.

    Raises:
        Tampered: there is none.

    """
    found = folders_at(place)
    if not found:
        raise Tampered(f"There is no finished backup in {place}.")
    return found[-1]


class _Writer:
    """Seals sets into folders, and signs what it wrote."""

    def __init__(self, settings: Settings, begun: Manifest) -> None:
        self._public = settings.backup_kem
        self._begun = begun
        self._parts: dict[str, Part] = {}

    def write(self, folder: Path, name: str, plain: Iterable[bytes]) -> None:
        """Seal one set into a file."""
        path = folder / f"{name}.sealed"
        places.write_new(path, vault.seal_file(self._public, plain, self._begun.context(name)))
        self._parts[name] = manifests.part_of(path)

    def sign(self, folder: Path, counts: dict[str, int], *names: str) -> Manifest:
        """Write the manifest of a folder, last of all."""
        sets = {name: self._parts[name] for name in names}
        manifest = replace(self._begun, counts=counts, sets=sets)
        text = manifests.sign(manifest, setup().anchor_key)
        places.write_new(folder / manifests.FILE, [text.encode()])
        return manifest


def _demand_a_key(settings: Settings) -> None:
    if not settings.backup_kem:
        raise Misconfigured(
            "No backup can be made: the setting backup_kem is missing. It is the public half of"
            " the off-line backup key."
        )


def _begin(settings: Settings, *engines: Engine) -> Manifest:
    for engine in engines:
        _demand_soundness(engine)
    note = anchors.make_anchor().read_text(encoding="utf-8")
    now = clock.now()
    return Manifest(
        backup=places.new_name(now),
        made_at=now.isoformat(),
        installation=settings.installation,
        database=db.engine.dialect.name,
        revision=_revision(),
        version=_version(),
        key=vault.backup_kid(settings.backup_kem).hex(),
        counts={},
        anchor=note,
        sets={},
    )


def _revision() -> str:
    with db.engine.connect() as connection:
        return schema.revision_of(connection) or schema.newest()


def _version() -> str:
    try:
        return version("consult")
    except PackageNotFoundError:  # run from its source
        return ""


def _demand_soundness(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return
    with snapshot(engine) as connection:
        said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if said != "ok":
        raise StoreUnavailable(
            f"The database is damaged ({said}). No backup was made; keep the last good one and"
            " restore it."
        )


def _facts(main: Connection) -> dict[str, int]:
    newest = select(func.coalesce(func.max(audit.AuditRow.seq), 0))
    return {
        "entries": main.scalar(newest) or 0,
        "spaces": _count(main, vault.Space.__table__),
    }


def _count(connection: Connection, table: Any) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _there(connection: Connection, revision: str) -> list[Table]:
    """Return the tables that are there; before an upgrade with the columns of their own time."""
    named, models = set(schema.tables_of(connection)), Model.metadata.sorted_tables
    if revision == schema.newest():
        return [table for table in models if table.name in named]
    found = MetaData()
    found.reflect(connection, resolve_fks=False)
    known = [table.name for table in models]
    gone = sorted(named - set(known) - {schema.OWN_TABLE})
    return [_as_it_lies(found.tables[name]) for name in [*known, *gone] if name in named]


def _as_it_lies(found: Table) -> Table:
    # What kind of value a column holds the models know better than the database does.
    model = Model.metadata.tables.get(found.name)
    columns = [each if model is None else model.c.get(each.name, each) for each in found.columns]
    keys = {each.name for each in found.primary_key}
    light = [Column(each.name, each.type, primary_key=each.name in keys) for each in columns]
    return Table(found.name, MetaData(), *light)


def _salts_archive(connection: Connection) -> Iterator[bytes]:
    return write_archive(connection, salts.TABLES, str(salts.VERSION))


def _unsalted(main: Connection, beside: Connection) -> set[UUID]:
    alive = select(vault.Space.id).where(vault.Space.state != vault.SpaceState.ERASED)
    return {*main.scalars(alive)} - {*beside.scalars(select(salts.SALTS.c.space_id))}


def _erased() -> set[UUID]:
    with snapshot(db.engine) as connection:
        return anchors.erased_spaces(connection)


def _say_so(manifest: Manifest) -> None:
    with transaction():
        audit.record(
            SYSTEM,
            Deed.BACKUP_MADE,
            backup=manifest.backup,
            sets="+".join(sorted(manifest.sets)),
        )
