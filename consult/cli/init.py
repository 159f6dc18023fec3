"""`flask --app wsgi init`: found a real installation, empty but for its first two supervisors."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from consult import audit, vault
from consult.accounts.models import Language
from consult.accounts.operations import NewKeys, certify, enrol, prepare_keys
from consult.agencies.operations import add_agency
from consult.audit import Deed
from consult.cli import founding
from consult.foundation.actor import SYSTEM, Duty
from consult.foundation.database import transaction
from consult.foundation.errors import ConsultError, WrongInstallation
from consult.foundation.installation import read_mark, write_mark
from consult.foundation.words import LANGUAGES

SECTOR = "child-protection"


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where the first two work."""

    agency: str
    register: str
    area: str
    host: str


@dataclass(frozen=True, slots=True, repr=False)
class First:
    """One of the first two supervisors, and what is printed for her once."""

    name: str
    email: str
    passphrase: str
    recovery_code: str

    def paper(self) -> str:
        """Return what she is handed."""
        return (
            f"{self.name} <{self.email}>\n"
            f"Passphrase: {self.passphrase}\nRecovery code: {self.recovery_code}\n"
        )


@click.command("init")
@click.option("--agency", prompt="Name of the agency", help="It is also the data controller.")
@click.option("--register", prompt="Name of its client register")
@click.option("--area", prompt="Area")
@click.option("--host", prompt="Host name people will use", help="For example consult.example.")
@click.option(
    "--supervisor",
    "supervisors",
    nargs=2,
    multiple=True,
    metavar="NAME EMAIL",
    help="Give it twice: two people who approve each other's and everybody else's keys.",
)
@click.option("--papers", type=click.Path(path_type=Path), help="New folder for the papers.")
@click.option("--language", type=click.Choice(LANGUAGES), default="fi", show_default=True)
@with_appcontext
def command(
    supervisors: tuple[tuple[str, str], ...], papers: Path | None, language: str, **where: str
) -> None:
    """Make an empty real installation: mark, keys, ceremony, the first two supervisors."""
    try:
        instance = empty_place()
        two = supervisors or (ask("First"), ask("Second"))
        firsts = [drawn(name, email) for name, email in two]
        if len(firsts) != 2 or firsts[0].email == firsts[1].email:
            raise click.UsageError("Two supervisors are needed: two people, two addresses.")
        ceremony = vault.hold_ceremony()
        found(instance, ceremony, firsts, Workplace(**where), Language.of(language))
        hand_out(ceremony, firsts, papers, language)
    except (ConsultError, OSError) as error:
        raise click.ClickException(str(error)) from error


def empty_place() -> Path:
    """Return the instance folder, if there is no installation in it yet.

    Raises:
        WrongInstallation: there is one.

    """
    if "settings" in current_app.extensions:
        mark = read_mark()
        kind = mark.kind if mark is not None else current_app.extensions["settings"].installation
        raise WrongInstallation(f"There is a {kind} installation here already. Nothing was done.")
    instance: Path = current_app.extensions["instance"]
    return instance


def ask(which: str) -> tuple[str, str]:
    """Ask for one of the two supervisors."""
    return click.prompt(f"{which} supervisor, name"), click.prompt("E-mail")


def drawn(name: str, email: str) -> First:
    """Draw the secrets of one of the two."""
    return First(name, email, vault.new_passphrase(), vault.new_recovery_code())


def found(
    instance: Path,
    ceremony: vault.Ceremony,
    firsts: list[First],
    where: Workplace,
    language: Language,
) -> None:
    """Write the settings, make the tables, enrol the first two: all of it, or nothing stays.

    Raises:
        WrongInstallation: the database is somebody's already.

    """
    given = {"trusted_hosts": [where.host]}
    values = founding.draw_settings(instance, "real", ceremony, given)
    settings = founding.write_settings(instance, values)
    try:
        with founding.bare_house(settings).app_context():
            founding.make_tables()
            keys = [prepare_keys(SYSTEM, one.passphrase, one.recovery_code) for one in firsts]
            with transaction():
                _mark(ceremony)
                _enrol_both(ceremony.authority, zip(firsts, keys, strict=True), where, language)
    except BaseException:
        (instance / founding.SETTINGS_FILE).unlink()
        raise


def hand_out(
    ceremony: vault.Ceremony, firsts: list[First], papers: Path | None, language: str
) -> None:
    """Print what is shown once: two papers for each custodian, one for each supervisor."""
    sheets = {
        f"custodian-{half.number}-{name}.txt": half.paper(language)
        for half, name in zip(
            ceremony.halves(), ("recovery",) * 2 + ("authority",) * 2, strict=True
        )
    }
    sheets |= {f"supervisor-{n}.txt": one.paper() for n, one in enumerate(firsts, start=1)}
    if papers is None:
        for sheet in sheets.values():
            click.echo(f"{'-' * 72}\n{sheet}")
        return
    papers.mkdir(mode=0o700, parents=True)
    for name, sheet in sheets.items():
        founding.write_secretly(papers / name, sheet)
    click.echo(f"The papers are in {papers}. Print each, hand it over, then destroy the folder.")


def _mark(ceremony: vault.Ceremony) -> None:
    write_mark("real")
    audit.record(SYSTEM, Deed.INSTALLATION_MADE, installation="real")
    audit.record(SYSTEM, Deed.CEREMONY_HELD, kid=ceremony.recovery.kid.hex())


def _enrol_both(
    authority: vault.Authority,
    people: Iterable[tuple[First, NewKeys]],
    where: Workplace,
    language: Language,
) -> None:
    agency = add_agency(
        SYSTEM,
        name=where.agency,
        controller=where.agency,
        register_name=where.register,
        area=where.area,
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
            profession=Duty.SUPERVISOR.words.say(language),
            area=where.area,
            duties=[Duty.SUPERVISOR],
            language=language,
        )
        certify(SYSTEM, account, authority=authority)
