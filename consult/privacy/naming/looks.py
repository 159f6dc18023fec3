"""What a word looks like by itself: how Voikko reads it, and of what it is built."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from consult.privacy import voikko
from consult.privacy.lexicon import is_plain_word, listed
from consult.privacy.naming.listed import is_listed_name
from consult.privacy.voikko import ABBREVIATION, GIVEN_NAME, OTHER_NAME, PLACE, SURNAME, Reading

_LETTERS = ((GIVEN_NAME, "F"), (SURNAME, "S"), (PLACE, "P"), (OTHER_NAME, "N"), (ABBREVIATION, "A"))
_INNER = frozenset({"sisaolento", "sisaeronto", "sisatulento"})
_OUTER = frozenset({"ulkoolento", "ulkoeronto", "ulkotulento"})
_SURNAME = re.compile(
    r"(?:[aeiouyäö]|l)(?:nen|sen|sella|selle|selta|sessa|sesta|seen|sten|set|sta|sena)$"
    r"|(?:berg|ström|strom|gren|qvist|kvist|lund|holm|stedt|man|mann|son|ssen|sson|wall|dahl|blom"
    r"|vall|roos|fors|sky|ski|ska|ov|ova|ev|eva|in|ina|enko|dze|shvili|yan|ić|vic|vich|sen|oğlu"
    r"|mäki|niemi|salo|virta|lampi|harju|vaara|koski|lahti|järvi|oja|ranta|saari)"
    r"(?:i?n|i?a|i?lla|i?lle|i?lta|i?in|i?ssa|i?sta|ä|llä|ltä|ssä|stä)?$",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"(?:katu|kadu|tie|kuja|polku|talo|yhtiö|lehti|lehde|sanomat|kylä|kaupun[kg]i|joki|joe|saaristo"
    r"|ministeriö|virasto|laitos|liitto|seura|kirkko|kirko|linna|puisto|portti|asema|satama|silta"
    r"|halli|areena|koulu|keskus|pankki|radio|park|land|burg|ville|ton|town|stad|shire)\w{0,6}$",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"[cqwxzåšžčćéèêëáàâãíìîóòôõúùûüñçøæđłß]|sh|th|ck|ph|gh", re.IGNORECASE)
_BEGINS_FOREIGN = re.compile(r"(?:[bcdfgqwxz]|[^aeiouyäö]{2})", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]{1,5}(?::\w+)?")
_CASES = (
    ("outer", re.compile(r"(?:lla|llä|lta|ltä|lle)$")),
    ("inner", re.compile(r"(?:ssa|ssä|sta|stä|([aeiouyäö])\1n|seen)$")),
    ("genitive", re.compile(r"[aeiouyäö]n$")),
)


class Look(NamedTuple):
    """What is known of a word without its neighbours."""

    kinds: str
    """Voikko's readings as letters: F given name, S surname, P place, N other name, A
    abbreviation, C a word like others; R one that is rare, U when it knows none."""
    signs: tuple[str, ...]
    bases: frozenset[str]
    """Base forms, by which the same name is known again."""


@lru_cache(maxsize=voikko.REMEMBERED)
def look_at(word: str) -> Look:
    """Look at a word as it was written."""
    read = readings_of(word)
    kinds = kinds_of(read)
    signs = [f"kind {kinds}", f"case {_case(word, read)}", *_build(word)]
    if is_listed_name(word):
        signs += ["listed", f"listed {kinds}"]
    built = _built(word)
    signs += [f"{'unknown' if kinds == 'U' else 'known'}, {sign}" for sign in built]
    signs += [f"{kinds}, {sign}" for sign in built if sign.startswith("like")]
    if kinds == "U":
        signs += _of_unknown(word)
        if _ends_in_a_word(word):
            signs.append("ends in a word")
    if _stem(word) in listed("english") or word.casefold() in listed("english"):
        signs += ["foreign word", f"foreign word {kinds}"]
    if word.isupper() and len(word) > 1:
        signs.append(f"{kinds} all capitals {min(len(word), 6)}")
    return Look(kinds, tuple(signs), _bases(word, read))


def readings_of(word: str) -> tuple[Reading, ...]:
    """Read a word; one in capitals throughout also as a name, when it is nothing else."""
    read = voikko.readings(word)
    if not read and len(word) > 2 and word.isupper():
        return voikko.readings(word.capitalize())
    return read


def kinds_of(read: tuple[Reading, ...]) -> str:
    """Write the kinds of a word's readings as letters."""
    kinds = {reading.kind for reading in read}
    letters = "".join(letter for kind, letter in _LETTERS if kind in kinds)
    plain = is_plain_word(reading for reading in read if reading.kind != ABBREVIATION)
    return (letters + "C" if plain else letters) or ("R" if read else "U")


def _case(word: str, read: tuple[Reading, ...]) -> str:
    named = [each for each in read if each.kind in (GIVEN_NAME, SURNAME, PLACE)] or list(read)
    if not named:
        return next((f"looks {case}" for case, look in _CASES if look.search(word)), "unknown")
    if any(each.plural for each in named[:1]):
        return "plural"
    case = named[0].case
    if case in _INNER or case in _OUTER:
        return "inner" if case in _INNER else "outer"
    return case if case in ("nimento", "omanto", "osanto") else "other"


def _build(word: str) -> list[str]:
    signs = [f"letters {min(len(word), 12) // 2}"]
    if "-" in word:
        tail = word.rpartition("-")[2]
        signs.append("hyphen, capital" if tail[:1].isupper() else "hyphen, small")
    if ":" in word:
        signs.append("colon")
    if _ROMAN.fullmatch(word):
        signs.append("roman number")
    if word.isupper() and len(word) > 1:
        signs.append("all capitals")
    elif any(char.isupper() for char in word[1:].replace("-", "")) and "-" not in word:
        signs.append("capital inside")
    return signs


def _of_unknown(word: str) -> list[str]:
    small, stem = word.lower(), _stem(word)
    return [
        f"begins {small[:2]}",
        f"ends {small[-3:]}",
        f"ends {small[-2:]}",
        f"stem ends {stem[-2:]}",
    ]


def _ends_in_a_word(word: str) -> bool:
    """Tell whether a word that Voikko does not know is a compound of one that it does."""
    small = word.lower()
    return any(is_plain_word(voikko.readings(small[at:])) for at in range(3, len(small) - 4))


def _built(word: str) -> list[str]:
    signs = [f"last {'vowel' if word[-1] in 'aeiouyäöå' else word[-1].lower()}"]
    if word.endswith(("nen", "sen", "sella", "selle", "selta", "sta")):
        signs.append("like -nen")
    if _SURNAME.search(word):
        signs.append("like a surname")
    if _NO_PERSON.search(word):
        signs.append("like a place")
    if _FOREIGN.search(word):
        signs.append("foreign letters")
    if _BEGINS_FOREIGN.match(word):
        signs.append("foreign beginning")
    return signs


def _bases(word: str, read: tuple[Reading, ...]) -> frozenset[str]:
    bases = {each.base.casefold() for each in read if each.kind in (GIVEN_NAME, SURNAME)}
    if not bases:
        bases = {each.base.casefold() for each in read} or {_stem(word)}
    return frozenset(bases)


_ENDINGS = re.compile(
    r"(?:i?(?:n|a|ä|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|ta|tä|ksi|na|nä|tta|ttä)|in|en|s|:\w+)$"
)


def _stem(word: str) -> str:
    """Cut a word that Voikko does not know, so that its forms meet in one stem."""
    small = word.casefold()
    return _ENDINGS.sub("", small) if len(small) > 4 else small


def is_title(word: str) -> bool:
    """Tell whether a name is often put after this word."""
    small = word.casefold()
    titles = listed("titles")
    if small in titles:
        return True
    bases = {each.base for each in voikko.readings(word)}
    return any(base in titles or base.endswith(_TITLE_ENDS) for base in bases)


_TITLE_ENDS = (
    *("johtaja", "päällikkö", "ministeri", "edustaja", "mestari", "toimittaja", "opettaja"),
    *("työntekijä", "ohjaaja", "valmentaja", "hoitaja", "lääkäri", "sihteeri", "tutkija", "puoli"),
    *("professori", "kirjailija", "pelaaja", "kuljettaja", "jäsen", "neuvos", "äiti", "isä"),
)
