"""Plain rules for lines whose capitals or language say little: Swedish, English, all small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from consult.privacy import voikko
from consult.privacy.languages import FINNISH
from consult.privacy.lexicon import is_form, is_plain_word, listed
from consult.privacy.naming.listed import is_listed_name
from consult.privacy.naming.looks import look_at
from consult.privacy.naming.places import known_places
from consult.privacy.stems import stems_of
from consult.privacy.wording import Word, begins_sentence

LEAST_WORDS, LEAST_LETTERS = 3, 3
_NOBODY = ("not_names", "months", "organisations", "english", "titles")


def is_monotonous(line: Sequence[Word]) -> bool:
    """Tell whether a line is in capitals throughout, or has none."""
    if len(line) < LEAST_WORDS:
        return False
    return all(word.text.isupper() for word in line) or not any(
        word.is_capitalised for word in line
    )


def names_in(text: str, line: Sequence[Word], language: str) -> Iterator[int]:
    """Return which words of a line may be names."""
    monotonous = is_monotonous(line)
    before = 0 if line[0].start == 0 else line[0].start - 1
    for at, word in enumerate(line):
        begins = at == 0 or begins_sentence(text, word.start, before)
        if monotonous:
            named = _by_itself(word.text.capitalize(), language)
        else:
            named = word.is_capitalised and _by_place(word.text, language, begins=begins)
        if named and len(word.text) >= LEAST_LETTERS:
            yield at
        before = word.end


def _by_itself(word: str, language: str) -> bool:
    """Tell whether a word is a name and nothing else, wherever it stands."""
    kinds = look_at(word).kinds
    if language == FINNISH and kinds not in "UR":
        return not kinds.strip("FSR")
    return is_listed_name(word) and not _is_nobody(word, language)


def _by_place(word: str, language: str, *, begins: bool) -> bool:
    """Tell whether a capitalised word may be a name where it stands."""
    if _is_nobody(word, language):
        return False
    if begins and language == FINNISH and not voikko.is_there():
        return word.casefold() in listed("given_fi") | listed("given_other")
    kinds = look_at(word).kinds
    if is_listed_name(word) or kinds in ("F", "S", "FS"):
        return True
    plain = language == FINNISH and is_plain_word(voikko.readings(word))
    return not (begins or plain or word.isupper() or kinds in ("N", "NC", "P", "PC", "A"))


def _is_nobody(word: str, language: str) -> bool:
    small = word.casefold()
    forms = {small, small.removesuffix("s"), small.removesuffix("'s"), *look_at(word).bases}
    if any(not forms.isdisjoint(listed(name)) for name in _NOBODY):
        return True
    if language == FINNISH and not voikko.is_there() and is_form(word, _stems_of_nobody()):
        return True
    return not forms.isdisjoint(known_places() | listed(f"small_{language}"))


@cache
def _stems_of_nobody() -> frozenset[str]:
    """Return what endings are put to of places and other words that Voikko would know."""
    words = known_places() | listed("not_names") | listed("months") | listed("rather_words")
    return frozenset(stem for word in words for stem in stems_of(word))
