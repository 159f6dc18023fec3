"""`worker`: delivers the outbox and ends what is over, until it is told to stop."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterable

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError

from consult.cli.ending import end_what_is_over
from consult.cli.watching import check_the_log, keep_watch
from consult.erasures.operations import clear_leftovers, finish_erasures
from consult.foundation import journal
from consult.foundation.database import db
from consult.foundation.errors import StoreUnavailable
from consult.notifications.config import config
from consult.notifications.delivery import deliver
from consult.notifications.rounds import go_round
from consult.upkeep.pulse import EVERY, Pulse

ROUND_SECONDS = 300.0
"""How often the worker asks whether a day has come of which somebody is to be reminded."""
END_SECONDS = 60.0
"""How often it ends the grants whose time is over, looks at who reads how much, and erases."""
CLEAR_SECONDS = 3600.0
"""How often it looks whether a restored backup has brought rows of erased spaces back."""

log = logging.getLogger("consult.worker")


@click.command("worker")
@click.option("--every", default=5.0, show_default=True, help="Seconds between two looks.")
@with_appcontext
def command(every: float) -> None:
    """Deliver the outbox, and end what is over, until SIGTERM or SIGINT.

    What is being sent is finished first.
    """
    journal.lay(logging.INFO)
    journal.lay_for_the_last()
    stopped = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stopped.set())
    log.info("worker started" if config().server else "worker started; no mail server is set")
    pulse = Pulse()
    rounds = [
        Round(pulse.beat, EVERY.total_seconds()),
        Round(go_round, ROUND_SECONDS),
        Round(end_what_is_over, END_SECONDS),
        Round(keep_watch, END_SECONDS),
        Round(check_the_log, ROUND_SECONDS),
        Round(finish_erasures, END_SECONDS),
        Round(clear_leftovers, CLEAR_SECONDS),
    ]
    while not stopped.is_set():
        _look(stopped, [one.work for one in rounds if one.is_due()])
        stopped.wait(every)
    _look(stopped, [pulse.end])
    log.info("worker stopped")


class Round:
    """Something done every so often, by a clock that nobody can set."""

    def __init__(self, work: Callable[[], object], every: float) -> None:
        self.work = work
        self.every = every
        self.next = 0.0

    def is_due(self) -> bool:
        """Tell whether its time has come; the next time counts from now."""
        now = time.monotonic()
        if now < self.next:
            return False
        self.next = now + self.every
        return True


def _look(stopped: threading.Event, rounds: Iterable[Callable[[], object]]) -> None:
    """Deliver what is due. A store that is away for a while does not end the worker."""
    try:
        for work in rounds:
            work()
        deliver(stopped.is_set)
    except DBAPIError as error:
        log.error("the database", extra={"cause": type(error.orig or error).__name__})
    except StoreUnavailable as error:
        log.error("the store is away", exc_info=error)
    finally:
        db.session.remove()
