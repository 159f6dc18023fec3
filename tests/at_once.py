"""Two people who press at the same moment, each in a process of her own that shares nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy.exc import OperationalError

from consult import vault
from consult.bench.kills import processes
from consult.cli.founding import bare_house
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db, transaction
from consult.foundation.errors import Conflict
from consult.foundation.settings import Settings
from tests.cast import Person

PATIENCE = 20
"""Who is told that the base is busy presses again."""

Deed = Callable[..., object]
"""A function of a module: it gets the actor and the ids, and does one thing."""


@dataclass(frozen=True, slots=True)
class Press:
    """Who presses what: a deed, and the ids it is about."""

    actor: Actor
    seed: bytes
    deed: Deed
    ids: tuple[UUID, ...]


def press(person: Person, deed: Deed, *ids: UUID) -> Press:
    """Somebody of the cast who presses."""
    return Press(person.actor, person.seed, deed, ids)


def at_once(folder: Path, settings: Settings, *presses: Press) -> list[str]:
    """Press at the same moment; how each ended, `won` or `lost`, in order."""
    db.session.remove()
    gate = folder / "gate"
    gate.mkdir()
    running = [
        processes().Process(target=_wait_and_press, args=(gate, number, settings, one, clock.now()))
        for number, one in enumerate(presses)
    ]
    for one in running:
        one.start()
    while len(list(gate.glob("ready-*"))) < len(running):
        assert all(one.is_alive() for one in running)
        time.sleep(0.005)
    (gate / "open").touch()
    for one in running:
        one.join()
    return sorted((gate / f"end-{number}").read_text() for number in range(len(running)))


def _wait_and_press(gate: Path, number: int, settings: Settings, one: Press, now: object) -> None:
    identity = vault.Identity(one.actor.id, one.seed)
    with bare_house(settings).app_context(), clock.held_at(now):
        (gate / f"ready-{number}").touch()
        while not (gate / "open").exists():
            time.sleep(0.001)
        (gate / f"end-{number}").write_text(_pressed(identity, one))
        db.session.remove()
        db.engine.dispose()


def _pressed(identity: vault.Identity, one: Press) -> str:
    for _ in range(PATIENCE):
        try:
            with vault.signed_in(identity), transaction():
                one.deed(one.actor, *one.ids)
            return "won"
        except Conflict:
            return "lost"
        except OperationalError:
            db.session.rollback()
    return "busy"
