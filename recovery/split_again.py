#!/usr/bin/env python3
"""Split an off-line key into two new halves, so that an old half alone is noise for ever.

    python3 split_again.py [--language fi|sv|en]

Run by the two custodians on a machine that is never on a network, beside `recover.py`, whose
building blocks it uses. It joins the two old halves of one key, makes sure by the check number on
the papers that it is that key, and shows two new halves, one after the other. The key itself stays
the same: nothing is changed anywhere else. `docs/runbooks/lose-a-custodian.md` leads through it.
"""

import argparse
import os
import sys
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from recover import LANGUAGES, LETTERS, NOBODY, expand, fingerprint, kid_of, lp, read_half, unseen

HALF = 32
HIDDEN = ("half", "back")
"""What a screen does not show while it is typed."""
CLEAN = "\x1b[2J\x1b[3J\x1b[H"
"""Empties a screen, and what could be scrolled back to."""
TRIES = 3
RECOVERY, AUTHORITY, BACKUP = "recovery", "authority", "backup"

SAY = {
    "check": (
        "Paperien tarkistusnumero (25 numeroa):",
        "Pappernas kontrollnummer (25 siffror):",
        "The check number on the papers (25 digits):",
    ),
    "half": (
        "Vanha puolikas {number}. Se ei näy ruudulla:",
        "Gammal halva {number}. Den syns inte på skärmen:",
        "Old half {number}. The screen does not show it:",
    ),
    "mistyped": (
        "Tässä on kirjoitusvirhe. Kirjoita uudelleen.",
        "Här är ett skrivfel. Skriv på nytt.",
        "There is a slip in it. Type it again.",
    ),
    "other": (
        "Nämä puolikkaat eivät ole tämän numeron avaimesta. Mitään ei tehty.",
        "De här halvorna är inte av nyckeln med det här numret. Ingenting gjordes.",
        "These halves are not of the key with this number. Nothing was done.",
    ),
    RECOVERY: ("Palautusavain.", "Återställningsnyckel.", "Recovery key."),
    AUTHORITY: ("Valtuutusavain.", "Fullmaktsnyckel.", "Authority key."),
    BACKUP: ("Varmuuskopioavain.", "Säkerhetskopieringsnyckel.", "Backup key."),
    "new": (
        "Uusi puolikas {number}, vain sen haltijalle. Kirjoita se paperille:",
        "Ny halva {number}, bara för dess innehavare. Skriv den på papper:",
        "New half {number}, for its custodian alone. Write it on paper:",
    ),
    "back": (
        "Kirjoita uusi puolikas {number} paperista. Se ei näy ruudulla:",
        "Skriv den nya halvan {number} från pappret. Den syns inte på skärmen:",
        "Type the new half {number} from the paper. The screen does not show it:",
    ),
    "differs": (
        "Paperilla on toinen puolikas. Säilyttäkää vanhat paperit ja aloittakaa alusta.",
        "På pappret står en annan halva. Behåll de gamla pappren och börja om.",
        "Another half stands on the paper. Keep the old papers and begin again.",
    ),
    "done": (
        "Molemmat ovat oikein. Polttakaa nyt molemmat vanhat paperit.",
        "Båda är rätt. Bränn nu båda gamla pappren.",
        "Both are right. Now burn both old papers.",
    ),
}


class Stopped(Exception):
    """It goes no further, for this reason: a key of SAY."""


def check_numbers(seed: bytes) -> dict[str, str]:
    """Return the check number that a seed would have as each of the three keys."""
    raw = _raw(Ed25519PrivateKey.from_private_bytes(expand(seed, "authority/1")))
    authority = sha256(lp("kid/1", 0, b"", raw)).digest()[:16]
    sign = _raw(Ed25519PrivateKey.from_private_bytes(expand(seed, "sign/1")))
    kem = _raw(X25519PrivateKey.from_private_bytes(expand(seed, "kem/1")))
    backup = _raw(X25519PrivateKey.from_private_bytes(expand(seed, "backup/1")))
    kids = {RECOVERY: kid_of(kem, sign), AUTHORITY: authority, BACKUP: kid_of(backup, b"")}
    return {name: fingerprint(NOBODY, kid) for name, kid in kids.items()}


def _raw(key: Ed25519PrivateKey | X25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def write_half(half: bytes) -> str:
    """Write a half as it is typed."""
    number = int.from_bytes(half, "big") << 4
    letters = "".join(LETTERS[number >> (5 * place) & 31] for place in reversed(range(52)))
    hashed = int.from_bytes(sha256(lp("typed-code/1", letters)).digest()[:2], "big") >> 6
    code = letters + LETTERS[hashed >> 5] + LETTERS[hashed & 31]
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def xor(one: bytes, other: bytes) -> bytes:
    """Join or split."""
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


class Talk:
    """Says things in the custodians' language, and asks."""

    def __init__(self, language: str) -> None:
        self.place = LANGUAGES.index(language)

    def say(self, what: str, **facts: object) -> None:
        """Print a sentence."""
        print(SAY[what][self.place].format(**facts), flush=True)

    def ask(self, what: str, **facts: object) -> str:
        """Print a question and return what was typed."""
        self.say(what, **facts)
        try:
            return unseen() if what in HIDDEN else input("> ").strip()
        except EOFError:
            raise Stopped("other") from None

    def half(self, what: str, number: int) -> bytes:
        """Ask for a half until it is typed without a slip, three times at most."""
        for _ in range(TRIES):
            found = read_half(self.ask(what, number=number))
            if found is not None:
                return found
            self.say("mistyped")
        raise Stopped("other")


def converse(talk: Talk) -> None:
    """Lead the two custodians through it.

    Raises:
        Stopped: the halves are not of this key, or the new ones were not copied right.

    """
    number = "".join(filter(str.isdigit, talk.ask("check")))
    seed = xor(talk.half("half", 1), talk.half("half", 2))
    named = {check.replace(" ", ""): name for name, check in check_numbers(seed).items()}
    if number not in named:
        raise Stopped("other")
    talk.say(named[number])
    first = os.urandom(HALF)
    halves = (first, xor(first, seed))
    for place, half in enumerate(halves, start=1):
        hand_out(talk, place, half)
    talk.say("done")


def hand_out(talk: Talk, place: int, half: bytes) -> None:
    """Show one new half to its custodian alone, until she has typed it back from her paper.

    Raises:
        Stopped: another half stands on the paper.

    """
    talk.say("new", number=place)
    print(f"\n    {write_half(half)}\n", flush=True)
    typed = talk.half("back", place)
    if sys.stdout.isatty():
        print(CLEAN, end="", flush=True)
    if typed != half:
        raise Stopped("differs")


def main() -> int:
    """Run the conversation; 0 when both new halves are on paper, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--language", choices=LANGUAGES, default="fi")
    talk = Talk(parser.parse_args().language)
    try:
        converse(talk)
    except Stopped as reason:
        talk.say(str(reason))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
