"""Kill what makes or restores a backup, a hundred times each: there is a whole one, or none."""

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from consult import audit, vault
from consult.audit.keys import setup
from consult.audit.verify import verify as verify_log
from consult.bench import Measurement
from consult.bench.houses import bare_house_in, lay_house
from consult.bench.kills import processes
from consult.foundation.database import db
from consult.foundation.errors import ConsultError
from consult.foundation.settings import Settings, load_settings
from consult.upkeep import backups, places
from consult.upkeep.bases import base_at
from consult.upkeep.restoring import Given, restore
from consult.vault import BackupKey

KILLS = 100


def measure() -> Measurement:
    """Kill a hundred backups and a hundred restores."""
    found = Measurement("backup-kills")
    with tempfile.TemporaryDirectory(prefix="consult-") as name:
        folder = Path(name)
        house, settings, ceremony = bare_house_in(folder / "instance")
        with house.app_context():
            lay_house(settings, ceremony)
            db.session.remove()
            _kill_backups(found, settings, folder)
            made = backups.create(settings, folder / "main", folder / "salts")
            db.session.remove()
            db.engine.dispose()
        assert made.folder is not None
        seed = ceremony.backup_seed
        _kill_restores(found, partial(put_back, made.folder, made.salts, seed), folder / "new")
    return found


def make(settings: Settings, folder: Path) -> None:
    """Make one backup, in a process of its own."""
    with _connected(settings):
        backups.create(settings, folder / "main", folder / "salts")


def put_back(backup: Path, salts: Path, seed: bytes, instance: Path) -> None:
    """Restore one, in a process of its own."""
    restore(Given(backup, salts, BackupKey(seed), None), instance)


@contextmanager
def _connected(settings: Settings) -> Iterator[None]:
    vault.configure(settings)
    audit.configure(settings.audit_key, settings.instance / "anchors")
    with base_at(settings.database_url):
        yield


def _kill_backups(found: Measurement, settings: Settings, folder: Path) -> None:
    work = partial(make, settings, folder)
    took, broken = _run(work), 0
    public = setup().anchor_key.public_key()
    for _ in range(KILLS):
        _run(work, random.uniform(0, took))  # noqa: S311 – a moment, not a secret
        for place in (folder / "main", folder / "salts"):
            broken += len(backups.verify(place, public=public).wrong)
            for made in places.backups_in(place)[:-2]:
                shutil.rmtree(made)
    found.figure("one backup", took, "s")
    found.at_least("backups killed", KILLS, KILLS)
    found.at_most("broken ones among what was left", broken, 0)
    found.at_most("faults in the log afterwards", len(verify_log(content=True).findings), 0)


def _kill_restores(found: Measurement, work: Callable[[Path], None], instance: Path) -> None:
    took, broken, whole = _run(partial(work, instance)), 0, 0
    shutil.rmtree(instance)
    for _ in range(KILLS):
        _run(partial(work, instance), random.uniform(0, took))  # noqa: S311 – no secret
        if (instance / "consult.toml").exists():
            whole += 1
            broken += not _is_sound(load_settings(instance, {}))
            shutil.rmtree(instance)
    found.figure("one restore", took, "s")
    found.figure("restores that were whole when they were killed", whole, "")
    found.at_least("restores killed", KILLS, KILLS)
    found.at_most("houses that are there and not sound", broken, 0)


def _is_sound(settings: Settings) -> bool:
    try:
        with _connected(settings):
            return verify_log(content=True).good and not vault.faults()
    except ConsultError:
        return False


def _run(work: Callable[[], None], kill_after: float | None = None) -> float:
    child = processes().Process(target=work, daemon=True)
    began = time.perf_counter()
    child.start()
    if kill_after is not None:
        time.sleep(kill_after)
        assert child.pid is not None
        with suppress(ProcessLookupError):  # it was quicker
            os.kill(child.pid, signal.SIGKILL)
    child.join()
    if child.exitcode not in (0, -signal.SIGKILL):
        raise RuntimeError("it failed by itself, not killed")
    return time.perf_counter() - began
