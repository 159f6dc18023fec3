"""The signs that a word is a person's name: its own look, its neighbours, the rest of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from consult.privacy import voikko
from consult.privacy.lexicon import NAME_KINDS, is_form, listed
from consult.privacy.naming.looks import Look, is_title, kinds_of, look_at
from consult.privacy.naming.places import known_places
from consult.privacy.wording import Word, begins_sentence

_SAID = re.compile(
    r"(?:sano|kerto|tote|muistutt|kirjoit|arvele|arvio|kommento|selitt|vaati|huomautt|korosta"
    r"|sanoo|mukaan|mielestä|kertoi|totesi|uskoo|näkee)",
)
_PARTICLES = frozenset(["von", "af", "de", "van", "der", "di", "da", "al", "el", "bin", "la", "le"])
_INITIAL = re.compile(r"[^\W\d_](?::\w+)?")
_NAMING = frozenset(("nimeltään", "nimeltä", "niminen", "nimisen", "nimi", "nimellä", "nimeksi"))


NOBODY = "own list: names nobody"
LISTED_WITHIN = "listed within"
RATHER_A_WORD = "own list: rather a word"


@dataclass(slots=True)
class Candidate:
    """A word that may be a name."""

    at: int
    """Its place among the words of its text."""
    word: Word
    look: Look
    signs: list[str] = field(default_factory=list)
    score: float = 0.0


def candidates_of(text: str, words: Sequence[Word]) -> list[Candidate]:
    """Return the words that may be names, with the signs that stand beside them."""
    found = []
    for at, word in enumerate(words):
        if word.is_capitalised and not _INITIAL.fullmatch(word.text):
            look = look_at(word.text)
            candidate = Candidate(at, word, look, [*look.signs, *_around(text, words, at)])
            found.append(candidate)
        elif len(word.text) > 2 and not word.is_capitalised and _is_small_name(word.text):
            look = look_at(word.text)
            found.append(Candidate(at, word, look, [f"small {look.kinds}", *look.signs]))
    return found


@lru_cache(maxsize=voikko.REMEMBERED)
def _is_small_name(word: str) -> bool:
    """Tell whether a word without a capital is a given name or a surname and nothing else."""
    kinds = {reading.kind for reading in voikko.readings(word)}
    if not kinds & {voikko.GIVEN_NAME, voikko.SURNAME}:
        return False
    return not kinds_of(voikko.readings(word)).strip("FSPN")


def _around(text: str, words: Sequence[Word], at: int) -> list[str]:
    word = words[at]
    kinds = look_at(word.text).kinds
    before = words[at - 1].end if at else 0
    begins = begins_sentence(text, word.start, before)
    beside = _before(text, words, at, begins=begins) + _after(text, words, at)
    place = "begins" if begins else "within"
    return [
        place,
        f"{place} {kinds}",
        *beside,
        *(f"{kinds} {sign}" for sign in beside),
        *_marks(text, word, before),
        *_own_lists(word.text, begins=begins),
    ]


def _before(text: str, words: Sequence[Word], at: int, *, begins: bool) -> list[str]:
    if begins or not at:
        return ["before: start"]
    between = text[words[at - 1].end : words[at].start]
    return [f"before: {said}" for said in _neighbour(words[at - 1], between)]


def _after(text: str, words: Sequence[Word], at: int) -> list[str]:
    if at + 1 == len(words):
        return []
    word, after = words[at], words[at + 1]
    if begins_sentence(text, after.start, word.end):
        return ["after: end"]
    return [f"after: {said}" for said in _neighbour(after, text[word.end : after.start])]


def _marks(text: str, word: Word, before: int) -> list[str]:
    signs = []
    if text[before : word.start].rstrip().endswith(_QUOTES):
        signs.append("quoted")
    if _NUMBER_AFTER.match(text, word.end):
        signs.append("number after")
    if text[word.end : word.end + 2].strip().startswith("("):
        signs.append("bracket after")
    return signs


def _own_lists(word: str, *, begins: bool) -> list[str]:
    look, signs = look_at(word), []
    unknown = look.kinds == "U" and is_form(word, listed("not_names"))
    if unknown or _bases_in(look.bases, "not_names"):
        signs.append(NOBODY)
    if not begins and "listed" in look.signs:
        signs += [LISTED_WITHIN, f"{LISTED_WITHIN} {look.kinds}"]
    if begins and (_is_verbal(word) or _bases_in(_plain_bases(word), "rather_words")):
        signs.append(RATHER_A_WORD)
    if not look.bases.isdisjoint(known_places()):
        signs += ["known place", f"known place {look.kinds}"]
    if _bases_in(look.bases, "months"):
        signs.append("month")
    return signs


_QUOTES = ('"', "”", "'", "»", "“", "„")
_NUMBER_AFTER = re.compile(r"\s?\d")


@lru_cache(maxsize=voikko.REMEMBERED)
def _is_verbal(word: str) -> bool:
    """Tell whether a word is no name and may be a verb, a pronoun or the like."""
    if look_at(word).kinds != "C":
        return False
    return any(reading.kind not in _NOUNS for reading in voikko.readings(word))


_NOUNS = ("nimisana", "laatusana", "nimisana_laatusana")


def _plain_bases(word: str) -> frozenset[str]:
    """Return the base forms of a word's readings that are no names."""
    read = voikko.readings(word)
    return frozenset(each.base for each in read if each.kind not in NAME_KINDS)


def _bases_in(bases: frozenset[str], name: str) -> bool:
    return not bases.isdisjoint(listed(name))


def _neighbour(other: Word, between: str) -> Sequence[str]:
    said = other.text
    if between.strip(" "):
        gap = between.strip()[:1]
        joint = {",": "comma", "(": "bracket", "&": "and", ".": "dot"}.get(gap, "mark")
        kind = "capital" if other.is_capitalised else "small"
        return [f"{joint} {kind}"] if joint != "dot" or len(said) > 1 else ["initial"]
    if other.is_capitalised:
        return _capital(said)
    return _small(said)


def _capital(said: str) -> list[str]:
    look = look_at(said)
    signs = [f"capital {look.kinds}"]
    if "listed" in look.signs:
        signs.append("listed")
    if "foreign word" in look.signs:
        signs.append("foreign word")
    if not look.bases.isdisjoint(known_places()):
        signs.append("known place")
    if _bases_in(look_at(said).bases, "organisations"):
        signs.append("organisation")
    if is_title(said):
        signs.append("title")
    if len(said) == 1:
        signs.append("initial")
    return signs


@lru_cache(maxsize=voikko.REMEMBERED)
def _small(said: str) -> tuple[str, ...]:
    if said in _PARTICLES:
        return ("particle",)
    if said in _NAMING:
        return ("naming",)
    read = voikko.readings(said)
    signs = {
        "small": True,
        "and": said in ("ja", "sekä", "tai", "och", "and"),
        "title": is_title(said),
        "saying": _SAID.match(said) is not None,
        "verb": any(reading.kind == "teonsana" for reading in read),
        "small unknown": not read,
        "organisation": not {each.base for each in read}.isdisjoint(listed("organisations")),
    }
    return tuple(sign for sign, there in signs.items() if there)


def second_signs(candidates: Sequence[Candidate], words: Sequence[Word]) -> list[list[str]]:
    """Return what the scores of neighbours, and of the same name elsewhere, add to each."""
    scores = {candidate.at: candidate.score for candidate in candidates}
    best = _best_by_base(candidates)
    counts = Counter(base for candidate in candidates for base in candidate.look.bases)
    small = {word.text for word in words if not word.is_capitalised}
    runs = _runs(candidates, words)
    people = sum(candidate.score > 0 for candidate in candidates)
    share = f"people {min(people * 6 // max(len(candidates), 1), 4)}"
    second = []
    for candidate in candidates:
        signs = [
            f"{side} scores {_step(scores.get(candidate.at + step))}"
            for side, step in (("one before", -1), ("one after", 1))
        ]
        again = max(
            (
                score
                for base in candidate.look.bases
                for score in best[base]
                if score[1] != candidate.at
            ),
            default=None,
        )
        kinds = candidate.look.kinds
        many = max(counts[base] for base in candidate.look.bases)
        signs += [share, f"{kinds} {share}", f"often {min(many, 6) // 2}"]
        signs.append(f"elsewhere {_step(None if again is None else again[0])}")
        signs += [f"{kinds} {sign}" for sign in signs]
        place, size = runs[candidate.at]
        signs += [f"run {place} of {size}", f"{kinds} run {place} of {size}"]
        if candidate.word.text.lower() in small:
            signs += ["elsewhere small", f"{kinds} elsewhere small"]
        second.append(signs)
    return second


def _runs(candidates: Sequence[Candidate], words: Sequence[Word]) -> dict[int, tuple[int, int]]:
    """Return for each word its place in the row of capitalised words it stands in, and its size."""
    runs: dict[int, tuple[int, int]] = {}
    row: list[int] = []
    last = -2
    for candidate in [*candidates, None]:
        joined = (
            candidate is not None
            and candidate.at == last + 1
            and candidate.word.start - words[last].end <= 2
        )
        if not joined:
            runs |= {at: (place, min(len(row), 4)) for place, at in enumerate(row[:4], 1)}
            runs |= dict.fromkeys(row[4:], (4, 4))
            row = []
        if candidate is not None:
            row.append(candidate.at)
            last = candidate.at
    return runs


def _best_by_base(candidates: Sequence[Candidate]) -> dict[str, list[tuple[float, int]]]:
    """Return the two best scores of each base form, and where they stand."""
    best: dict[str, list[tuple[float, int]]] = {}
    for candidate in candidates:
        for base in candidate.look.bases:
            scores = best.setdefault(base, [])
            scores.append((candidate.score, candidate.at))
            scores.sort(reverse=True)
            del scores[2:]
    return best


def _step(score: float | None) -> str:
    if score is None:
        return "none"
    return str(max(-4, min(4, round(score))))


def forget_words() -> None:
    """Forget what was thought of every word."""
    for remembering in (_is_small_name, _is_verbal, _small):
        remembering.cache_clear()
