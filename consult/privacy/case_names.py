"""A case's own names, made ready to be found in any form: inflected, hidden, in three languages.

The names come from the case's sealed document and stay in memory as long as the matcher does;
nothing of them is in a `repr`. A name is found by its stems and the endings of Finnish, by the
genitive of Swedish and English, and by the base form that Voikko knows.

A name may also be a word: *Toivo*, *Aino* (*ainoa*), a pet name *Kulta*. Written small such a
word is let pass; written large at the beginning of a sentence it is likely; elsewhere certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from consult.privacy import voikko
from consult.privacy.folding import fold
from consult.privacy.kinds import FindingKind
from consult.privacy.lexicon import is_plain_word
from consult.privacy.recognisers.sighting import Sighting
from consult.privacy.stems import LEAST_LETTERS, stems_of
from consult.privacy.wording import Word, begins_sentence, words_of

_PARTICLES = "af al av bin da de del della der di dos du el ibn la le van von zu ja och and"
PARTICLES = frozenset(_PARTICLES.split())
"""Parts of names that alone name nobody."""

_CASES = (
    "n t a ä ta tä tta ttä na nä ksi kse ssa ssä sta stä lla llä lta ltä lle tta ttä ine en in an"
    " on un yn än ön hin hen han hon hun hyn hän hön seen siin ten den tten ien jen iden ja jä ia"
    " iä ita itä issa issä ista istä ihin iin illa illä ilta iltä ille ina inä iksi itta ittä"
)
_OWNERS = ("", "ni", "si", "nsa", "nsä", "mme", "nne")
_CLITICS = ("", "kin", "kaan", "kään", "ko", "kö", "han", "hän", "pa", "pä", "kohan", "köhän")
_OTHER_TONGUES = ("s", "'s", "’s", "s'", "'", "’", "h", "hen")


@cache
def _endings() -> frozenset[str]:
    cases = ("", *_CASES.split())
    finnish = {"".join(parts) for parts in product(cases, _OWNERS, _CLITICS)}
    return frozenset(finnish | {f":{each}" for each in finnish} | set(_OTHER_TONGUES))


_LONGEST_ENDING = 16


class CaseNames:
    """The names of one case, ready to be looked for."""

    __slots__ = ("_names", "_stems")

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(part for name in names for part in _parts(name))
        self._stems = frozenset(stem for name in self._names for stem in stems_of(name))

    def __len__(self) -> int:
        """Count what is looked for: a whole name counts as many as it has parts."""
        return len(self._names)

    def __repr__(self) -> str:
        """Show nothing of the names."""
        return f"<CaseNames of {len(self)} parts>"

    def find_in(self, text: str) -> Iterator[Sighting]:
        """Find the names in a folded text."""
        if not self._names:
            return
        before = 0
        for word in words_of(text):
            if self._is_named_by(word.text):
                certain = self._certainty(word, begins_sentence(text, word.start, before))
                if certain is not None:
                    yield Sighting(word.start, word.end, FindingKind.CASE_NAME, certain)
            before = word.end

    def _is_named_by(self, word: str) -> bool:
        said = word.casefold()
        if self._is_form(said):
            return True
        parts = said.split("-")
        return len(parts) > 1 and any(self._is_form(part) for part in parts)

    def _is_form(self, said: str) -> bool:
        endings = _endings()
        for at in range(len(said), max(LEAST_LETTERS - 1, len(said) - _LONGEST_ENDING - 1), -1):
            if said[:at] in self._stems and said[at:] in endings:
                return True
        return any(reading.base.casefold() in self._names for reading in voikko.readings(said))

    def _certainty(self, word: Word, begins: bool) -> bool | None:
        small = not word.is_capitalised
        if not voikko.is_there():
            return not small
        if not is_plain_word(voikko.readings(word.text.lower())):
            return True
        return None if small else not begins


def compile_names(names: Iterable[str]) -> CaseNames:
    """Make a case's names ready to be found; whole names, single ones and pet names alike."""
    return CaseNames(names)


def _parts(name: str) -> Iterator[str]:
    for word in words_of(fold(name).text):
        said = word.text.casefold()
        for part in {said, *said.split("-")}:
            if len(part) >= LEAST_LETTERS and part not in PARTICLES:
                yield part
