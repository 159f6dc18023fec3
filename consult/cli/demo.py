"""`demo seed` and `demo people`: a demo that can be played with, and is never production."""

import json
import shutil
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from consult import audit, vault
from consult.audit import Deed
from consult.cli import Group, founding
from consult.demo.cast import PEOPLE
from consult.demo.directory import lay_directory
from consult.demo.people_file import (
    PEOPLE_FILE,
    draw_secrets,
    prepare_cast,
    write_papers,
    write_people_file,
)
from consult.demo.year import Hands, lay_year
from consult.demo.year.pilot import FOUNDED_AT
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.foundation.errors import WrongInstallation
from consult.foundation.installation import read_mark, write_mark
from consult.notifications.operations import mark_read
from consult.notifications.queries import told_before

command = Group("demo", help="A demo with fictional people. It refuses to be production.")

READ_SINCE = timedelta(days=7)
"""What the people of the demo were told before that, they have read."""
SHOWN_FIRST = ("alma", "disa", "chidi", "bertta", "eero", "fanni")


@command.command("seed")
@click.option("--unless-there", is_flag=True, help="Do nothing where the demo is there already.")
@with_appcontext
def seed(unless_there: bool) -> None:
    """Make the demo's instance folder, keys, people, and its year."""
    if "settings" in current_app.extensions:
        mark = read_mark()
        if unless_there and mark is not None and mark.kind == "demo":
            return
        raise WrongInstallation("There is an installation here already. Nothing was done.")
    lay_demo(current_app.extensions["instance"])


def lay_demo(instance: Path) -> None:
    """Found a demo in an empty folder: keys, people, and their year. Nothing stays of half a one.

    Raises:
        WrongInstallation: the folder is not empty.

    """
    _refuse_leftovers(instance)
    click.echo("Making the demo. This takes half a minute, once.")
    try:
        _found(instance)
    except BaseException:
        shutil.rmtree(instance, ignore_errors=True)
        raise
    click.echo("The demo is ready.")


@command.command("people")
@click.option("--port", default=8000, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def people(port: int, as_json: bool) -> None:
    """Print each demo person's name, role and passphrase, and where the demo is."""
    if not current_app.extensions["settings"].is_demo:
        raise WrongInstallation("This is not a demo.")
    instance: Path = current_app.extensions["settings"].instance
    if as_json:
        click.echo(json.dumps(_rows(instance), ensure_ascii=False, indent=2))
    else:
        say_people(instance, port)


def _rows(instance: Path) -> list[dict[str, str]]:
    secrets = _secrets(instance)
    order = [*SHOWN_FIRST, *(key for key in PEOPLE if key not in SHOWN_FIRST)]
    return [
        {"name": PEOPLE[key].name, "role": PEOPLE[key].profession, "passphrase": secrets[key]}
        for key in order
    ]


def say_people(instance: Path, port: int) -> None:
    """Print each demo person's name, role and passphrase, and where the demo is served."""
    for row in _rows(instance):
        click.echo(f"{row['name']:<22} {row['role']:<44} {row['passphrase']}")
    click.echo(f"\nThe demo: http://localhost:{port} – one press signs you in as any of them.")


def _refuse_leftovers(instance: Path) -> None:
    if instance.exists() and any(instance.iterdir()):
        raise WrongInstallation(f"{instance} is not empty. Nothing was done.")


def _found(instance: Path) -> None:
    ceremony = vault.hold_ceremony()
    settings = founding.write_settings(
        instance,
        founding.draw_settings(instance, "demo", ceremony, {"secure_cookies": False}),
    )
    secrets = draw_secrets()
    with founding.bare_house(settings).app_context():
        founding.make_tables()
        click.echo("Drawing everybody's keys…")
        keys = prepare_cast(secrets)
        with clock.held_at(FOUNDED_AT):
            with transaction():
                write_mark("demo")
                audit.record(None, Deed.INSTALLATION_MADE, installation="demo")
            laid = lay_directory(ceremony, keys)
        hands = Hands(laid, {key: one.identity for key, one in keys.items()})
        lay_year(hands, click.echo)
        with transaction():
            mark_read(SYSTEM, told_before(SYSTEM, clock.now() - READ_SINCE))
            audit.record(None, Deed.DEMO_SEEDED)
    write_people_file(instance, secrets)
    write_papers(instance, ceremony)


def _secrets(instance: Path) -> Mapping[str, str]:
    listed = tomllib.loads((instance / PEOPLE_FILE).read_text(encoding="utf-8"))["person"]
    return {one["key"]: one["passphrase"] for one in listed}
