"""`audit verify` and `audit anchor`: prove the log, and put that proof out of reach."""

import json
import sys
from pathlib import Path

import click

from consult.audit import anchors
from consult.audit.verify import Verdict
from consult.audit.verify import verify as verify_log
from consult.cli import Group

command = Group("audit", help="Verify and anchor the log of deeds.")


@command.command("verify")
@click.option("--content", is_flag=True, help="Also compare every row the log holds a hash of.")
@click.option(
    "--anchors",
    "outside",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Anchors kept elsewhere, instead of the installation's own.",
)
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def verify(content: bool, outside: Path | None, as_json: bool) -> None:
    """Verify the chain of deeds; names the first bad entry and exits with 1."""
    verdict = verify_log(content=content, outside=outside)
    if as_json:
        click.echo(json.dumps(verdict.as_json(), ensure_ascii=False))
    else:
        _say(verdict, content)
    sys.exit(0 if verdict.good else 1)


@command.command("anchor")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def anchor(as_json: bool) -> None:
    """Sign how far the chain has come; copy the file it names off this machine."""
    path = anchors.make_anchor()
    if as_json:
        click.echo(json.dumps({"file": str(path), "verifier": anchors.verifier()}))
        return
    click.echo(path.read_text(encoding="utf-8"))
    click.echo(f"Written to {path}. Keep a copy where nobody here can change it.")
    click.echo(f"Its signature is checked with {anchors.verifier()}")


def _say(verdict: Verdict, content: bool) -> None:
    for finding in verdict.findings:
        click.echo(str(finding), err=True)
    compared = ", every row compared" if content else ""
    state = "the log is whole" if verdict.good else "the log is not as it was written"
    click.echo(f"{verdict.entries} entries, {verdict.anchors} anchors{compared}: {state}.")
