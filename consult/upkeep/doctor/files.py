"""Files of the installation: nobody else may read them. Secrets: drawn, and each another."""

import os
import stat
from pathlib import Path

from sqlalchemy import select

from consult.foundation.database import db
from consult.foundation.settings import badly_drawn
from consult.foundation.words import Words
from consult.upkeep.doctor.finding import Finding, Findings, Level, Patient
from consult.vault import KeySlot, SlotKind
from consult.vault.slots import is_under_our_pepper

AREA, SECRETS = "files", "secrets"
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def look(patient: Patient) -> Findings:
    """Look at the folder's permissions and at the form of the secrets."""
    settings = patient.settings
    open_ones = sorted(open_to_others(settings.instance))
    if open_ones:
        yield _open(open_ones)
    strange = sorted(strangers(settings.instance))
    if strange:
        yield _strange(strange)
    if not open_ones and not strange:
        yield Finding(
            AREA,
            Level.GOOD,
            Words(
                "Tiedostot ovat vain Consultin omat.",
                "Filerna är Consults egna.",
                "The files are Consult's alone.",
            ),
        )
    for name in badly_drawn(settings):
        yield _bad_secret(name)
    if without := under_another_pepper():
        yield _another_pepper(without)


def under_another_pepper() -> int:
    """Count the people whose words were made with another pepper than the settings have."""
    words = select(KeySlot.blob).where(KeySlot.kind == SlotKind.PASSPHRASE)
    return sum(not is_under_our_pepper(slot) for slot in db.session.scalars(words))


def open_to_others(folder: Path) -> set[Path]:
    """Return what in the folder another user of the machine could reach."""
    if not folder.stat().st_mode & OTHERS:
        return set()  # nobody else comes in, whatever the files within allow
    return {folder, *(path for path in _within(folder) if path.stat().st_mode & OTHERS)}


def strangers(folder: Path) -> set[Path]:
    """Return what in the folder belongs to another user than the one who runs this."""
    me = os.geteuid() or folder.stat().st_uid  # root looks on behalf of the folder's owner
    return {path for path in (folder, *_within(folder)) if path.stat().st_uid != me}


def _within(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.is_symlink()]


def _open(paths: list[Path]) -> Finding:
    shown = ", ".join(str(path) for path in paths[:3]) + (" …" if len(paths) > 3 else "")
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"Muutkin tämän koneen käyttäjät pääsevät näihin: {shown}.",
            f"Även andra användare av maskinen kommer åt: {shown}.",
            f"Other users of this machine can reach: {shown}.",
        ),
        Words(
            f"Aja: chmod -R go= {paths[0]}",
            f"Kör: chmod -R go= {paths[0]}",
            f"Run: chmod -R go= {paths[0]}",
        ),
    )


def _strange(paths: list[Path]) -> Finding:
    shown = ", ".join(str(path) for path in paths[:3]) + (" …" if len(paths) > 3 else "")
    return Finding(
        AREA,
        Level.WRONG,
        Words(
            f"Näiden omistaja on joku muu kuin Consultin käyttäjä: {shown}.",
            f"De här ägs av någon annan än Consults användare: {shown}.",
            f"These belong to somebody else than Consult's user: {shown}.",
        ),
        Words(
            "Palauta omistaja: chown -R consult: kansioon instance.",
            "Ge tillbaka ägaren: chown -R consult: för mappen instance.",
            "Give them back: chown -R consult: on the folder instance.",
        ),
        stops_upgrade=True,
    )


def _bad_secret(name: str) -> Finding:
    return Finding(
        SECRETS,
        Level.WRONG,
        Words(
            f"Salaisuus {name} ei ole arvottu tai on sama kuin toinen.",
            f"Hemligheten {name} är inte slumpad eller är densamma som en annan.",
            f"The secret {name} was not drawn at random, or is the same as another.",
        ),
        Words(
            "Perusta asennus komennolla init; salaisuuksia ei kirjoiteta käsin.",
            "Grunda installationen med init; hemligheter skrivs inte för hand.",
            "Found the installation with init; nobody writes secrets by hand.",
        ),
    )


def _another_pepper(people: int) -> Finding:
    return Finding(
        SECRETS,
        Level.WRONG,
        Words(
            f"Salaisuus pepper on toinen kuin se, jolla {people} ihmisen sanat tehtiin.",
            f"Hemligheten pepper är en annan än den som {people} personers ord gjordes med.",
            f"The pepper is another than the one that {people} people's words were made with.",
        ),
        Words(
            "Palauta pepper varmuuskopion asetuksista. Jos se on kadonnut, jokainen tarvitsee"
            " palautuskoodinsa.",
            "Återställ pepper ur säkerhetskopians inställningar. Är den borta behöver var och en"
            " sin återställningskod.",
            "Put it back from the settings in a backup. If it is lost, everybody needs her"
            " recovery code.",
        ),
    )
