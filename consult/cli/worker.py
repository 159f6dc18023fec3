"""`worker`: delivers what the outbox holds, until it is told to stop."""

import logging
import signal
import sys
import threading
import time

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError

from consult.foundation.database import db
from consult.notifications.config import config
from consult.notifications.delivery import deliver
from consult.notifications.rounds import go_round

ROUND_SECONDS = 300.0
"""How often the worker asks whether a day has come of which somebody is to be reminded."""

log = logging.getLogger("consult.worker")


@click.command("worker")
@click.option("--every", default=5.0, show_default=True, help="Seconds between two looks.")
@with_appcontext
def command(every: float) -> None:
    """Deliver the outbox until SIGTERM or SIGINT; what is being sent is finished first."""
    log_to_stderr()
    stopped = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stopped.set())
    log.info("worker: started%s", "" if config().server else "; no mail server is set")
    next_round = 0.0
    while not stopped.is_set():
        if round_is_due := time.monotonic() >= next_round:
            next_round = time.monotonic() + ROUND_SECONDS
        _look(stopped, with_round=round_is_due)
        stopped.wait(every)
    log.info("worker: stopped")


def log_to_stderr() -> None:
    """Write one line per event; no line has an address or a text."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s"
    )


def _look(stopped: threading.Event, *, with_round: bool) -> None:
    """Deliver what is due. A store that is away for a while does not end the worker."""
    try:
        if with_round:
            go_round()
        deliver(stopped.is_set)
    except DBAPIError as error:
        log.error("worker: the database: %s", type(error.orig or error).__name__)
    finally:
        db.session.remove()
