"""The worker's watch: who opens unusually many cases, and whether the log is as it was written."""

import logging

from sqlalchemy.exc import IntegrityError

from consult.audit import anchors
from consult.audit.verify import verify, verify_since_anchor
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.incidents.operations import note_check, watch_readers
from consult.incidents.queries import is_checked

log = logging.getLogger("consult.worker")

NIGHT = range(2, 6)
"""Hours of the night in which the log is verified; a day later at the latest at any hour."""
WHOLE_ON = 6
"""On Sundays from the first entry on, otherwise from the newest anchor that stands."""


def keep_watch() -> None:
    """Look at everybody's last hour, as the log has it."""
    with transaction():
        watch_readers(SYSTEM)


def check_the_log() -> bool:
    """Verify the log once a night, and anchor it if it is whole. Tells whether it was done now.

    Nothing is locked meanwhile: writers go on. Several workers may both look; one keeps it.
    """
    if is_checked(SYSTEM, by_night=clock.local(clock.now()).hour in NIGHT):
        return False
    verdict = verify() if clock.today().weekday() == WHOLE_ON else verify_since_anchor()
    try:
        with transaction():
            note_check(SYSTEM, verdict)
    except IntegrityError:
        return False  # another worker was faster
    if verdict.good:
        _anchor()
    return True


def _anchor() -> None:
    try:
        anchors.make_anchor()
    except OSError as error:  # the log is whole all the same; the old anchor stays the newest
        log.error("the anchor could not be written", extra={"cause": type(error).__name__})
