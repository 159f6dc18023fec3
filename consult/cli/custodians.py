"""`custodians confirm|renew`: halves of off-line keys were seen; a lost backup key is replaced."""

from pathlib import Path

import click
from flask import current_app

from consult import audit, vault
from consult.audit import Deed
from consult.cli import Group, founding
from consult.cli.papers import custodians_paper, key_of
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.foundation.settings import Settings
from consult.foundation.words import LANGUAGES
from consult.upkeep.doctor import custody

command = Group("custodians", help="When the halves of the off-line keys were last seen.")


@command.command("confirm")
@click.argument("key", type=click.Choice(tuple(custody.KEYS)))
@click.argument("half", type=click.IntRange(1, 2))
def confirm(key: str, half: int) -> None:
    """Write into the log that HALF of KEY was seen today: there, sealed, unharmed."""
    with transaction():
        custody.confirm(SYSTEM, key, half)
    click.echo(f"Noted: half {half} of the {key} key was seen today.")


@command.command("renew")
@click.argument("key", type=click.Choice(("backup",)))
@click.option("--papers", required=True, type=click.Path(path_type=Path), help="A new folder.")
@click.option("--language", type=click.Choice(LANGUAGES), default="fi", show_default=True)
def renew(key: str, papers: Path, language: str) -> None:
    """Draw a new KEY where half of the old one is lost; backups from before stay shut for ever."""
    settings: Settings = current_app.extensions["settings"]
    ceremony = vault.hold_ceremony()
    with founding.new_folder(papers):
        with transaction():
            hand_out(ceremony, settings, papers, language)
            audit.record(SYSTEM, Deed.BACKUP_KEY_RENEWED, kid=ceremony.backup.kid.hex())
            for half in custody.HALVES:
                custody.confirm(SYSTEM, key, half)
        public = ceremony.settings()["backup_kem"]
        founding.change_setting(settings.instance, "backup_kem", public)
    click.echo(f"The papers are in {papers}. Restart Consult, and make a backup.")


def hand_out(ceremony: vault.Ceremony, settings: Settings, papers: Path, language: str) -> None:
    """Write the two papers of the new backup key; the other keys of this ceremony are nobody's."""
    names = settings.custodians or ("1", "2")
    for half in ceremony.halves():
        if key_of(half) == "backup":
            name = names[(half.number - 1) % len(names)]
            paper = custodians_paper(half, name, settings.trusted_hosts[0], language)
            for file, text in paper.items():
                founding.write_secretly(papers / file, text)
