"""Room on the disks: bytes, names (inodes), and whether one may write there at all."""

import os
import tempfile
from pathlib import Path

from sqlalchemy import make_url

from consult.foundation.settings import Settings
from consult.foundation.words import Words
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient, size

AREA = "disk"
ENOUGH, SCARCE = 2**30, 2**28
"""Free bytes: below the first somebody should look, below the second it is wrong."""
ENOUGH_NAMES, SCARCE_NAMES = 0.05, 0.01
"""The part of all inodes that is free."""


def look(patient: Patient) -> Findings:
    """Look at each place that the installation writes to."""
    settings = patient.settings
    for place, name in places(settings).items():
        yield from of_place(place, name, probe=True)
    for place, name in backups(settings).items():
        yield from of_place(place, name, probe=False)  # only a backup itself need write there


def places(settings: Settings) -> dict[Path, str]:
    """Return the folders that are written to, each with what it is called."""
    return {
        settings.instance: "instance",
        **dict.fromkeys(_folder_of(settings.database_url), "database"),
        **dict.fromkeys(_folder_of(settings.salts_url), "salts"),
    }


def backups(settings: Settings) -> dict[Path, str]:
    """Return the folders of the backups, each with the name of its setting."""
    named = ("backup_place", "salt_backup_place")
    return {Path(given): name for name in named if (given := getattr(settings, name))}


def file_of(url: str) -> Path | None:
    """Return the file of a SQLite database; None for a server's."""
    parts = make_url(url)
    is_file = parts.get_backend_name() == "sqlite" and parts.database
    return Path(parts.database).resolve() if is_file and parts.database else None


def _folder_of(url: str) -> list[Path]:
    file = file_of(url)
    return [file.parent] if file else []


def of_place(folder: Path, name: str, *, probe: bool) -> Findings:
    """Look at one folder; with `probe` also try to write into it."""
    try:
        found = os.statvfs(folder)
        if probe:
            _try_to_write(folder)
    except OSError as error:
        yield _unwritable(folder, name, error)
        return
    free = found.f_bavail * found.f_frsize
    yield judged(name, free, found.f_favail / found.f_files if found.f_files else 1.0)


def _try_to_write(folder: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
        file.write(b"?")
        file.flush()
        os.fsync(file.fileno())


def judged(name: str, free: int, names: float) -> Finding:
    """Judge how much room there is."""
    level = Level.GOOD
    if free < ENOUGH or names < ENOUGH_NAMES:
        level = Level.LOOK
    if free < SCARCE or names < SCARCE_NAMES:
        level = Level.WRONG
    room, left = size(free), f"{100 * names:.0f} %"
    return Finding(
        AREA,
        level,
        Words(
            f"{name}: vapaata {room}, tiedostonimistä (inode) vapaana {left}.",
            f"{name}: {room} ledigt, av filnamnen (inoder) är {left} lediga.",
            f"{name}: {room} free, and {left} of the inodes.",
        ),
        None
        if level is Level.GOOD
        else Words(
            "Vapauta tilaa tai suurenna levyä. Kun tila loppuu, mitään ei voi tallentaa.",
            "Frigör utrymme eller förstora disken. När utrymmet tar slut kan inget sparas.",
            "Make room or enlarge the disk. When it is full, nothing can be saved.",
        ),
        stops_upgrade=level is Level.WRONG,
    )


def _unwritable(folder: Path, name: str, error: OSError) -> Finding:
    cause = os.strerror(error.errno) if error.errno else type(error).__name__
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"{name}: kansiota {folder} ei voi käyttää ({cause}).",
            f"{name}: mappen {folder} går inte att använda ({cause}).",
            f"{name}: the folder {folder} cannot be used ({cause}).",
        ),
        Words(
            "Tarkista, että kansio on olemassa, että sen omistaa Consultin käyttäjä"
            " ja ettei levy ole vain luettavissa.",
            "Kontrollera att mappen finns, att Consults användare äger den"
            " och att disken inte är skrivskyddad.",
            "Check that it exists, that Consult's user owns it,"
            " and that the disk is not read-only.",
        ),
        stops_upgrade=True,
    )
