"""A role label put in a name's place, in the same form: *Matille* becomes *äidille*.

Voikko takes words apart and does not put them together, so forms are proposed by rule of thumb
and only taken when Voikko reads them as the very form that was wanted. Where it cannot, or is not
there, the label stays in its base form: an uninflected word is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consult.privacy import voikko
from consult.privacy.folding import fold
from consult.privacy.stems import stems_of
from consult.privacy.wording import words_of

_ENDINGS = {
    "nimento": ("",),
    "omanto": ("n",),
    "osanto": ("a", "ä", "ta", "tä", "tta", "ttä"),
    "sisaolento": ("ssa", "ssä"),
    "sisaeronto": ("sta", "stä"),
    "sisatulento": ("an", "en", "in", "on", "un", "yn", "än", "ön", "hin", "seen"),
    "ulkoolento": ("lla", "llä"),
    "ulkoeronto": ("lta", "ltä"),
    "ulkotulento": ("lle",),
    "olento": ("na", "nä"),
    "tulento": ("ksi",),
    "vajanto": ("tta", "ttä"),
}
"""Voikko's names of the cases, and what they end in."""
_CLITICS = {
    "kin": ("kin",),
    "kaan": ("kaan", "kään"),
    "han": ("han", "hän"),
    "pa": ("pa", "pä"),
    "ko": ("ko", "kö"),
}
_IRREGULAR = (
    ("psi", ("pse", "s")),
    ("si", ("te", "de", "t")),
    ("eli", ("elje",)),
    ("tär", ("ttäre", "tär")),
    ("r", ("re",)),
    ("oika", ("oja",)),
    ("mpi", ("mpa", "mma", "mpä", "mmä")),
    ("mies", ("miehe", "mies", "miehee")),
    ("us", ("ukse", "us", "ude", "ute", "ut")),
    ("ys", ("ykse", "ys", "yde", "yte", "yt")),
    ("in", ("ime",)),
    ("ut", ("ude", "utt")),
)
"""Stems of nouns that names do not have; what does not fit Voikko refuses."""
_BY_LOOK = (
    ("ulkotulento", re.compile(r"lle$")),
    ("ulkoolento", re.compile(r"ll[aä]$")),
    ("ulkoeronto", re.compile(r"lt[aä]$")),
    ("sisaolento", re.compile(r"ss[aä]$")),
    ("sisaeronto", re.compile(r"st[aä]$")),
    ("tulento", re.compile(r"[aeiouyäö]ksi$")),
    ("sisatulento", re.compile(r"([aeiouyäö])\1n$|seen$")),
    ("omanto", re.compile(r"[aeiouyäö]n$")),
    ("osanto", re.compile(r"(?:[aeiouyäö]t[aä]|[iou]a|[iöy]ä|aa|ää)$")),
)
"""What a name that Voikko does not know is taken for: the first that fits."""
_NAMES = (voikko.GIVEN_NAME, voikko.SURNAME)
_NO_GENITIVE = (
    *("eas", "omas", "ukas", "elias", "onas", "bias", "thias", "ttias", "klas", "us", "is", "os"),
    *("lars", "anders", "hans", "jens", "måns", "mats", "nils", "claes"),
    *("charles", "james", "johannes", "hannes", "agnes", "ines", "mercedes"),
)
"""Endings of names that have an s of their own."""
_GENITIVE_SIGN = re.compile(r"(?:['’]s|s['’])$")


def inflect_like(word: str, label: str, language: str = "fi") -> str:
    """Return `label` in the form of `word`; in its base form where that cannot be done.

    `word` is what was written, a first name or several names; of several the last one tells the
    form. In Swedish and English a genitive becomes one.
    """
    names = [each.text for each in words_of(fold(word).text)]
    if not names or not label:
        return label
    if language == "fi":
        return _in_finnish(names[-1], label)
    if language == "en":
        return f"{label}'s" if _GENITIVE_SIGN.search(names[-1]) else label
    sign = ":s" if label[-1].isdigit() else "s"
    return label + sign if _is_swedish_genitive(names[-1]) else label


def _in_finnish(name: str, label: str) -> str:
    if not voikko.is_there():
        return label
    case, clitic = form_of(name)
    nouns = list(words_of(label))
    if not nouns or (case, clitic) == ("nimento", ""):
        return label
    said, last = label, len(nouns) - 1
    for at in range(last, -1, -1):
        noun = nouns[at]
        if at < last and not _is_adjective(noun.text):
            break
        form = _inflected(noun.text, case, clitic if at == last else "")
        if not form:
            return label
        said = said[: noun.start] + form + said[noun.end :]
    return said


def form_of(name: str) -> tuple[str, str]:
    """Return the case of a name and what hangs on it; by its look where Voikko does not know it."""
    read = voikko.readings(name)
    known = [each for each in read if each.kind in _NAMES and not each.plural] or [
        each for each in read if each.case and not each.plural
    ]
    for each in sorted(known, key=lambda read: bool(read.clitic)):  # Annikin: of Annikki
        if each.case in _ENDINGS:
            return each.case, each.clitic if each.clitic in _CLITICS else ""
    for case, look in _BY_LOOK:
        if look.search(name):
            return case, ""
    return "nimento", ""


def _is_adjective(word: str) -> bool:
    kinds = {each.kind for each in voikko.readings(word) if each.case == "nimento"}
    return bool(kinds & {"laatusana", "nimisana_laatusana"})


def _inflected(noun: str, case: str, clitic: str) -> str:
    """Return the form that Voikko reads as this noun in this case; empty where none is."""
    wanted = (noun.lower(), case, clitic)
    for form in _proposed(noun, case):
        for said in (form + tail for tail in _CLITICS.get(clitic, ("",))):
            for read in voikko.readings(said):
                found = (read.base, read.case, read.clitic)
                if found == wanted and not read.plural and not read.possessive:
                    return said
    return ""


def _proposed(noun: str, case: str) -> Iterator[str]:
    small = noun.lower()
    stems = stems_of(small)
    for end, (*others,) in _IRREGULAR:
        if small.endswith(end):
            stems |= {small[: -len(end)] + other for other in others}
    for stem in sorted(stems, key=lambda stem: (-len(stem), stem)):
        for ending in _ENDINGS[case]:
            yield noun[: _shared(noun, stem)] + stem[_shared(noun, stem) :] + ending


def _shared(noun: str, stem: str) -> int:
    """Count the letters that both begin with, so that capitals stay capitals."""
    small = noun.lower()
    return next(
        (at for at, (one, other) in enumerate(zip(small, stem, strict=False)) if one != other),
        min(len(small), len(stem)),
    )


def _is_swedish_genitive(name: str) -> bool:
    small = name.casefold()
    return small.endswith("s") and not small.endswith(_NO_GENITIVE)
