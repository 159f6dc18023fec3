"""Where backups lie: two folders apart, each backup in one of its own, whole or not at all."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from consult.foundation.errors import Misconfigured, StoreUnavailable
from consult.upkeep.manifests import FILE

NAME = re.compile(r"(\d{8}T\d{6}Z)-[0-9a-f]{8}")
_TIME = "%Y%m%dT%H%M%SZ"
_UNFINISHED = ".unfinished"


def new_name(now: datetime) -> str:
    """Name a backup: its time, and something that no other has."""
    return f"{now.astimezone(UTC):{_TIME}}-{os.urandom(4).hex()}"


def made_at(name: str) -> datetime:
    """Return the time in a name."""
    return datetime.strptime(name.partition("-")[0], _TIME).replace(tzinfo=UTC)


def backups_in(place: Path) -> list[Path]:
    """Return the finished backups of a folder, the oldest first."""
    found = place.iterdir() if place.is_dir() else ()
    return sorted(each for each in found if NAME.fullmatch(each.name) and (each / FILE).is_file())


def keep_apart(place: Path, salts: Path) -> None:
    """Make both folders, and see that neither lies in the other by whatever way one goes there.

    Raises:
        Misconfigured: they are the same, or one is inside the other.

    """
    for folder in (place, salts):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for one, other in ((place, salts), (salts, place)):
        whole = one.resolve(strict=True)
        if any(above.samefile(other) for above in (whole, *whole.parents)):
            raise Misconfigured(
                "The salts must lie in a folder of their own, neither inside the other:"
                " what was erased must be able to run out."
            )


@contextmanager
def alone_in(*places: Path) -> Iterator[None]:
    """Let one backup be made at a time, and sweep away what an interrupted one has left.

    Raises:
        StoreUnavailable: another one is being made.

    """
    handles = []
    try:
        for place in places:
            handles.append(os.open(place / ".lock", os.O_RDWR | os.O_CREAT, 0o600))
            fcntl.flock(handles[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
        for place in places:
            for left in place.glob(f"*{_UNFINISHED}"):
                shutil.rmtree(left)
        yield
    except BlockingIOError as error:
        raise StoreUnavailable("Another backup is being made in this folder.") from error
    finally:
        for handle in handles:
            os.close(handle)


@contextmanager
def unfinished(place: Path, name: str) -> Iterator[Path]:
    """Give a folder to write into; what went wrong leaves none."""
    folder = place / f"{name}{_UNFINISHED}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # finished, it has another name by now


def finish(folder: Path) -> Path:
    """Give a folder its name, for good."""
    _sync(folder)
    finished = folder.with_name(folder.name.removesuffix(_UNFINISHED))
    folder.rename(finished)
    _sync(finished.parent)
    return finished


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a new file that only its owner may read, down to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def pieces_of(path: Path, size: int = 1 << 20) -> Iterator[bytes]:
    """Read a file piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(size):
            yield piece


def remove_older(place: Path, days: int, now: datetime) -> list[str]:
    """Remove the finished backups of a folder that are older than so many days."""
    old = [each for each in backups_in(place) if made_at(each.name) < now - timedelta(days=days)]
    for each in old:
        with suppress(FileNotFoundError):
            (each / FILE).unlink()  # first, so that what is left of it is no backup any more
        shutil.rmtree(each)
    if old:
        _sync(place)
    return [each.name for each in old]


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
