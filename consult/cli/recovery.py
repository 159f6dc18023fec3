"""`recovery list|import FILE`: what was asked of the custodians, and their answer."""

import json
from pathlib import Path

import click
from sqlalchemy.orm import Session

from consult.cli import Group
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.recoveries.operations import take_file_in
from consult.recoveries.queries import as_asked, requests

command = Group("recovery", help="What was asked of the custodians of the recovery key.")


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def show(as_json: bool) -> None:
    """List the requests that wait, with their ids."""
    session: Session = db.session()
    waiting = [
        asked
        for asked in (as_asked(SYSTEM, row) for row in session.execute(requests(SYSTEM)))
        if asked.request.is_open_at(clock.now())
    ]
    rows = [
        {
            "request": str(one.request.id),
            "account": str(one.account.id),
            "name": one.account.name,
            "spaces": one.spaces,
            "state": one.request.state.value,
            "expires": one.request.expires_at.isoformat(),
        }
        for one in waiting
    ]
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        click.echo("{request}  {state}  {spaces} spaces  until {expires}  {name}".format(**row))
    if not rows:
        click.echo("No request waits.")


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def take_in(file: Path) -> None:
    """Take the custodians' answer in, all of it or nothing; exits with 1 if it does not fit."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise click.ClickException("This is not the text that recover.py writes.") from error
    with transaction():
        asked = take_file_in(SYSTEM, text)
    click.echo(f"{asked.spaces} spaces are open again for {asked.account.name}.")
