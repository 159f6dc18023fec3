"""`meetings import`: take over the log of meetings that was kept elsewhere before."""

import json
import sys
from collections import Counter
from pathlib import Path

import click

from consult.accounts.models import Account
from consult.accounts.queries import account_with_email
from consult.cli import Group
from consult.documents.spreadsheets import as_csv
from consult.documents.tables import read_rows
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.imports.operations import import_log
from consult.imports.queries import Heard, known_to, open_teams
from consult.imports.rules.columns import BY_KEY, headings, template_rows
from consult.imports.rules.log import Log
from consult.imports.rules.naming import nearest, read_meanings
from consult.imports.rules.reading import read_log

command = Group("meetings", help="Meetings of before.")

EACH = 1_000
"""After so many lines or rows the bar is drawn anew."""


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", required=True, help="E-mail of whoever answers for what the log says.")
@click.option(
    "--means",
    multiple=True,
    help='What a name in the file is called here, like "sector:Sivistys=school". With nothing '
    "behind =, an agency is left out.",
)
@click.option("--dry-run", is_flag=True, help="Read and check, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def import_file(file: Path, by: str, means: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Read FILE (csv or xlsx) and take over all of it, or nothing.

    Exits with 1 where something in it is wrong; each is said with its line and column.
    """
    account = account_with_email(SYSTEM, by.strip().casefold())
    if account is None or not account.is_active:
        raise click.UsageError(f"--by: nobody here has the e-mail {by}")
    try:
        heard = read_meanings(means)
    except ValueError as error:
        raise click.UsageError(f"--means: {error}") from None
    with transaction():
        log = _read(file, heard, quiet=as_json)
        if log.is_good and not dry_run:
            _take_over(log, account, quiet=as_json)
    _report(log, as_json=as_json, written=log.is_good and not dry_run)
    sys.exit(0 if log.is_good else 1)


@command.command("template")
@click.option("--language", default="fi", type=click.Choice(["fi", "sv", "en"]))
def template(language: str) -> None:
    """Write an empty log with two examples to standard output, as csv."""
    rows = template_rows("…", language)
    sys.stdout.buffer.write(as_csv(headings(language), rows))
    sys.stdout.buffer.flush()


def _read(file: Path, heard: Heard, *, quiet: bool) -> Log:
    data = file.read_bytes()
    known = known_to(SYSTEM, open_teams(SYSTEM), heard)
    lines = data.count(b"\n") or None  # of a workbook nobody knows beforehand
    with click.progressbar(
        read_rows(data), lines, "Reading", hidden=quiet, file=sys.stderr, update_min_steps=EACH
    ) as shown:
        return read_log(shown, known)


def _take_over(log: Log, account: Account, *, quiet: bool) -> None:
    length = len(log.meetings) + log.items + log.people
    with click.progressbar(length=length, label="Writing", hidden=quiet, file=sys.stderr) as shown:
        import_log(SYSTEM, log, in_name_of=account.id, tick=shown.update)


def _report(log: Log, *, as_json: bool, written: bool) -> None:
    if as_json:
        click.echo(json.dumps(_as_data(log, written=written), ensure_ascii=False))
        return
    for fault in log.faults:
        heading = BY_KEY[fault.column].heading
        click.echo(f"line {fault.line}, {heading.en} ({heading.fi}): {fault.words.en}", err=True)
    if log.fault_count > len(log.faults):
        click.echo(f"… and {log.fault_count - len(log.faults)} more", err=True)
    for column, names in log.unknown.items():
        _report_unknown(column, names)
    counts = f"{len(log.meetings)} meetings, {log.items} items, {log.people} people"
    done = "Taken over" if written else "Read, nothing written"
    click.echo(f"{done}: {counts}, {log.unnamed} of them without a name.")


def _report_unknown(column: str, names: Counter[str]) -> None:
    known = nearest(names, _called(column))
    for name, count in names.most_common():
        hint = f"; is it {known[name]!r}?" if known.get(name) else ""
        click.echo(f"{column} {name!r} ({count} lines) has no meaning here{hint}", err=True)


def _called(column: str) -> dict[str, str]:
    known = known_to(SYSTEM, open_teams(SYSTEM))
    names = {"team": known.teams, "agency": known.agencies, "sector": known.sectors}[column]
    return {name: name for name in names}


def _as_data(log: Log, *, written: bool) -> dict[str, object]:
    return {
        "written": written,
        "lines": log.lines,
        "meetings": len(log.meetings),
        "items": log.items,
        "people": log.people,
        "without_a_name": log.unnamed,
        "faults": [
            {"line": one.line, "column": one.column, "what": one.words.en} for one in log.faults
        ],
        "fault_count": log.fault_count,
        "unknown": {column: dict(names) for column, names in log.unknown.items()},
    }
