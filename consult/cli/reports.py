"""`reports participation`: the figures of participation for a file or a program."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from consult.cli import Group
from consult.documents.spreadsheets import as_csv, as_xlsx
from consult.foundation.actor import SYSTEM
from consult.reports.queries import participation_for
from consult.reports.rules import By, Participation, Window, as_data, table

command = Group("reports", help="Figures counted from rows.")

KINDS = ("csv", "xlsx", "json")


@command.command("participation")
@click.option("--from", "first", required=True, help="First day, like 2021-12-01.")
@click.option("--to", "last", required=True, help="Last day; it still counts.")
@click.option("--by", default="sector", type=click.Choice([by.value for by in By]))
@click.option("--format", "kind", default="json", type=click.Choice(KINDS))
@click.option("--language", default="fi", type=click.Choice(["fi", "sv", "en"]))
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here.")
def participation(
    first: str, last: str, by: str, kind: str, language: str, output: Path | None
) -> None:
    """Count what was planned, held and cancelled, and who took part, days of Finland."""
    window = Window(_day("--from", first), _day("--to", last))
    if window.last < window.first:
        raise click.UsageError("--to is before --from")
    if kind == "xlsx" and output is None:
        raise click.UsageError("an xlsx file needs --output")
    body = _written(participation_for(SYSTEM, window, By.of(by)), kind, language)
    if output is None:
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(body)


def _written(report: Participation, kind: str, language: str) -> bytes:
    if kind == "json":
        return (json.dumps(as_data(report), indent=2, ensure_ascii=False) + "\n").encode()
    header, rows = table(report, language)
    return as_csv(header, rows) if kind == "csv" else as_xlsx("Consult", header, rows)


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"{option}: {text!r} is not a day like 2021-12-01") from None
