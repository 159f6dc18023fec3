"""`backup create`, `verify`, `restore`, `replay`: coming back after a loss, but for the erased."""

import json
import re
import sys
from pathlib import Path
from typing import TextIO

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from flask import current_app

from consult import vault
from consult.audit import anchors
from consult.audit.keys import setup
from consult.cli import Group
from consult.foundation.program import typed
from consult.foundation.settings import Settings
from consult.upkeep import backups, tombstones
from consult.upkeep.restoring import Given

command = Group("backup", help="Make, verify and restore backups, sealed to the off-line key.")

CODE = re.compile(r"^[0-9A-Z]{4}(?:-[0-9A-Z]{2,4})+$", re.MULTILINE | re.IGNORECASE)
PLACE = click.Path(file_okay=False, path_type=Path)
FOUND = click.Path(exists=True, file_okay=False, path_type=Path)
halves = click.option(
    "--key-halves",
    "papers",
    multiple=True,
    type=click.File(encoding="utf-8"),
    help="A file with the halves of the backup key, - to read them from here; may be given twice.",
)
verifier = click.option("--verifier", help="What signs the anchors, as `audit anchor` prints it.")
as_json = click.option("--json", "as_json", is_flag=True, help="For a program to read.")


@command.command("create")
@click.argument("to", type=PLACE, required=False)
@click.option("--salts", "salts_to", type=PLACE, help="The folder of the salts' own backups.")
@click.option("--only-salts", is_flag=True, help="Between two whole ones, as often as you like.")
@as_json
def create(to: Path | None, salts_to: Path | None, only_salts: bool, as_json: bool) -> None:
    """Make a backup in TO and, apart from it, of the salts; while people go on working.

    Without folders, those of the settings are taken.
    """
    settings = _installed()
    apart = salts_to or _set(settings.salt_backup_place, "--salts", "salt_backup_place")
    if only_salts:
        made = backups.create_salts(settings, apart)
    else:
        place = to or _set(settings.backup_place, "TO", "backup_place")
        made = backups.create(settings, place, apart)
    if as_json:
        said = {"backup": made.manifest.backup, "counts": made.manifest.counts}
        folder = str(made.folder) if made.folder else None
        places = {"folder": folder, "salts": str(made.salts), "removed": made.removed}
        click.echo(json.dumps({**said, **places, "verifier": anchors.verifier()}))
    else:
        _say(made)
    sys.exit(1 if made.unsalted else 0)


@command.command("verify")
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--salts", "salts_at", type=FOUND, help="Where the salts' backups lie.")
@halves
@verifier
@as_json
def verify(
    path: Path, salts_at: Path | None, papers: tuple[TextIO, ...], verifier: str, as_json: bool
) -> None:
    """Verify the backup at PATH, or all in it; with the key halves also what is inside.

    Exits with 1 if something is wrong, and says what.
    """
    key = _key(papers) if papers else None
    check = backups.verify(path, salts_at=salts_at, key=key, public=_public(verifier))
    if as_json:
        said = {"backups": check.backups, "wrong": check.wrong, "notes": check.notes}
        click.echo(json.dumps({**said, "opened": key is not None}))
    else:
        for line in check.wrong:
            click.echo(line, err=True)
        for line in check.notes:
            click.echo(line)
        how = "opened and compared" if key else "signature, hashes and completeness"
        click.echo(f"{check.backups} backups, {how}: {len(check.wrong)} faults.")
    sys.exit(1 if check.wrong else 0)


@command.command("restore")
@click.argument("source", metavar="FROM", type=FOUND)
@click.option("--salts", "salts_at", required=True, type=FOUND, help="Where the salts lie.")
@click.option("--anchors", "outside", type=FOUND, help="Anchors kept on another machine.")
@click.option("--without-anchors", is_flag=True, help="There are none: the erased may come back.")
@click.option("--database-url", default="", help="Another main database than before.")
@click.option("--salts-url", default="", help="Another database of the salts than before.")
@halves
@verifier
def restore(
    source: Path,
    salts_at: Path,
    outside: Path | None,
    without_anchors: bool,
    papers: tuple[TextIO, ...],
    verifier: str,
    **urls: str,
) -> None:
    """Put the backup FROM back on an empty machine, and erase again what was erased since."""
    if "settings" in current_app.extensions:
        raise click.ClickException("There is an installation here already. Nothing was done.")
    if (outside is None) != without_anchors:
        raise click.UsageError(
            "Give --anchors, the folder with the copies kept on another machine: they know what"
            " was erased after the backup. If there are none, say --without-anchors."
        )
    newest = backups.newest_in(source)
    given = Given(newest, salts_at, _key(papers), outside, _public(verifier), **urls)
    for line in backups.restore(given, current_app.extensions["instance"]):
        click.echo(line)


@command.command("replay")
@click.option("--anchors", "outside", type=FOUND, help="Anchors kept on another machine.")
def replay(outside: Path | None) -> None:
    """Erase again what the anchors say was erased, after an old copy was put back."""
    _installed()
    count = tombstones.replay(outside)
    click.echo(f"{count} spaces had come back and are erased again.")


def _installed() -> Settings:
    settings: Settings | None = current_app.extensions.get("settings")
    if settings is None:
        where = current_app.extensions["instance"]
        raise click.ClickException(f"There is no installation in {where}. Run: {typed('init')}")
    return settings


def _say(made: backups.Made) -> None:
    counts = ", ".join(f"{number} {name}" for name, number in made.manifest.counts.items())
    for place in filter(None, (made.folder, made.salts)):
        click.echo(f"Made: {place}")
    click.echo(f"{counts}; {len(made.removed)} old salt sets removed.")
    click.echo(f"The manifest's signature is checked with {anchors.verifier()}")
    if made.unsalted:
        click.echo(f"{made.unsalted} spaces have no salt; see `vault check`.", err=True)


def _set(value: str, argument: str, setting: str) -> Path:
    if not value:
        raise click.UsageError(f"Give {argument}, or the setting {setting}.")
    return Path(value)


def _key(papers: tuple[TextIO, ...]) -> vault.BackupKey:
    if papers:
        codes = [code for paper in papers for code in CODE.findall(paper.read())]
    else:
        asked = ("One half of the backup key", "The other half")
        codes = [click.prompt(question, hide_input=True) for question in asked]
    if len(codes) != 2:
        raise click.UsageError(f"Two halves of the backup key are needed; {len(codes)} were found.")
    try:
        return vault.BackupKey(vault.join(*codes))
    except ValueError as error:
        raise click.ClickException(f"The key: {error}.") from error


def _public(verifier: str | None) -> Ed25519PublicKey | None:
    if verifier:
        return anchors.read_verifier(verifier)
    return setup().anchor_key.public_key() if "settings" in current_app.extensions else None
