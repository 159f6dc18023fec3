"""Tombstones: what the anchors say was erased stays erased, whatever copy is put back.

An old file of salts, or an old database, brings erased texts back to life. The newest anchor names
every space that was ever erased; while one of them is alive the application does not start.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from consult import audit, vault
from consult.audit import Deed, anchors
from consult.audit.keys import setup
from consult.erasures.operations import clear_leftovers
from consult.erasures.queries import spaces_being_erased
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.errors import ErasedReturned, Tampered
from consult.foundation.program import typed


def check_tombstones() -> None:
    """Refuse to start while something erased is there again.

    Raises:
        ErasedReturned: it is; the message names the command that erases it anew.

    """
    words = _newest()
    back = vault.returned({space for word in words for space in word.erased})
    if not back:
        return
    if not (back := back - set(spaces_being_erased(SYSTEM))):
        return  # one was interrupted between tombstone and salt; the worker goes on with it
    latest = max(word.at for word in words)
    raise ErasedReturned(
        f"An old copy was put back: {len(back)} spaces that were erased by"
        f" {latest:%Y-%m-%d %H:%M} UTC are there again. Run: {typed('backup replay')}"
    )


def _newest() -> list[anchors.Word]:
    """Read the newest anchor of the folder, and that of the database: either may be old."""
    files = sorted(setup().anchors.glob("*.txt"), key=lambda path: path.stem.partition("-")[2])
    newest = select(audit.Anchor.note).order_by(audit.Anchor.made_at.desc()).limit(1)
    filed = (path.read_text(encoding="utf-8", errors="replace") for path in reversed(files))
    found = (_first_good(filed), _first_good(db.session.scalars(newest)))
    return [word for word in found if word is not None]


def _first_good(notes: Iterable[str]) -> anchors.Word | None:
    for note in notes:
        try:
            return anchors.read(note, setup().anchor_key.public_key())
        except Tampered:
            continue  # `audit verify` names it
    return None


def read_outside(folder: Path) -> dict[str, anchors.Word]:
    """Read every anchor of a folder kept elsewhere.

    Raises:
        Tampered: one is not this installation's, or there is none.

    """
    words = {}
    for path, note in anchors.filed_notes(folder).items():
        try:
            words[path.name] = anchors.read(note, setup().anchor_key.public_key())
        except Tampered as error:
            raise Tampered(f"{path.name} is not an anchor of this installation: {error}") from error
    if not words:
        raise Tampered(f"There is no anchor in {folder}.")
    return words


def replay(outside: Path | None = None) -> int:
    """Erase again what anchors say was erased; return how many spaces had come back."""
    words = list(read_outside(outside).values()) if outside else []
    erased = {space for word in (*words, *_newest()) for space in word.erased}
    back = vault.returned(erased)
    bury(erased)
    anchors.make_anchor()
    return len(back)


def bury(erased: Collection[UUID]) -> None:
    """Set the tombstones that are missing, each with its deed; then salts go, then rows."""
    with transaction():
        for space in vault.erase_again(erased):
            audit.record(SYSTEM, Deed.SPACE_ERASED, on=space, space=space.id)
        said = select(audit.AuditRow.space).where(audit.AuditRow.action == Deed.SPACE_ERASED.value)
        told = {*db.session.scalars(said), *vault.erased_spaces()}
        for space_id in sorted({*erased} - told):  # made and erased after the backup
            audit.record(SYSTEM, Deed.SPACE_ERASED, space=space_id)
    vault.destroy_salts(erased)
    clear_leftovers(SYSTEM)
