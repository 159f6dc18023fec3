"""`flask --app wsgi init`: found a real installation, empty but for its first two supervisors."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError

from consult import audit, vault
from consult.accounts.models import Language
from consult.accounts.operations import NewKeys, certify, enrol, prepare_keys
from consult.agencies.operations import add_agency
from consult.audit import Deed
from consult.cli import founding, in_words
from consult.cli.answers import Answers, ask, complete, read_answers
from consult.cli.papers import First, sheets
from consult.foundation.actor import SYSTEM, Duty
from consult.foundation.database import db, transaction
from consult.foundation.errors import ConsultError, WrongInstallation
from consult.foundation.installation import read_mark, write_mark
from consult.foundation.settings import SETTINGS_FILE
from consult.foundation.words import LANGUAGES

SECTOR = "child-protection"


@click.command("init")
@click.option(
    "--answers",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with all the answers; then nothing is asked.",
)
@click.option("--agency", help="Name of the agency; it is also the data controller.")
@click.option("--register", help="Name of its client register.")
@click.option("--area")
@click.option("--host", help="Host name people will use, for example consult.example.")
@click.option("--database", help="sqlite, or the address of a PostgreSQL base.")
@click.option("--salts", help="The address of a second base for the salts.")
@click.option("--mail", help="Mail server, host or host:port.")
@click.option("--mail-from", help="The address that mail is sent from.")
@click.option(
    "--supervisor",
    "supervisors",
    nargs=2,
    multiple=True,
    metavar="NAME EMAIL",
    help="Give it twice: two people who approve each other's and everybody else's keys.",
)
@click.option(
    "--custodian",
    "custodians",
    multiple=True,
    metavar="NAME",
    help="Give it twice: two people who keep the halves of the off-line keys.",
)
@click.option("--backups", help="Folder for the backups.")
@click.option("--salt-backups", help="Another folder, for the backups of the salts.")
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--papers", type=click.Path(path_type=Path), help="New folder for the papers.")
@with_appcontext
def command(file: Path | None, papers: Path | None, **options: Any) -> None:
    """Make an empty real installation: mark, keys, ceremony, the first two supervisors."""
    try:
        instance = empty_place()
        given = {name: value for name, value in options.items() if value}
        answers = complete({**read_answers(file), **given} if file else ask(given))
        found(instance, answers, lambda all_: hand_out(all_, papers))
    except DBAPIError as error:
        cause = " ".join(str(error.orig or error).split())
        raise click.ClickException(f"The database: {cause}. Nothing was done.") from error
    except (ConsultError, OSError) as error:
        raise click.ClickException(in_words(error)) from error
    if papers is not None:
        click.echo(
            f"The papers are in {papers}. Print each, hand it over, then destroy the folder."
        )


def empty_place() -> Path:
    """Return the instance folder, if there is no installation in it yet.

    Raises:
        WrongInstallation: there is one, or half of one.

    """
    if "settings" in current_app.extensions:
        mark = read_mark()
        kind = mark.kind if mark is not None else current_app.extensions["settings"].installation
        raise WrongInstallation(f"There is a {kind} installation here already. Nothing was done.")
    instance: Path = current_app.extensions["instance"]
    if (instance / founding.DRAFT_FILE).exists():
        raise WrongInstallation(
            f"A founding was cut off here. Remove {instance}, empty the database, destroy the"
            " papers of that time, and begin again. Nothing was done."
        )
    return instance


Handing = Callable[[dict[str, str]], None]
"""Gives the papers out; called once, before the founding counts."""


def found(instance: Path, answers: Answers, hand_out: Handing) -> None:
    """Write the settings, make the tables, enrol the first two, hand out: all of it, or nothing.

    Raises:
        WrongInstallation: the database is somebody's already.

    """
    ceremony = vault.hold_ceremony()
    firsts = [drawn(name, email) for name, email in answers.supervisors]
    values = founding.draw_settings(instance, "real", ceremony, answers.settings())
    with nothing_left_behind(instance):
        settings = founding.write_settings(instance, values, file=founding.DRAFT_FILE)
        with founding.bare_house(settings).app_context():
            try:
                founding.make_tables()
                keys = [prepare_keys(SYSTEM, one.passphrase, one.recovery_code) for one in firsts]
                with transaction():
                    _mark(ceremony)
                    _enrol_both(ceremony.authority, zip(firsts, keys, strict=True), answers)
                    hand_out(sheets(ceremony, firsts, answers))
            finally:
                db.engine.dispose()
        (instance / founding.DRAFT_FILE).rename(instance / SETTINGS_FILE)


@contextmanager
def nothing_left_behind(instance: Path) -> Iterator[None]:
    """Take away again what was put into the folder, should what is done in here fail."""
    was_there = instance.exists()
    before = {path.name for path in instance.iterdir()} if was_there else set()
    try:
        yield
    except BaseException:
        for path in instance.iterdir() if instance.exists() else ():
            if path.name not in before:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        if not was_there and instance.exists():
            instance.rmdir()
        raise


def drawn(name: str, email: str) -> First:
    """Draw the secrets of one of the two."""
    return First(name, email, vault.new_passphrase(), vault.new_recovery_code())


def hand_out(papers: dict[str, str], folder: Path | None) -> None:
    """Print what is shown once, or write each paper into a new folder."""
    if folder is None:
        for sheet in papers.values():
            click.echo(f"{'-' * 72}\n{sheet}")
        return
    with founding.new_folder(folder):
        for name, sheet in papers.items():
            founding.write_secretly(folder / name, sheet)


def _mark(ceremony: vault.Ceremony) -> None:
    write_mark("real")
    audit.record(SYSTEM, Deed.INSTALLATION_MADE, installation="real")
    audit.record(SYSTEM, Deed.CEREMONY_HELD, kid=ceremony.recovery.kid.hex())


def _enrol_both(
    authority: vault.Authority, people: Iterable[tuple[First, NewKeys]], answers: Answers
) -> None:
    agency = add_agency(
        SYSTEM,
        name=answers.agency,
        controller=answers.agency,
        register_name=answers.register,
        area=answers.area,
        sector=SECTOR,
    )
    for one, keys in people:
        account = enrol(
            SYSTEM,
            keys,
            name=one.name,
            email=one.email,
            agency_id=agency.id,
            sector=SECTOR,
            profession=Duty.SUPERVISOR.words.say(answers.language),
            area=answers.area,
            duties=[Duty.SUPERVISOR],
            language=Language.of(answers.language),
        )
        certify(SYSTEM, account, authority=authority)
