"""Kill what works in the middle of it, and see whether anything is lost, half done or broken."""

import os
import random
import signal
import tempfile
import time
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from consult.audit.verify import verify
from consult.bench import Measurement
from consult.bench.family import family_in
from consult.bench.kills_of import Toll, backing_up, erasing, restoring, sealing_anew
from consult.bench.logs import Page, own_log, write_until_killed
from consult.foundation.database import db

AT_ONCE = 4
KILLS = 100
"""Of each kind of work."""


@dataclass(frozen=True, slots=True)
class Losses:
    """What came of it."""

    kills: int
    acknowledged: int
    lost: int
    """Pages whose commit had returned and that are not there."""
    broken: tuple[str, ...]
    """What `verify --content` finds."""


def measure() -> Measurement:
    """Kill each kind of work a hundred times, each time at a step drawn anew."""
    found = Measurement("kills")
    with tempfile.TemporaryDirectory(prefix="consult-bench-") as folder:
        place = Path(folder)
        with family_in(place / "house") as family:
            for work in (backing_up, restoring, sealing_anew, erasing):
                _note(found, work(family, place, KILLS))
        writers = kill_writers(place, KILLS)
    found.figure("writing: killed", writers.kills, "times")
    found.figure("writing: acknowledged before that", writers.acknowledged, "")
    found.at_most("writing: acknowledged writes lost", writers.lost, 0)
    found.at_most("writing: findings in the log", len(writers.broken), 0)
    return found


def _note(found: Measurement, toll: Toll) -> None:
    found.figure(f"{toll.name}: steps at which it may die", toll.steps, "")
    found.figure(f"{toll.name}: found finished all the same", toll.finished, "times")
    found.figure(f"{toll.name}: done before it came", toll.survived, "times")
    found.at_least(f"{toll.name}: killed", toll.kills, KILLS)
    found.at_most(f"{toll.name}: a text lost, or another", toll.lost, 0)
    found.at_most(f"{toll.name}: half taken for whole", toll.half, 0)
    found.at_most(f"{toll.name}: log or keys unsound", toll.broken, 0)


def processes() -> ForkServerContext:
    """Return a way to start processes that share nothing and still start fast."""
    context = get_context("forkserver")
    read_once = ["consult.bench.preloaded", "consult.bench.logs"]
    context.set_forkserver_preload(read_once)
    return context


def kill_writers(folder: Path, kills: int) -> Losses:
    """Let some processes write into one log and kill each with SIGKILL, until `kills` are dead."""
    url = f"sqlite:///{folder / 'killed.db'}"
    with own_log(url, folder, new=True):
        db.session.remove()
    acknowledged = [folder / f"acknowledged-{number}" for number in range(AT_ONCE)]
    for _ in range(0, kills, AT_ONCE):
        _one_round(url, folder, acknowledged)
    promised, there, broken = _afterwards(url, folder, acknowledged)
    dead = AT_ONCE * len(range(0, kills, AT_ONCE))
    return Losses(dead, len(promised), len(promised - there), broken)


def _one_round(url: str, folder: Path, acknowledged: list[Path]) -> None:
    context = processes()
    writers = [
        context.Process(target=write_until_killed, args=(url, folder, path), daemon=True)
        for path in acknowledged
    ]
    sizes = [path.stat().st_size if path.exists() else 0 for path in acknowledged]
    for each in writers:
        each.start()
    for each, path, size in zip(writers, acknowledged, sizes, strict=True):
        while not path.exists() or path.stat().st_size == size:
            if not each.is_alive():
                raise RuntimeError("a writer ended by itself before it was killed")
            time.sleep(0.005)  # until it has really begun
        time.sleep(random.uniform(0, 0.05))  # noqa: S311 – a moment, not a secret
        assert each.pid is not None
        os.kill(each.pid, signal.SIGKILL)
    for each in writers:
        each.join()
        each.close()


def _afterwards(
    url: str, folder: Path, acknowledged: list[Path]
) -> tuple[set[UUID], set[UUID], tuple[str, ...]]:
    raw = b"".join(path.read_bytes() for path in acknowledged)
    promised = {UUID(bytes=raw[at : at + 16]) for at in range(0, len(raw), 16)}
    with own_log(url, folder):
        there = set(db.session.scalars(select(Page.id)))
        verdict = verify(content=True)
    return promised, there, tuple(map(str, verdict.findings))
