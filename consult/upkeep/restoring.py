"""Putting a backup back on an empty machine, and erasing again what was erased since.

Everything is made ready in a folder aside; `consult.toml` comes last, and without it there is no
installation. The salts of what was erased are never written at all.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import delete, insert, make_url

from consult import audit, vault
from consult.accounts.models import LoginSession
from consult.audit import Deed, anchors
from consult.foundation import schema
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction, writing
from consult.foundation.errors import Tampered, WrongInstallation, WrongSchema
from consult.upkeep import manifests
from consult.upkeep.archives import Archive
from consult.upkeep.bases import base_at, claim, fill, release
from consult.upkeep.configuration import SETTINGS_FILE, Configuration, read_configuration
from consult.upkeep.manifests import CONFIGURATION, MAIN, SALTS, Manifest
from consult.upkeep.tombstones import bury, read_outside
from consult.upkeep.verifying import (
    faults_of_files,
    open_set,
    public_of,
    read_words,
    salts_for,
)
from consult.vault import BackupKey, salts

STAGING = ".restoring"
_NAMES = "names"


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """What a restore starts from."""

    backup: Path
    salts: Path
    key: BackupKey
    anchors: Path | None
    """Anchors kept elsewhere: they know what was erased after the backup."""
    public: Ed25519PublicKey | None = None
    database_url: str = ""
    salts_url: str = ""

    @property
    def is_unproved(self) -> bool:
        """Tell whether the backup alone says by which key it should be signed."""
        return self.public is None and self.anchors is None


@dataclass(frozen=True, slots=True, repr=False)
class Sets:
    """A backup that was looked through, and fits."""

    manifest: Manifest
    salts_at: Path
    salts: Manifest
    kept: Configuration


def restore(given: Given, instance: Path) -> list[str]:
    """Restore a backup; return what is to be told of it, a line each.

    Raises:
        WrongInstallation: there is something already.
        WrongSchema: the backup is newer than this application.
        Tampered: backup or anchors are not what they say.

    """
    sets = _examine(given)
    final = {
        "database_url": _address(given.database_url, "database_url", sets.kept, instance),
        "salts_url": _address(given.salts_url, "salts_url", sets.kept, instance),
    }
    schema.read_every_model()
    with _made_aside(instance, final.values()) as aside:
        addresses = {name: _aside(url, aside, name) for name, url in final.items()}
        settings = sets.kept.write(aside, **addresses)
        audit.configure(settings.audit_key, aside / "anchors")
        _drop_what_came_after(sets, aside)
        words = _words(sets, given)
        erased = {space for word in words for space in word.erased}
        for address in addresses.values():
            claim(address)
        with base_at(settings.database_url):
            vault.configure(settings)
            _fill_salts(sets, given.key, erased)
            if fill(open_set(given.backup, sets.manifest, MAIN, given.key)) != schema.newest():
                schema.upgrade()
            told = _settle(sets, words, erased, is_unproved=given.is_unproved)
            _empty_journals()
        vault.salts.detach()
        for address in addresses.values():
            release(address)
        sets.kept.write(aside, **final)
        _put_in_place(aside, instance, {addresses[name]: url for name, url in final.items()})
    return told


def _examine(given: Given) -> Sets:
    manifest = manifests.read(given.backup, None)
    if set(manifest.sets) != {MAIN, CONFIGURATION}:
        raise Tampered(f"{given.backup} holds no main set")
    if manifest.revision not in schema.known():
        raise WrongSchema(
            f"The backup is newer than this application (revision {manifest.revision})."
            " Install the newer one."
        )
    kept = read_configuration(open_set(given.backup, manifest, CONFIGURATION, given.key))
    public = public_of(kept)
    if given.public is not None and given.public != public:
        raise Tampered("the backup is of an installation whose anchors another key signs")
    manifest = manifests.read(given.backup, public)
    salts_at = salts_for(manifest, given.salts)
    theirs = manifests.read(salts_at, public)
    for folder, each in ((given.backup, manifest), (salts_at, theirs)):
        if faults := list(faults_of_files(folder, each)):
            raise Tampered(f"{folder}: {'; '.join(faults)}")
    return Sets(manifest, salts_at, theirs, kept)


def _words(sets: Sets, given: Given) -> list[anchors.Word]:
    own, _ = read_words(
        {**sets.kept.anchors(), "its own": sets.manifest.anchor}, public_of(sets.kept)
    )
    outside = read_outside(given.anchors) if given.anchors else {}
    return [*own.values(), *outside.values()]


def _drop_what_came_after(sets: Sets, aside: Path) -> None:
    # An anchor that has seen more than the backup holds would contradict the log that goes on
    # from here. What it says was erased has been read.
    words, _ = read_words(sets.kept.anchors(), public_of(sets.kept))
    for name, word in words.items():
        if word.seq > sets.manifest.counts["entries"]:
            (aside / name).unlink()


def _address(given: str, name: str, kept: Configuration, instance: Path) -> str:
    """Say where a database shall be: where one says, or where it was, seen from the folder."""
    url = make_url(given or kept.settings[name])
    if given or url.get_backend_name() != "sqlite":
        return given or str(kept.settings[name])
    path = Path(str(url.database))
    if path.is_relative_to(kept.instance):
        path = instance / path.relative_to(kept.instance)
    return f"sqlite:///{path}"


def _aside(address: str, aside: Path, name: str) -> str:
    is_file = make_url(address).get_backend_name() == "sqlite"
    return f"sqlite:///{aside / name}.db" if is_file else address


def _file_of(address: str) -> Path | None:
    url = make_url(address)
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


@contextmanager
def _made_aside(instance: Path, addresses: Iterable[str]) -> Iterator[Path]:
    """Give a folder in which all is made ready, in an instance folder that is empty."""
    aside = instance / STAGING
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    if aside.exists() and not (instance / SETTINGS_FILE).exists():
        _take_back(aside, instance)
    there = list(instance.iterdir())
    there += [file for each in addresses if (file := _file_of(each)) is not None and file.exists()]
    if there:
        raise WrongInstallation(f"{there[0]} is there already. Nothing was done.")
    aside.mkdir(mode=0o700)
    try:
        yield aside
    except BaseException:
        vault.salts.detach()
        _take_back(aside, instance)
        raise
    shutil.rmtree(aside)


def _take_back(aside: Path, instance: Path) -> None:
    """Remove what an interrupted restore has put in place; the folder was empty before it."""
    names = aside / _NAMES
    for name in names.read_text(encoding="utf-8").splitlines() if names.exists() else ():
        path = instance / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    shutil.rmtree(aside)


def _put_in_place(aside: Path, instance: Path, moves: dict[str, str]) -> None:
    """Move everything to where it belongs, the settings last."""
    targets = {}
    for made, final in moves.items():
        source, target = _file_of(made), _file_of(final)
        if source is not None and target is not None:
            targets[source] = target
    for path in aside.iterdir():
        targets.setdefault(path, instance / path.name)
    last = targets.pop(aside / SETTINGS_FILE)
    (aside / _NAMES).write_text("".join(f"{path}\n" for path in targets.values()), encoding="utf-8")
    for source, target in targets.items():
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.move(source, target)
    os.sync()
    (aside / SETTINGS_FILE).rename(last)
    os.sync()


def _fill_salts(sets: Sets, key: BackupKey, erased: set[UUID]) -> None:
    archive = Archive(open_set(sets.salts_at, sets.salts, SALTS, key))
    if archive.head.revision != str(salts.VERSION):
        raise WrongSchema("The salts in the backup are of another age than this application.")
    with writing(), salts.engine().begin() as connection:
        for source, rows in archive.batches():
            kept = [row for row in rows if row.get("space_id") not in erased]
            if source.name == salts.SALTS.name and kept:
                connection.execute(insert(salts.SALTS), kept)


def _settle(
    sets: Sets, words: list[anchors.Word], erased: set[UUID], *, is_unproved: bool
) -> list[str]:
    """Erase again, write down what happened, anchor it; return what there is to tell."""
    alive_again = vault.returned(erased)
    bury(erased)
    entries = sets.manifest.counts["entries"]
    newest = max(words, key=lambda word: (word.at, word.seq))
    lost = max(0, newest.seq - entries)
    facts: dict[str, Any] = {"entries": entries, "lost": lost}
    with transaction():
        db.session.execute(delete(LoginSession))  # who was signed out since must not be in again
        audit.record(SYSTEM, Deed.BACKUP_RESTORED, backup=sets.manifest.backup, **facts)
    anchors.make_anchor()
    lines = [
        f"Restored: {sets.manifest.backup}, with the salts of {sets.salts.backup}.",
        f"{len(alive_again)} of {len(erased)} erased spaces were in it, and are erased again.",
    ]
    if is_unproved:
        lines.append(
            "Nothing from elsewhere has shown whose backup it is. Compare with the line on the"
            f" paper from the installation, before anybody signs in: {anchors.verifier()}"
        )
    if newest.at > sets.manifest.moment:
        lines.append(
            f"The log had {newest.seq} entries at {newest.at:%Y-%m-%d %H:%M} UTC; the backup, of"
            f" {sets.manifest.moment:%Y-%m-%d %H:%M} UTC, has {entries}: {lost} are lost."
        )
    lines.append(
        f"Nothing is known of what came after {newest.at:%Y-%m-%d %H:%M} UTC, and it is lost."
    )
    lines.append(
        "Whoever was suspended, has left or lost a seat since the backup is in again, and words"
        " changed since are the old ones: look to these before people come back."
    )
    unsalted = [fault for fault in vault.faults() if fault.what == "salt"]
    if unsalted:
        lines.append(f"{len(unsalted)} spaces have no salt: what was in them is lost for ever.")
    return lines


def _empty_journals() -> None:
    db.session.remove()
    for engine in (db.engine, salts.engine()):
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
