"""What is killed while it works: sealing anew, erasing, making a backup, restoring one."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from consult import vault
from consult.audit.keys import setup
from consult.audit.verify import verify
from consult.bench.deaths import dies_at, steps_of
from consult.bench.family import Family
from consult.cases.operations import seal_case_anew, turn_case_keys
from consult.cli import founding
from consult.erasures.operations import Wish, approve_erasure, ask_erasure, finish_erasures
from consult.erasures.queries import find_client_to_erase, find_erasure
from consult.erasures.rules import EraseReason
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.settings import SETTINGS_FILE, load_settings
from consult.upkeep import backups, places
from consult.upkeep.restoring import Given
from consult.vault import SpaceState, salts

GRACE = timedelta(days=7, seconds=1)
BATCH = 4
LAST = 12


@dataclass(slots=True)
class Toll:
    """What came of killing one kind of work again and again."""

    name: str
    steps: int = 0
    kills: int = 0
    lost: int = 0
    """Kills after which a text that should open did not, or another than was written did."""
    half: int = 0
    """Kills after which something half done was taken for done, or could not be gone on with."""
    broken: int = 0
    """Kills after which log or keys were not sound."""
    survived: int = 0
    """Tries in which the work was done before the moment came."""
    finished: int = 0
    """Kills that came too late: there was a whole backup, a house that starts, no salt."""


def kill(toll: Toll, kills: int, work: Callable[[], object], look: Callable[[], None]) -> Toll:
    """Let the work die at a step drawn anew each time, until it has died so often."""
    toll.finished = 0  # what was looked at before anything was killed does not count
    while toll.kills < kills:
        first = max(1, toll.steps - LAST) if _dies_late(toll) else 1
        step = random.randint(first, toll.steps)  # noqa: S311 – a moment, not a secret
        if dies_at(step, work):
            toll.kills += 1
        else:
            toll.survived += 1
        look()
    return toll


def _dies_late(toll: Toll) -> bool:
    """Tell whether the next one dies among the last steps, where things get their names."""
    return toll.kills % 2 == 1


def _check(toll: Toll, family: Family, gone: frozenset[object] = frozenset()) -> None:
    wanted = {row_id: text for row_id, text in family.texts.items() if row_id not in gone}
    toll.lost += {row_id: text for row_id, text in family.read().items() if text} != wanted
    toll.broken += not verify(content=True).good or bool(vault.faults())


def sealing_anew(family: Family, place: Path, kills: int) -> Toll:
    """Turn a case's keys and seal all its texts anew, batch after batch."""
    toll, aside = Toll("sealing anew"), place / "before-sealing"
    alma, identity = family.house.actor("alma"), family.house.identity("alma")

    def work() -> None:
        with vault.signed_in(identity), transaction():
            turn_case_keys(alma, family.case())
        go_on()

    def go_on() -> None:
        left = 1
        while left:
            with vault.signed_in(identity), transaction():
                left = seal_case_anew(alma, family.case(), BATCH).left

    def look() -> None:
        _check(toll, family)
        go_on()
        _check(toll, family)
        family.put_back(aside)

    family.keep(aside)
    toll.steps = steps_of(work)
    family.put_back(aside)
    return kill(toll, kills, work, look)


def erasing(family: Family, place: Path, kills: int) -> Toll:
    """Erase one of two siblings whose seven days are over."""
    toll, aside = Toll("erasing"), place / "before-erasing"
    _ask(family)

    def look() -> None:
        toll.finished += not salts.read([family.elder_space])
        toll.half += not _in_order(family)
        with clock.moved_by(timedelta(seconds=1)):
            finish_erasures()
        toll.half += bool(salts.read([family.elder_space]))
        _check(toll, family, family.of_elder)
        family.put_back(aside)

    family.keep(aside)
    with clock.moved_by(GRACE):
        toll.steps = steps_of(finish_erasures)
        family.put_back(aside)
        kill(toll, kills, finish_erasures, look)
    return toll


def _ask(family: Family) -> None:
    alma, outi = family.house.actor("alma"), family.house.actor("outi")
    with vault.signed_in(family.house.identity("alma")), transaction():
        found = find_client_to_erase(alma, family.elder_id)
        assert found is not None
        asked = ask_erasure(alma, found, Wish(EraseReason.BY_MISTAKE, None, transferred=False))
    with vault.signed_in(family.house.identity("outi")), transaction():
        seen = find_erasure(outi, asked.id)
        assert seen is not None
        approve_erasure(outi, seen)


def _in_order(family: Family) -> bool:
    """Tell whether no salt went before its tombstone, and no row before its salt."""
    db.session.rollback()
    db.session.expunge_all()
    space = db.session.get_one(vault.Space, family.elder_space)
    marked, salted = space.state is SpaceState.ERASED, bool(salts.read([space.id]))
    there = family.read().keys() >= family.of_elder
    return (marked or salted) and (there or not salted)


def backing_up(family: Family, place: Path, kills: int) -> Toll:
    """Make a backup of everything, in two places."""
    toll, public = Toll("backing up"), setup().anchor_key.public_key()
    main, beside = place / "backups", place / "salt-backups"
    aside = place / "before-backing-up"

    def work() -> None:
        backups.create(family.house.settings, main, beside)

    def look() -> None:
        whole = places.backups_in(main)
        toll.finished += bool(whole)
        for finished in (*whole, *places.backups_in(beside)):
            toll.half += bool(backups.verify(finished, public=public).wrong)
            shutil.rmtree(finished)
        if _dies_late(toll):  # sweeping away what an earlier one left would put the end off
            for left in (*main.glob("*.unfinished"), *beside.glob("*.unfinished")):
                shutil.rmtree(left)
        _check(toll, family)
        family.put_back(aside)  # each leaves an anchor, and each anchor is read

    family.keep(aside)
    toll.steps = steps_of(work)
    look()
    kill(toll, kills, work, look)
    made = backups.create(family.house.settings, main, beside)
    assert made.folder is not None
    toll.half += bool(backups.verify(made.folder, salts_at=beside, key=family.key).wrong)
    return toll


def restoring(family: Family, place: Path, kills: int) -> Toll:
    """Put a backup back on an empty machine."""
    toll, instance = Toll("restoring"), place / "restored"
    made = backups.create(family.house.settings, place / "kept", place / "kept-salts")
    assert made.folder is not None
    given = Given(made.folder, made.salts, family.key, None)

    def work() -> None:
        backups.restore(given, instance)

    def look() -> None:
        if (instance / SETTINGS_FILE).exists():
            toll.finished += 1
            toll.lost += not _opens_there(family, instance)
            shutil.rmtree(instance)
        if _dies_late(toll):
            shutil.rmtree(instance, ignore_errors=True)

    toll.steps = steps_of(work)
    look()
    kill(toll, kills, work, look)
    steps_of(work)
    toll.lost += not _opens_there(family, instance)
    return toll


def _opens_there(family: Family, instance: Path) -> bool:
    """Tell, in a child that forgets it again, whether all texts open in a restored house."""

    def read() -> None:
        with founding.bare_house(load_settings(instance, {})).app_context():
            if family.read() != family.texts or not verify(content=True).good or vault.faults():
                raise ValueError("a restored house in which not everything opens")

    try:
        return steps_of(read) >= 0
    except RuntimeError:
        return False
