"""Verifying backups: without the key what anybody may check, with it everything."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, select

from consult import vault
from consult.audit import anchors
from consult.audit.keys import Setup
from consult.audit.verify import Progress, walk
from consult.foundation.database import db
from consult.foundation.errors import ConsultError, Tampered
from consult.upkeep import manifests, places
from consult.upkeep.archives import Archive, snapshot
from consult.upkeep.bases import base_aside, fill
from consult.upkeep.configuration import Configuration, read_configuration
from consult.upkeep.manifests import CONFIGURATION, MAIN, SALTS, Manifest
from consult.vault import BackupKey

WHOLE = ({MAIN, CONFIGURATION}, {SALTS})
"""What a folder of a backup may hold."""


@dataclass
class Check:
    """What was looked at, and what is wrong with it, in words."""

    backups: int = 0
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def verify(
    path: Path,
    *,
    salts_at: Path | None = None,
    key: BackupKey | None = None,
    public: Ed25519PublicKey | None = None,
) -> Check:
    """Verify one backup, or all that lie in a folder.

    `public` is what manifests are signed with; with the off-line `key` it is found in the backup
    itself. `salts_at` is where the salts of the main sets lie.
    """
    check = Check()
    folders = folders_at(path)
    if not folders:
        check.wrong.append(f"{path}: there is no finished backup here")
    for folder in folders:
        check.backups += 1
        try:
            _verify(folder, salts_at, key, public, check)
        except (ConsultError, OSError) as error:
            check.wrong.append(f"{folder.name}: {error}")
    return check


def folders_at(path: Path) -> list[Path]:
    """Return the backup at a path, or all of them in it, the oldest first."""
    return [path] if (path / manifests.FILE).is_file() else places.backups_in(path)


def faults_of_files(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Compare a folder with its manifest, opening nothing."""
    if folder.name != manifest.backup:
        yield f"it is called {folder.name}, but its manifest is that of {manifest.backup}"
    if set(manifest.sets) not in WHOLE:
        yield f"it should hold main and configuration, or salts; it holds {set(manifest.sets)}"
    for name, part in manifests.named(manifest):
        path = folder / part.file
        if not path.is_file():
            yield f"the set {name} is missing"
        elif manifests.part_of(path) != part:
            yield f"the set {name} is not as it was made"


def salts_for(manifest: Manifest, place: Path) -> Path:
    """Choose the salt set of a main set: its own, or the oldest one made after it.

    Raises:
        Tampered: there is none.

    """
    fit = {}
    for each in folders_at(place):
        with suppress(Tampered):  # one that cannot be read is none; `verify` names it
            if (moment := manifests.read(each, None).moment) >= manifest.moment:
                fit[each] = moment
    if not fit:
        raise Tampered(f"{place} has no salt set of {manifest.backup}, nor a newer one")
    return min(fit, key=lambda each: fit[each])


def open_set(folder: Path, manifest: Manifest, name: str, key: BackupKey) -> Iterator[bytes]:
    """Open one set, piece by piece.

    Raises:
        Tampered: it is sealed to another key, or was changed.

    """
    if manifest.key != key.kid.hex():
        raise Tampered(f"it is sealed to another backup key than this one ({key.fingerprint})")
    sealed = places.pieces_of(folder / manifest.sets[name].file)
    return key.open(sealed, manifest.context(name))


def salted_in(folder: Path, manifest: Manifest, key: BackupKey) -> set[UUID]:
    """Return the spaces that a salt set has salts for."""
    archive = Archive(open_set(folder, manifest, SALTS, key))
    return {
        row["space_id"]
        for source, rows in archive.batches()
        if source.name == SALTS
        for row in rows
    }


def read_words(
    notes: dict[str, str], public: Ed25519PublicKey
) -> tuple[dict[str, anchors.Word], list[str]]:
    """Read anchors; return also the names of those that are not as they were signed."""
    words, bad = {}, []
    for name, note in notes.items():
        try:
            words[name] = anchors.read(note, public)
        except Tampered:
            bad.append(name)
    return words, bad


def _verify(
    folder: Path,
    salts_at: Path | None,
    key: BackupKey | None,
    public: Ed25519PublicKey | None,
    check: Check,
) -> None:
    manifest = manifests.read(folder, public)
    faults = list(faults_of_files(folder, manifest))
    check.wrong += [f"{folder.name}: {fault}" for fault in faults]
    if faults:
        return
    if key is not None and MAIN in manifest.sets:
        for fault in _faults_inside(folder, manifest, salts_at, key, check):
            check.wrong.append(f"{folder.name}: {fault}")
    elif key is not None:
        salted_in(folder, manifest, key)
    if public is None and (key is None or MAIN not in manifest.sets):
        check.wrong.append(f"{folder.name}: nobody said by which key it should be signed")


def _faults_inside(
    folder: Path, manifest: Manifest, salts_at: Path | None, key: BackupKey, check: Check
) -> Iterator[str]:
    kept = read_configuration(open_set(folder, manifest, CONFIGURATION, key))
    log = Setup(kept.key("audit_key"), folder)
    manifests.read(folder, log.anchor_key.public_key())
    words, bad = read_words({**kept.anchors(), "its own": manifest.anchor}, public_of(kept))
    yield from (f"the anchor {name} is not as it was signed" for name in bad)
    with base_aside():
        fill(open_set(folder, manifest, MAIN, key))
        with snapshot(db.engine) as connection:
            yield from _faults_of_base(connection)
            yield from _faults_of_log(connection, log.key, words, manifest)
            alive = set(connection.scalars(_ALIVE))
    if salts_at is None:
        check.notes.append(f"{folder.name}: whether the salts fit was not looked at")
        return
    erased = {space for word in words.values() for space in word.erased}
    salts = salts_for(manifest, salts_at)
    theirs = manifests.read(salts, log.anchor_key.public_key())
    yield from faults_of_files(salts, theirs)
    if lost := alive - erased - salted_in(salts, theirs, key):
        yield f"{len(lost)} living spaces have no salt in {salts.name}, for example {min(lost)}"


def public_of(kept: Configuration) -> Ed25519PublicKey:
    """Return what the installation's anchors and manifests are checked with."""
    return Setup(kept.key("audit_key"), kept.instance).anchor_key.public_key()


def _faults_of_base(connection: Connection) -> Iterator[str]:
    said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if said != "ok":
        yield f"put back, the base is damaged: {said}"
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all()[:1]:
        yield f"a row of {table} points at nothing"


def _faults_of_log(
    connection: Connection, key: bytes, words: dict[str, anchors.Word], manifest: Manifest
) -> Iterator[str]:
    seen = [word for word in words.values() if word.seq <= manifest.counts["entries"]]
    progress = Progress(marks=dict.fromkeys((word.seq for word in seen), b""))
    if finding := walk(connection, key, progress):
        yield f"the log: {finding}"
    elif progress.entries != manifest.counts["entries"]:
        yield f"the log ends at {progress.entries}, not at {manifest.counts['entries']}"
    elif any(word.seq and word.hash != progress.marks[word.seq] for word in seen):
        yield "the log is another than the one its anchors have seen"


_ALIVE = select(vault.Space.id).where(vault.Space.state != vault.SpaceState.ERASED)
