"""How the shipped list of words came about: `python -m consult.vault.passphrases.sifting FILE`.

From the raw list come the words of four to six letters that every Finnish keyboard and ear knows,
less those in `dropped.txt`. Whoever reads a word that should not be handed out adds a line there.
"""

import re
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

_SIMPLE = re.compile(r"[adeghijklmnoprstuvyäö]{4,6}")


def dropped() -> re.Pattern[str]:
    """Return the pattern of the words that are not handed out."""
    text = files(__package__).joinpath("dropped.txt").read_text(encoding="utf-8")
    entries = [
        entry for line in text.splitlines() if not line.startswith("#") for entry in line.split()
    ]
    return re.compile("|".join(re.escape(entry).replace(r"\*", ".*") for entry in entries))


def sift(raw: Iterable[str]) -> list[str]:
    """Return the words fit to be handed out, in order, each once."""
    unfit = dropped()
    simple = {word.strip() for word in raw if _SIMPLE.fullmatch(word.strip())}
    return sorted(word for word in simple if not unfit.fullmatch(word))


if __name__ == "__main__":
    sys.stdout.write("\n".join(sift(Path(sys.argv[1]).read_text(encoding="utf-8").split())) + "\n")
