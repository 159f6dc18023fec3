"""Bringing an installation's tables up to this application: backup, migration, check, way back."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import inspect, make_url, text

from consult import audit, vault
from consult.audit import Deed
from consult.audit.verify import verify
from consult.foundation import schema
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.errors import ConsultError, WrongSchema
from consult.foundation.installation import check_mark
from consult.foundation.program import typed, typed_here
from consult.foundation.settings import Settings
from consult.upkeep import backups, doctor, pulse
from consult.upkeep.doctor import Finding
from consult.upkeep.doctor.disk import file_of
from consult.upkeep.models import WorkerPulse

UNITS = "consult.socket consult.service consult-worker.service"
STOP, START = f"systemctl stop {UNITS}", f"systemctl start {UNITS}"
ROOM = 2
"""A migration of SQLite writes a table anew: there must be room for so many times the base."""
CONNECTIONS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND usename = current_user AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)
Say = Callable[[str], object]


class NotUpgraded(ConsultError):
    """The tables were not changed; the message says why."""


@dataclass(slots=True)
class Upgrade:
    """What was done, for whoever has to say it or to undo it."""

    before: str
    after: str
    backup: backups.Made
    faults: list[str] = field(default_factory=list)
    """What the check found afterwards."""


def hindrances(settings: Settings, proc: Path = Path("/proc")) -> list[str]:
    """Return what would make it unsafe to change the tables now, a sentence each.

    Raises:
        WrongSchema: the tables are newer than this application, or there are none.

    """
    before = revision()
    found = [
        f"{each.what.en} {each.what_to_do.en if each.what_to_do else ''}".strip()
        for each in doctor.findings(settings, proc, doctor.BEFORE_UPGRADE)
        if each.stops_upgrade
    ]
    found += [*_others(settings, proc), *_no_room(settings)]
    if before == schema.newest():
        found += [f"{fault.what}: {fault.where}" for fault in vault.faults()]
    db.session.remove()
    return found


def upgrade(settings: Settings, to: Path, salts_to: Path, say: Say) -> Upgrade:
    """Make a backup, change the tables, check everything.

    Raises:
        WrongSchema: the tables are newer than this application, or there are none.
        NotUpgraded: something stood in the way, or the migration failed; nothing was changed.

    """
    check_mark(settings)
    before = revision()
    if found := hindrances(settings):
        raise NotUpgraded("Nothing was changed. " + " ".join(found))
    say("1/3 Backup …")
    done = Upgrade(before, schema.newest(), backups.create(settings, to, salts_to))
    say(f"    {done.backup.folder}")
    say(f"2/3 Tables: {before} → {done.after} …")
    _migrate(done)
    say("3/3 Check …")
    done.faults = [*_faults(settings)]
    return done


def revision() -> str:
    """Return the revision of the tables, if this application can bring it up to its own.

    Raises:
        WrongSchema: it cannot.

    """
    with db.engine.connect() as connection:
        found = schema.revision_of(connection)
    if found is None:
        raise WrongSchema(f"There are no tables of Consult here. Run: {typed('init')}")
    if found not in schema.known():
        raise WrongSchema(
            f"The database is newer than this application (revision {found}). Nothing was changed."
            " Install the newer application."
        )
    return found


def way_back(settings: Settings, done: Upgrade) -> list[str]:
    """Return the commands that undo it, a line each."""
    lines = ["The way back, should something be wrong. First stop everything:"]
    lines += [f"    {STOP}"]
    if done.before != done.after:
        lines += ["With this version, take the tables back. Nothing of the content is lost:"]
        lines += [f"    {typed_here(f'db downgrade {done.before}')}"]
    lines += ["Then install the version from before, and start it again."]
    lines += ["Or from the backup, with both halves of the backup key (docs/backups.md):"]
    lines += [*_restoring(settings, done.backup)]
    return lines


def _restoring(settings: Settings, made: backups.Made) -> Iterator[str]:
    instance = settings.instance
    aside = instance.with_name(f"{instance.name}.before-{made.manifest.backup}")
    if instance.exists():
        yield f"    mv {instance} {aside}"
    urls = []
    for option, url in (("database", settings.database_url), ("salts", settings.salts_url)):
        name = make_url(url).render_as_string(hide_password=True)
        if file_of(url) is None:
            urls.append(f"--{option}-url {name}_restored")
    if urls:
        yield "    createdb consult_restored  # an empty database for each of the two addresses"
    places = f"{made.folder} --salts {made.salts.parent} --anchors {aside / 'anchors'}"
    yield " ".join([f"    {typed(f'backup restore {places}')}", *urls])


def _migrate(done: Upgrade) -> None:
    try:
        schema.upgrade()
    except Exception as error:
        left = revision()
        cause = " ".join(str(getattr(error, "orig", None) or error).split())
        raise NotUpgraded(
            f"The migration failed ({type(error).__name__}: {cause}). The tables are as they were"
            f" (revision {left}); start the version from before again."
        ) from error
    if done.before != done.after:
        with transaction():
            audit.record(SYSTEM, Deed.TABLES_UPGRADED, before=done.before, after=done.after)


def _faults(settings: Settings) -> Iterator[str]:
    schema.read_every_model()
    yield from (str(finding) for finding in verify(content=True).findings)
    yield from (f"{fault.what}: {fault.where}" for fault in vault.faults())
    yield from (_said(each) for each in doctor.findings(settings) if each.stops_upgrade)


def _said(finding: Finding) -> str:
    return finding.what.en


def _others(settings: Settings, proc: Path) -> Iterator[str]:
    """Name whoever else is at work: an older application must not write into newer tables."""
    stop = f"Stop it first: {STOP}"
    db.engine.dispose()  # this process's own idle connections
    with db.engine.connect() as connection:
        has_pulse = inspect(connection).has_table(WorkerPulse.__tablename__)
        is_server = connection.dialect.name == "postgresql"
        if is_server and (others := connection.scalar(text(CONNECTIONS))):
            yield f"{others} other connections use the database. {stop}"
    if has_pulse and (machines := pulse.alive()):
        yield f"A worker runs on {', '.join(machines)}. {stop}"
    file = file_of(settings.database_url)
    if file is not None and (pids := holders(file, proc)):
        yield f"Process {', '.join(map(str, pids))} uses the database. {stop}"


def holders(file: Path, proc: Path) -> list[int]:
    """Return the processes, other than this one, that hold a file open."""
    found = []
    for folder in proc.glob("[0-9]*/fd"):
        pid = int(folder.parent.name)
        if pid != os.getpid() and _holds(folder, file):
            found.append(pid)
    return sorted(found)


def _holds(folder: Path, file: Path) -> bool:
    try:
        return any(os.readlink(each) == str(file) for each in folder.iterdir())
    except OSError:  # it is gone, or somebody else's
        return False


def _no_room(settings: Settings) -> Iterator[str]:
    file = file_of(settings.database_url)
    if file is None:
        return
    there = os.statvfs(file.parent)
    needed, free = ROOM * file.stat().st_size, there.f_bavail * there.f_frsize
    if free < needed:
        yield f"A migration needs {needed >> 20} MiB in {file.parent}, and {free >> 20} are free."
