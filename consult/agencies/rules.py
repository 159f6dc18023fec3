"""What an agency's facts may be: sectors, how a name is written, who answers for what register."""

import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from consult.foundation.errors import NotSaved
from consult.foundation.words import Words

SECTORS_FILE = Path(__file__).parent / "sectors.toml"


@cache
def sectors() -> dict[str, Words]:
    """Return the sectors in their order: key and words. The file is the one place for them."""
    listed = tomllib.loads(SECTORS_FILE.read_text(encoding="utf-8"))["sector"]
    return {
        entry["key"]: Words.read({name: entry.get(name) for name in ("fi", "sv", "en")}, "sector")
        for entry in sorted(listed, key=lambda entry: int(entry["order"]))
    }


REGISTERS = Words(
    "Kuka vastaa mistäkin rekisteristä",
    "Vem ansvarar för vilket register",
    "Who answers for which register",
)
EACH_ITS_OWN = Words(
    "Kukin organisaatio kirjaa omaan rekisteriinsä vain sen, mitä sen oma asiakastyö tarvitsee.",
    "Varje organisation antecknar i sitt eget register bara det som dess eget klientarbete kräver.",
    "Each agency records in its own register only what its own work with the client needs.",
)
AGENCY = Words("Organisaatio", "Organisation", "Agency")
CONTROLLER = Words("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller")
REGISTER = Words("Rekisteri", "Register", "Register")


class Register(NamedTuple):
    """Where an agency's people record, and who answers for it."""

    agency: str
    controller: str
    name: str


def registers_at_table(registers: Iterable[Register]) -> list[Register]:
    """Return each agency's register once, in their order; nothing where there is one alone."""
    each = list(dict.fromkeys(registers))
    return each if len({one[1:] for one in each}) > 1 else []


UNSEEN = Words(
    "Nimessä on merkki, joka ei näy. Kirjoita nimi uudelleen näppäimistöltä.",
    "Namnet har ett tecken som inte syns. Skriv namnet på nytt från tangentbordet.",
    "The name has a character that cannot be seen. Type the name anew.",
)
OTHER_LETTERS = Words(
    "Nimessä on kirjain, joka vain näyttää tutulta. Kirjoita nimi uudelleen näppäimistöltä.",
    "Namnet har en bokstav som bara ser bekant ut. Skriv namnet på nytt från tangentbordet.",
    "The name has a letter that only looks familiar. Type the name anew.",
)
MOST_MARKS = 2
"""More marks than that on one letter, after composing, are no spelling."""


def tidy(name: str) -> str:
    """Write a name the one way it is kept: NFKC, single spaces, nothing that deceives the eye.

    Names are written in Latin letters, those of the Sámi languages among them. Others look like
    them and are not, so that two names would look the same.

    Raises:
        NotSaved: it has invisible characters, other letters, or heaps of marks.

    """
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs", "Cn") for letter in plain):
        raise NotSaved(UNSEEN)
    if not all(map(_is_of_a_name, plain)) or _has_heaps_of_marks(plain):
        raise NotSaved(OTHER_LETTERS)
    return plain


def _is_of_a_name(letter: str) -> bool:
    kind = unicodedata.category(letter)
    if kind == "Nd":
        return letter.isascii()
    if kind.startswith("L"):
        called = unicodedata.name(letter)
        phonetic = "\u0250" <= letter <= "\u02af" and letter != "\u0292"  # ʒ is a Sámi letter
        return called.startswith(("LATIN", "MODIFIER LETTER")) and not phonetic
    return True


def _has_heaps_of_marks(plain: str) -> bool:
    run = 0
    for letter in plain:
        run = run + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if run > MOST_MARKS:
            return True
    return False
