"""The doctor: looks at everything an installation stands on, and says in words what to do."""

from collections.abc import Callable, Collection
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from consult.foundation.database import db
from consult.foundation.errors import ConsultError
from consult.foundation.settings import Settings
from consult.foundation.words import Words
from consult.upkeep.doctor import (
    base,
    certificate,
    copies,
    custody,
    disk,
    files,
    guard,
    log,
    machine,
    mail,
    officers,
    queue,
    tables,
    throttle,
    times,
)
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient, worst

__all__ = ["Finding", "Level", "findings", "unexamined", "worst"]

Look = Callable[[Patient], Findings]

CHECKS: dict[str, Look] = {
    times.AREA: times.look,
    tables.AREA: tables.look,
    base.AREA: base.look,
    log.AREA: log.look,
    queue.AREA: queue.look,
    mail.AREA: mail.look,
    throttle.AREA: throttle.look,
    disk.AREA: disk.look,
    files.AREA: files.look,
    copies.MAIN: copies.look,
    custody.AREA: custody.look,
    officers.AREA: officers.look,
    certificate.AREA: certificate.look,
    machine.AREA: machine.look,
    guard.AREA: guard.look,
}
BEFORE_UPGRADE = (times.AREA, base.AREA, log.AREA, disk.AREA, files.AREA)
"""What can also be looked at while the tables are older than the application."""


def findings(
    settings: Settings, proc: Path = Path("/proc"), areas: Collection[str] = tuple(CHECKS)
) -> list[Finding]:
    """Look at everything; to be called within an application that has its databases.

    What cannot be looked at is wrong by itself: one fault does not hide the others.
    """
    patient = Patient(settings, proc)
    found: list[Finding] = []
    for area in areas:
        try:
            found += CHECKS[area](patient)
        except (ConsultError, SQLAlchemyError, OSError, ValueError) as error:
            found.append(unexamined(area, error))
        finally:
            db.session.remove()
    return found


def unexamined(area: str, error: Exception) -> Finding:
    """Say that something could not even be looked at."""
    said = str(error) if isinstance(error, ConsultError) else ""
    cause = " ".join(f"{type(error).__name__} {said}".split())
    return Finding(
        area,
        Level.WRONG,
        Words(
            f"{area}: tätä ei voitu tutkia ({cause}).",
            f"{area}: det här gick inte att undersöka ({cause}).",
            f"{area}: this could not be looked at ({cause}).",
        ),
        Words(
            "Korjaa syy ja aja doctor uudelleen.",
            "Åtgärda orsaken och kör doctor på nytt.",
            "Put the cause right, and run doctor again.",
        ),
        stops_upgrade=True,
    )
