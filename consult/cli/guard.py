"""`guard check`: what the pseudonym guard finds in a text, for whoever has it as a file.

It needs no installation and keeps nothing. What it prints is as secret as the text.
"""

import json
import sys
from pathlib import Path

import click

from consult import privacy
from consult.cli import Group
from consult.privacy import Finding

command = Group("guard", help="The pseudonym guard.")


@command.command("check")
@click.argument("file")
def check(file: str) -> None:
    """Print what is found in FILE, or in what comes in where it is -, one JSON object a line.

    Offsets count the characters of the input. Exits with 1 when something certain was found.
    """
    seen = privacy.review(_read(file))
    if seen.half_strength:
        click.echo("Half strength: names were not looked for as they should be.", err=True)
    for finding in seen.findings:
        click.echo(json.dumps(_as_json(finding), ensure_ascii=False))
    sys.exit(1 if seen.certain else 0)


def _read(file: str) -> str:
    """Read the text as it is, line ends and all, so that offsets count what is there.

    Raises:
        click.UsageError: it is no text.

    """
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise click.UsageError("This is no text in UTF-8.") from None


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "kind": finding.kind.value,
        "certain": finding.certain,
    }
