"""What an agency's facts may be: the list of sectors, and how a name is written."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

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


def tidy(name: str) -> str:
    """Write a name the one way it is kept: NFKC, single spaces, nothing invisible.

    Raises:
        NotSaved: it has control or invisible characters, which make two names look alike.

    """
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs", "Cn") for letter in plain):
        raise NotSaved(
            Words(
                "Nimessä on merkki, joka ei näy. Kirjoita nimi uudelleen näppäimistöltä.",
                "Namnet har ett tecken som inte syns. Skriv namnet på nytt från tangentbordet.",
                "The name has a character that cannot be seen. Type the name anew.",
            )
        )
    return plain
