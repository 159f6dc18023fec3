"""The custodians: each half of each off-line key was seen, unharmed, within the last year."""

import json
from datetime import datetime, timedelta

from sqlalchemy import select

from consult import audit
from consult.audit import AuditRow, Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.program import typed
from consult.foundation.settings import Settings
from consult.foundation.words import Words
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient

AREA = "custodians"
YEARLY, OVERDUE = timedelta(days=365), timedelta(days=455)
KEYS = {
    "recovery": Words("Palautusavain", "Återställningsnyckeln", "Recovery key"),
    "authority": Words("Valtuutusavain", "Fullmaktsnyckeln", "Authority key"),
    "backup": Words("Varmuuskopioiden avain", "Säkerhetskopiornas nyckel", "Backup key"),
}
HALVES = (1, 2)


def look(patient: Patient) -> Findings:
    """Look when each half was last seen."""
    if patient.settings.is_demo:
        return
    dates = seen()
    for key in keys(patient.settings):
        for half in HALVES:
            yield judged(key, half, dates.get((key, half)))


def keys(settings: Settings) -> tuple[str, ...]:
    """Return the off-line keys that this installation has."""
    has_backup_key = bool(getattr(settings, "backup_kem", b""))
    return tuple(key for key in KEYS if key != "backup" or has_backup_key)


def confirm(actor: Actor, key: str, half: int) -> None:
    """Write down that a custodian has shown her half: there, sealed, legible."""
    audit.record(actor, Deed.CUSTODY_CONFIRMED, key=key, half=half)


def seen() -> dict[tuple[str, int], datetime]:
    """Return when each half was last seen; the ceremony was the first time for all."""
    said = (Deed.CEREMONY_HELD.value, Deed.CUSTODY_CONFIRMED.value)
    query = select(AuditRow).where(AuditRow.action.in_(said)).order_by(AuditRow.seq)
    found: dict[tuple[str, int], datetime] = {}
    for row in db.session.scalars(query):
        if row.action == Deed.CEREMONY_HELD:
            found |= {(key, half): row.at for key in KEYS for half in HALVES}
        elif row.detail:
            detail = json.loads(row.detail)
            found[str(detail["key"]), int(detail["half"])] = row.at
    return found


def judged(key: str, half: int, last: datetime | None) -> Finding:
    """Judge how long ago a half was seen."""
    name, cure = KEYS[key], _cure(key, half)
    if last is None:
        what = Words(
            f"{name.fi}, puolikas {half}: ei tietoa, onko se tallessa.",
            f"{name.sv}, halva {half}: ingen vet om den är i behåll.",
            f"{name.en}, half {half}: nobody knows whether it is still there.",
        )
        return Finding(AREA, Level.WRONG, what, cure)
    age = clock.now() - last
    level = Level.WRONG if age > OVERDUE else Level.LOOK if age > YEARLY else Level.GOOD
    day = f"{clock.local(last):%d.%m.%Y}"
    what = Words(
        f"{name.fi}, puolikas {half}: nähty {day}.",
        f"{name.sv}, halva {half}: sedd {day}.",
        f"{name.en}, half {half}: seen on {day}.",
    )
    return Finding(AREA, level, what, None if level is Level.GOOD else cure)


def _cure(key: str, half: int) -> Words:
    command = typed(f"custodians confirm {key} {half}")
    return Words(
        f"Pyydä säilyttäjää näyttämään suljettu kuorensa. Kirjaa sitten: {command}",
        f"Be förvararen visa sitt förseglade kuvert. Anteckna sedan: {command}",
        f"Ask the custodian to show the sealed envelope. Then write it down: {command}",
    )
