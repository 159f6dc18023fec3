"""The pulse of the workers: a row for each, written anew on every round."""

import socket
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.upkeep.models import WorkerPulse

EVERY = timedelta(seconds=30)
"""How often a worker says that it lives."""
ALIVE = timedelta(minutes=3)
"""Whoever has said nothing for longer is dead, or hangs: a whole delivery ends after two."""
FORGOTTEN = timedelta(days=1)


class Pulse:
    """The pulse of this worker."""

    def __init__(self) -> None:
        self.id: UUID = new_id()
        self.began_at: datetime = clock.now()

    def beat(self) -> None:
        """Say that it lives, and forget those who have been dead for long."""
        with transaction():
            mine = db.session.get(WorkerPulse, self.id)
            if mine is None:
                old = clock.now() - FORGOTTEN
                db.session.execute(delete(WorkerPulse).where(WorkerPulse.beat_at < old))
                machine = socket.gethostname()[:80]
                mine = WorkerPulse(id=self.id, machine=machine, began_at=self.began_at)
                db.session.add(mine)
            mine.beat_at = clock.now()

    def end(self) -> None:
        """Say that it stops, because it was told to."""
        with transaction():
            db.session.execute(delete(WorkerPulse).where(WorkerPulse.id == self.id))


def newest_beat() -> datetime | None:
    """Return when any worker last said that it lives."""
    latest = select(WorkerPulse.beat_at).order_by(WorkerPulse.beat_at.desc()).limit(1)
    return db.session.scalars(latest).one_or_none()


def alive() -> list[str]:
    """Return the machines on which a worker is alive, one for each worker."""
    since = clock.now() - ALIVE
    query = select(WorkerPulse.machine).where(WorkerPulse.beat_at >= since)
    return list(db.session.scalars(query.order_by(WorkerPulse.machine)))
