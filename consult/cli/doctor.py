"""`doctor`: what is wrong with this installation, in words, and what to do about it."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError

from consult.cli.founding import bare_house
from consult.foundation.database import db
from consult.foundation.errors import ConsultError
from consult.foundation.settings import Settings, load_settings
from consult.foundation.words import LANGUAGES
from consult.upkeep import doctor
from consult.upkeep.doctor import Finding, Level


@click.command("doctor")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Also say what is good.")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def command(language: str, everything: bool, as_json: bool) -> None:
    """Look at everything this installation stands on; exits with 1 if something is wrong."""
    found = examined()
    worst = doctor.worst(found)
    if as_json:
        said = [each.as_json(language) for each in found]
        click.echo(json.dumps({"worst": worst, "findings": said}, ensure_ascii=False))
    else:
        tell(found, language, everything=everything)
    sys.exit(1 if worst is Level.WRONG else 0)


def tell(found: list[Finding], language: str, *, everything: bool = False) -> None:
    """Print the findings, the worst first, and under each what to do."""
    for level in (Level.WRONG, Level.LOOK, Level.GOOD):
        for each in found:
            if each.level is level and (everything or level is not Level.GOOD):
                click.echo(f"{level.words.say(language):<9} {each.what.say(language)}")
                if each.what_to_do is not None:
                    click.echo(f"{'':<9} → {each.what_to_do.say(language)}")
    counts = {level: sum(each.level is level for each in found) for level in Level}
    click.echo(", ".join(f"{n} {level.words.say(language)}" for level, n in counts.items()) + ".")


def examined() -> list[Finding]:
    """Examine the installation of this folder, as far as it lets itself be opened."""
    try:
        with house_of(current_app) as settings:
            return doctor.findings(settings)
    except (ConsultError, SQLAlchemyError, OSError) as error:
        return [doctor.unexamined("settings", error)]


@contextmanager
def house_of(app: Flask) -> Iterator[Settings]:
    """Open databases, vault and log, whether the whole application would start or not.

    Raises:
        ConsultError: the settings or the databases forbid even that; the message says why.

    """
    if "settings" in app.extensions:
        yield app.extensions["settings"]
        return
    settings = load_settings(app.extensions["instance"])
    with bare_house(settings).app_context():
        try:
            yield settings
        finally:
            db.session.remove()
            db.engine.dispose()
