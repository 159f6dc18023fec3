"""`upgrade`: backup, migration, check and a printed way back, in one command."""

import sys
from pathlib import Path

import click
from flask import current_app
from sqlalchemy.exc import DBAPIError

from consult.cli.doctor import house_of
from consult.foundation.errors import ConsultError
from consult.foundation.settings import Settings
from consult.upkeep import upgrading

PLACE = click.Path(file_okay=False, path_type=Path)


@click.command("upgrade")
@click.argument("to", type=PLACE, required=False)
@click.option("--salts", "salts_to", type=PLACE, help="The folder of the salts' own backups.")
@click.option("--dry-run", is_flag=True, help="Only say what would stand in the way.")
def command(to: Path | None, salts_to: Path | None, dry_run: bool) -> None:
    """Bring the tables up to this application: backup first, check afterwards, all or nothing.

    The backup goes to TO and --salts, or where the settings say. Exits with 1 if something stood
    in the way, and nothing was changed; or if the check found something afterwards.
    """
    try:
        with house_of(current_app) as settings:
            good = _try(settings) if dry_run else _upgrade(settings, to, salts_to)
    except (ConsultError, OSError) as error:
        raise click.ClickException(" ".join(str(error).split())) from error
    except DBAPIError as error:
        raise click.ClickException(f"The database: {error.orig}") from error
    sys.exit(0 if good else 1)


def _try(settings: Settings) -> bool:
    found = upgrading.hindrances(settings)
    for sentence in found:
        click.echo(sentence, err=True)
    if not found:
        click.echo("Nothing stands in the way.")
    return not found


def _upgrade(settings: Settings, to: Path | None, salts_to: Path | None) -> bool:
    place, apart = to or settings.backup_place, salts_to or settings.salt_backup_place
    if not place or not apart:
        raise click.UsageError(
            "Say where the backup goes: TO and --salts, or the settings backup_place and"
            " salt_backup_place."
        )
    done = upgrading.upgrade(settings, Path(place), Path(apart), click.echo)
    for fault in done.faults:
        click.echo(fault, err=True)
    click.echo("\n".join(upgrading.way_back(settings, done)))
    how = f"{len(done.faults)} faults; take the way back." if done.faults else "All is well."
    click.echo(f"{how} Start again: {upgrading.START}")
    return not done.faults
