#!/usr/bin/env python3
"""Open spaces again for somebody who has lost her keys, where nobody else is left in them.

    python3 recover.py request.jsonl answer.jsonl [--language fi|sv|en]

Run by the two custodians on a machine that is never on a network. It needs Python 3.11 and
`cryptography` (48 or newer), and nothing of Consult. It joins the two halves of the recovery key,
opens with it only what the request names, seals that to the new key of the person in the request,
and signs it. The answer holds no secret and may travel by mail. `docs/recovery.md` has the whole
way, `docs/formats-on-disk.md` every byte; a test keeps this file and Consult in step.
"""

import argparse
import getpass
import json
import sys
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

try:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
except ImportError:
    sys.exit(
        "Tarvitaan Python 3.11 ja cryptography 48 tai uudempi. – Python 3.11 och cryptography 48"
        " eller nyare behövs. – Python 3.11 and cryptography 48 or newer are needed."
    )

REQUEST, ANSWER = "consult-recovery-request/1", "consult-recovery-answer/1"
SUITE = 1
WRAP_BYTES = 81
HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
NOBODY = UUID(int=0)
MALFORMED = (LookupError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LANGUAGES = ("fi", "sv", "en")


class Refused(Exception):
    """Nothing was written, for this reason: a key of SAY."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason, self.facts = reason, facts


# The building blocks, as in docs/formats-on-disk.md


def lp(*parts: bytes | str | int) -> bytes:
    """Join parts, each behind its length in four bytes."""
    joined = b""
    for part in parts:
        raw = part if isinstance(part, bytes) else str(part).encode()
        joined += len(raw).to_bytes(4, "big") + raw
    return joined


def expand(seed: bytes, label: str) -> bytes:
    """Derive 32 bytes from a seed."""
    return HKDFExpand(hashes.SHA256(), 32, lp(f"consult/{label}")).derive(seed)


def kid_of(kem: bytes, sign: bytes) -> bytes:
    """Name a key pair."""
    return sha256(lp("kid/1", SUITE, kem, sign)).digest()[:16]


def digits(hashed: bytes) -> str:
    """Write a hash as 25 digits in groups of five."""
    number = f"{int.from_bytes(hashed, 'big') % 10**25:025d}"
    return " ".join(number[start : start + 5] for start in range(0, 25, 5))


def fingerprint(person: UUID, kid: bytes) -> str:
    """Return the 25 digits that stand for a key pair."""
    return digits(sha256(lp("fingerprint/1", person.bytes, kid)).digest())


def read_half(typed: str) -> bytes | None:
    """Read a custodian's half of 256 bits; nothing if it was mistyped."""
    letters = typed.upper().translate(str.maketrans("OIL", "011", " -\n\t\r"))
    if len(letters) != 54 or not set(letters) <= set(LETTERS):
        return None
    hashed = int.from_bytes(sha256(lp("typed-code/1", letters[:52])).digest()[:2], "big") >> 6
    if letters[52:] != LETTERS[hashed >> 5] + LETTERS[hashed & 31]:
        return None
    number = 0
    for letter in letters[:52]:
        number = number << 5 | LETTERS.index(letter)
    return None if number & 15 else (number >> 4).to_bytes(32, "big")


class RecoveryKey:
    """The recovery key, joined from its halves."""

    def __init__(self, first: bytes, second: bytes) -> None:
        seed = bytes(a ^ b for a, b in zip(first, second, strict=True))
        self.kem = X25519PrivateKey.from_private_bytes(expand(seed, "kem/1"))
        self.sign = Ed25519PrivateKey.from_private_bytes(expand(seed, "sign/1"))
        kem, sign = self.kem.public_key(), self.sign.public_key()
        self.kid = kid_of(kem.public_bytes_raw(), sign.public_bytes_raw())
        self.fingerprint = fingerprint(NOBODY, self.kid)


# The request


@dataclass(frozen=True)
class Line:
    """One version of one space: what the recovery key holds of it, and what is to be given."""

    space: UUID
    version: int
    seat: bytes
    granted_at: int
    expires_at: bytes | int
    held: bytes
    """The terms under which the recovery key holds it: the context of its wrap."""
    wrap: bytes


@dataclass(frozen=True)
class Request:
    """What the officers ask for."""

    id: UUID
    person: UUID
    name: str
    kid: bytes
    suite: int
    kem: bytes
    sign: bytes
    recovery_kid: bytes
    asked_at: int
    expires_at: int
    lines: tuple[Line, ...]

    @property
    def digest(self) -> bytes:
        """The hash of every byte of the request."""
        lines = b"".join(
            lp(one.space.bytes, one.version, one.seat, one.granted_at, one.expires_at)
            + lp(one.held, sha256(one.wrap).digest())
            for one in self.lines
        )
        head = (self.id.bytes, self.person.bytes, self.name, self.kid, self.suite, self.kem)
        rest = (self.sign, self.recovery_kid, self.asked_at, self.expires_at, lines)
        return sha256(lp("recovery-request/1", *head, *rest)).digest()

    @property
    def check(self) -> str:
        """The check number: 25 digits that stand for the whole request."""
        return digits(self.digest)


def terms(
    space: UUID,
    version: int,
    recipient: tuple[str, UUID, bytes, int],
    limits: tuple[bytes, int, bytes | int],
    granter: tuple[str, UUID, bytes],
) -> bytes:
    """Return what a grant says: the context of its wrap, and the first part of what is signed."""
    kind, person, kid, suite = recipient
    seat, granted_at, expires_at = limits
    whole = (kind, person.bytes, kid, suite, seat, granted_at, expires_at)
    return lp("grant/1", space.bytes, version, *whole, granter[0], granter[1].bytes, granter[2])


def read_request(text: str, now: float) -> Request:
    """Read a request.

    Raises:
        Refused: it is none, of another version, expired, or for a key that is not what it says.

    """
    try:
        head, *rest = [json.loads(line) for line in text.splitlines() if line.strip()]
        if head["format"] != REQUEST:
            raise Refused("format")
        recovery_kid = bytes.fromhex(head["recovery_kid"])
        request = Request(
            UUID(head["request"]),
            UUID(head["person"]),
            str(head["name"]),
            bytes.fromhex(head["kid"]),
            int(head["suite"]),
            bytes.fromhex(head["kem"]),
            bytes.fromhex(head["sign"]),
            recovery_kid,
            int(head["asked_at"]),
            int(head["expires_at"]),
            tuple(_line(one, recovery_kid) for one in rest),
        )
    except MALFORMED as error:
        raise Refused("format") from error
    return _sound(request, now)


def _line(one: dict, recovery_kid: bytes) -> Line:
    space, version, held = UUID(one["space"]), int(one["version"]), one["held"]
    limits = (_id(held["seat"]), int(held["granted_at"]), _moment(held["expires_at"]))
    granter = (str(held["granter_kind"]), UUID(held["granter"]), bytes.fromhex(held["granter_kid"]))
    recipient = ("recovery", NOBODY, recovery_kid, int(held["suite"]))
    return Line(
        space,
        version,
        _id(one["seat"]),
        int(one["granted_at"]),
        _moment(one["expires_at"]),
        terms(space, version, recipient, limits, granter),
        bytes.fromhex(one["wrap"]),
    )


def _id(text: str) -> bytes:
    return UUID(text).bytes if text else b""


def _moment(moment: int | None) -> bytes | int:
    return b"" if moment is None else int(moment)


def _sound(request: Request, now: float) -> Request:
    places = {(line.space, line.version) for line in request.lines}
    if not places or len(places) != len(request.lines):
        raise Refused("format")
    suites = {request.suite, *(line.wrap[0] if line.wrap else 0 for line in request.lines)}
    if suites != {SUITE} or any(len(line.wrap) != WRAP_BYTES for line in request.lines):
        raise Refused("suite")
    if request.kid != kid_of(request.kem, request.sign):
        raise Refused("altered")
    if now >= request.expires_at / 1e6:
        raise Refused("expired", day=day(request.expires_at))
    return request


# The answer


def rewrap(key: RecoveryKey, request: Request) -> str:
    """Open what the request names, seal it to the person's key, sign it; return the answer.

    Raises:
        Refused: something was not sealed to this recovery key.

    """
    public = X25519PublicKey.from_public_bytes(request.kem)
    whole = key.sign.sign(lp("recovery-answer/1", request.id.bytes, request.digest))
    answer = [{"format": ANSWER, "request": str(request.id), "signature": whole.hex()}]
    for line in request.lines:
        limits = (line.seat, line.granted_at, line.expires_at)
        recipient = ("person", request.person, request.kid, request.suite)
        granter = ("recovery", NOBODY, key.kid)
        given = terms(line.space, line.version, recipient, limits, granter)
        try:
            secret = HPKE.decrypt(line.wrap[1:], key.kem, info=line.held)
        except (InvalidTag, ValueError) as error:
            raise Refused("altered") from error
        wrap = bytes([SUITE]) + HPKE.encrypt(secret, public, info=given)
        signature = key.sign.sign(given + sha256(wrap).digest())
        answer.append(
            {
                "space": str(line.space),
                "version": line.version,
                "wrap": wrap.hex(),
                "signature": signature.hex(),
            }
        )
    return "".join(json.dumps(one) + "\n" for one in answer)


# The conversation


def unseen() -> str:
    """Read a line that a screen does not show."""
    return (getpass.getpass("> ") if sys.stdin.isatty() else input("> ")).strip()


def day(micros: int) -> str:
    """Write a moment as a day and an hour of the machine's clock."""
    return time.strftime("%d.%m.%Y %H:%M", time.localtime(micros / 1e6))


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
            return input("> ").strip()
        except EOFError:
            raise Refused("stopped") from None

    def ask_hidden(self, what: str, **facts: object) -> str:
        """Ask for a half. It is not shown: whoever sees both halves holds the key alone."""
        self.say(what, **facts)
        try:
            return unseen()
        except EOFError:
            raise Refused("stopped") from None

    def demand(self, what: str, **facts: object) -> None:
        """Ask something that only a yes lets pass."""
        if self.ask(what, **facts).casefold() not in YES:
            raise Refused("stopped")

    def half(self, number: int) -> bytes:
        """Ask for a half until it is typed without a slip, three times at most."""
        for _ in range(3):
            found = read_half(self.ask_hidden("half", number=number))
            if found is not None:
                return found
            self.say("mistyped")
        raise Refused("mistyped_thrice")


def converse(talk: Talk, text: str, now: float) -> str:
    """Lead the two custodians through it; return the answer.

    Raises:
        Refused: at any step.

    """
    request = read_request(text, now)
    name = "".join(letter for letter in request.name if letter.isprintable())
    spaces = len({line.space for line in request.lines})
    talk.say("asked", name=name, spaces=spaces, asked=day(request.asked_at))
    talk.say("now", day=day(int(now * 1e6)))
    typed = talk.ask("check")
    if "".join(filter(str.isdigit, typed)) != request.check.replace(" ", ""):
        raise Refused("altered")
    talk.demand("person", name=name, fingerprint=fingerprint(request.person, request.kid))
    key = RecoveryKey(talk.half(1), talk.half(2))
    if key.kid != request.recovery_kid:
        raise Refused("other_key")
    talk.demand("recovery", fingerprint=key.fingerprint)
    return rewrap(key, request)


def main() -> int:
    """Run the conversation; 0 when the answer was written, 1 when it was refused."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("request", type=Path)
    parser.add_argument("answer", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, default="fi")
    given = parser.parse_args()
    talk = Talk(given.language)
    try:
        if given.answer.exists():
            raise Refused("exists", file=given.answer)
        answer = converse(talk, given.request.read_text(encoding="utf-8"), time.time())
        given.answer.write_text(answer, encoding="utf-8")
    except (OSError, UnicodeError):
        talk.say("no_file")
        return 1
    except Refused as refused:
        talk.say(refused.reason, **refused.facts)
        talk.say("nothing")
        return 1
    talk.say("written", file=given.answer)
    return 0


YES = ("k", "kyllä", "kylla", "j", "ja", "y", "yes")
SAY = {
    "asked": (
        "\n{name} on menettänyt avaimensa. Pyyntö on tehty {asked}. Siinä on avattavia tiloja: "
        "{spaces}.",
        "\n{name} har förlorat sina nycklar. Begäran gjordes {asked}. Rum att öppna: {spaces}.",
        "\n{name} has lost her keys. The request was made {asked}. Spaces to open: {spaces}.",
    ),
    "now": (
        "Tämän koneen kello on {day}. Jos se on väärin, keskeytä ja korjaa se ensin.",
        "Den här datorns klocka är {day}. Om den går fel: avbryt och ställ den först.",
        "This machine's clock says {day}. If that is wrong, stop and set it first.",
    ),
    "check": (
        "\n1. Soita sille, joka vahvisti pyynnön. Hän lukee sivultaan pyynnön tarkistusluvun, "
        "25 numeroa.\nKirjoita se tähän:",
        "\n1. Ring den som bekräftade begäran. Hen läser upp begärans kontrolltal från sin sida, "
        "25 siffror.\nSkriv det här:",
        "\n1. Phone whoever confirmed the request. She reads the request's check number from her "
        "page, 25 digits.\nType it here:",
    ),
    "person": (
        "\n2. Soita numeroon, jonka tiedät oikeaksi: {name}. Hän lukee sivultaan Omat avaimet "
        "tunnistelukunsa.\nSen on oltava: {fingerprint}\nOnko se sama? Kirjoita kyllä tai ei:",
        "\n2. Ring ett nummer som du vet är rätt: {name}. Hen läser upp sitt kontrolltal från "
        "sidan Egna nycklar.\nDet ska vara: {fingerprint}\nÄr det samma? Skriv ja eller nej:",
        "\n2. Phone a number you know to be right: {name}. She reads her check number from the "
        "page My keys.\nIt must be: {fingerprint}\nIs it the same? Type yes or no:",
    ),
    "half": (
        "\n3. Palautusavaimen puolikas {number}/2. Kirjoita koodi paperista; välit, viivat ja "
        "kirjainkoko ovat samantekeviä. Se ei näy ruudulla:",
        "\n3. Återställningsnyckelns halva {number}/2. Skriv koden från papperet; mellanslag, "
        "streck och stora eller små bokstäver spelar ingen roll. Den syns inte på skärmen:",
        "\n3. Half {number}/2 of the recovery key. Type the code from the paper; spaces, hyphens "
        "and capitals do not matter. The screen does not show it:",
    ),
    "mistyped": (
        "Koodissa on kirjoitusvirhe. Yritä uudelleen.",
        "Koden är felskriven. Försök igen.",
        "The code was mistyped. Try again.",
    ),
    "recovery": (
        "\n4. Palautusavaimen tunnisteluku on: {fingerprint}\nSama luku on papereissa. Onko se "
        "sama? Kirjoita kyllä tai ei:",
        "\n4. Återställningsnyckelns kontrolltal är: {fingerprint}\nSamma tal står på papperen. "
        "Är det samma? Skriv ja eller nej:",
        "\n4. The recovery key's check number is: {fingerprint}\nThe papers show the same number. "
        "Is it the same? Type yes or no:",
    ),
    "written": (
        "\nVastaus on tiedostossa {file}. Siinä ei ole salaisuuksia: sen voi lähettää postitse. "
        "Sulkekaa puolikkaat uusiin kuoriin.",
        "\nSvaret finns i filen {file}. Där finns inga hemligheter: den kan skickas med e-post. "
        "Lägg halvorna i nya förseglade kuvert.",
        "\nThe answer is in the file {file}. It holds no secret and may be mailed. "
        "Seal the halves in new envelopes.",
    ),
    "nothing": (
        "Mitään ei kirjoitettu.",
        "Ingenting skrevs.",
        "Nothing was written.",
    ),
    "format": (
        "Tiedosto ei ole palautuspyyntö, jonka tämä ohjelma tuntee, tai siitä puuttuu jotain.",
        "Filen är inte en begäran som det här programmet känner till, eller något saknas.",
        "The file is no request that this program knows, or a part of it is missing.",
    ),
    "suite": (
        "Pyynnössä on salaustapa, jota tämä ohjelma ei tunne. Hae uudempi ohjelma.",
        "Begäran har ett krypteringssätt som det här programmet inte känner. Hämta ett nyare.",
        "The request uses a kind of sealing that this program does not know. Get a newer one.",
    ),
    "altered": (
        "Pyyntö ei ole se, joka vahvistettiin: sitä on muutettu, tai luku on kirjoitettu väärin.",
        "Begäran är inte den som bekräftades: den har ändrats, eller talet är felskrivet.",
        "This is not the request that was confirmed: it was altered, or the number was mistyped.",
    ),
    "expired": (
        "Pyyntö on vanhentunut {day}. Pyytäkää uusi.",
        "Begäran gick ut {day}. Be om en ny.",
        "The request expired {day}. Ask for a new one.",
    ),
    "other_key": (
        "Puolikkaat eivät ole tämän palautusavaimen kaksi puolikasta.",
        "Halvorna är inte de två halvorna av den här återställningsnyckeln.",
        "These are not the two halves of this recovery key.",
    ),
    "mistyped_thrice": (
        "Koodia ei saatu kirjoitettua oikein.",
        "Koden blev inte rätt skriven.",
        "The code was not typed correctly.",
    ),
    "stopped": ("Keskeytetty.", "Avbrutet.", "Stopped."),
    "exists": (
        "Tiedosto {file} on jo olemassa. Anna vastaukselle toinen nimi.",
        "Filen {file} finns redan. Ge svaret ett annat namn.",
        "The file {file} exists already. Give the answer another name.",
    ),
    "no_file": (
        "Tiedostoa ei voi lukea tai kirjoittaa.",
        "Filen går inte att läsa eller skriva.",
        "The file cannot be read or written.",
    ),
}

if __name__ == "__main__":
    sys.exit(main())
