"""The pseudonym guard: what is certain must be changed, what is likely may be overruled.

Nothing of a text gets into an exception, a log or a `repr` from here. What the guard finds and
what it does not is told in `docs/pseudonyms.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from consult.foundation.errors import Misconfigured, NotSaved
from consult.foundation.settings import Settings
from consult.foundation.words import Words
from consult.privacy import voikko
from consult.privacy.case_names import CaseNames
from consult.privacy.folding import Folded, fold, tidy
from consult.privacy.kinds import FindingKind
from consult.privacy.languages import speaks_sami
from consult.privacy.recognisers import RECOGNISERS, Sighting

_SEEN = object()
"""Only this module has it: nobody else can claim that a text was seen."""

_WHOLE = frozenset(
    {
        FindingKind.IDENTITY_CODE,
        FindingKind.EMAIL,
        FindingKind.WEB_ADDRESS,
        FindingKind.BANK_ACCOUNT,
    }
)
"""Kinds that, when certain, may contain what another recogniser would see alone."""
_LIKELY_RANKS = {
    FindingKind.IDENTITY_CODE: 1,
    FindingKind.CASE_NAME: 1,
    FindingKind.PERSON_NAME: 4,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of a text that may tell who somebody is; offsets count the characters as typed."""

    start: int
    end: int
    text: str = field(repr=False)
    kind: FindingKind
    certain: bool


class ReviewedText(str):
    """A text that the guard has seen and let pass. Only `review()` makes one."""

    __slots__ = ("overruled",)

    overruled: int
    """How many likely findings the writer let stand."""

    def __new__(cls, text: str, *, overruled: int = 0, seen: object = None) -> Self:
        """Refuse to be made by anybody but the guard."""
        if seen is not _SEEN:
            raise TypeError("a ReviewedText comes from privacy.review(), and nowhere else")
        reviewed = super().__new__(cls, text)
        reviewed.overruled = overruled
        return reviewed

    def __repr__(self) -> str:
        """Show nothing of the text."""
        return f"<ReviewedText of {len(self)} characters>"


@dataclass(frozen=True, slots=True)
class Review:
    """What the guard says about one text."""

    findings: list[Finding]
    text: ReviewedText | None
    """The text as it may be stored; None while something in it has to be changed or overruled."""
    half_strength: bool = False
    """Whether names could not be looked for as they should: without Voikko, or in Sámi."""

    @property
    def certain(self) -> list[Finding]:
        """Return what has to be changed."""
        return [finding for finding in self.findings if finding.certain]

    @property
    def likely(self) -> list[Finding]:
        """Return what may be overruled."""
        return [finding for finding in self.findings if not finding.certain]


class Unfit(NotSaved):
    """A text that may not be stored. It tells how much of what was found, and never the text."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        kinds = list(dict.fromkeys(finding.kind for finding in findings))
        super().__init__(
            Words(
                f"Tekstissä on tunnistetietoja: {_list(kinds, 'fi')}.",
                f"Texten innehåller identifierande uppgifter: {_list(kinds, 'sv')}.",
                f"The text holds identifying details: {_list(kinds, 'en')}.",
            )
        )
        self.findings = list(findings)


class OutOfOrder(NotSaved):
    """The guard cannot read Finnish now, and this installation files nothing it has not read."""

    def __init__(self) -> None:
        super().__init__(
            Words(
                "Nimien tarkistus on epäkunnossa, joten tekstiä ei voi vielä tallentaa.",
                "Namnkontrollen fungerar inte, så texten kan inte sparas ännu.",
                "The check for names is out of order, so the text cannot be filed yet.",
            )
        )


_demanded = False


def configure(settings: Settings) -> None:
    """Let a demo run at half strength; a real installation needs Voikko.

    Raises:
        Misconfigured: a real installation without it.

    """
    global _demanded
    _demanded = not settings.is_demo
    if _demanded and not voikko.is_there():
        raise Misconfigured(
            "The guard needs Voikko with its Finnish dictionary (Debian: libvoikko1 voikko-fi):"
            f" {voikko.problem()}."
        )


def review(text: str, *, overrule: bool = False, names: CaseNames | None = None) -> Review:
    """Look at `text` as it was typed; with `overrule` the writer lets likely findings stand.

    With `names` a case's own names are looked for too; they are certain.

    Raises:
        OutOfOrder: Voikko does not answer, and this installation needs it.

    """
    half = not voikko.is_there()
    if half and _demanded:
        raise OutOfOrder
    folded = fold(text)
    half = half or speaks_sami(folded.text)
    findings = _find(text, folded, names)
    certain = any(finding.certain for finding in findings)
    if certain or (findings and not overrule):
        return Review(findings, None, half)
    passed = ReviewedText(tidy(text), overruled=len(findings), seen=_SEEN)
    return Review(findings, passed, half)


def reviewed(text: str) -> ReviewedText:
    """Return `text` reviewed, where there is nobody to ask: imports, the demo, tests.

    Raises:
        Unfit: something was found, be it certain or likely.

    """
    seen = review(text)
    if seen.text is None:
        raise Unfit(seen.findings)
    return seen.text


def _find(text: str, folded: Folded, names: CaseNames | None) -> list[Finding]:
    sightings = [seen for recogniser in RECOGNISERS for seen in recogniser(folded.text)]
    if names is not None:
        sightings += names.find_in(folded.text)
    findings = []
    for seen in _settle(sightings, len(folded.text)):
        start, end = folded.span(seen.start, seen.end)
        findings.append(Finding(start, end, text[start:end], seen.kind, seen.certain))
    return findings


def _settle(sightings: Iterable[Sighting], length: int) -> list[Sighting]:
    """Keep the weightiest where sightings overlap, and put them in order."""
    taken = bytearray(length)
    kept = []
    for weighty in sorted(sightings, key=_weight):
        seen = _rest(weighty, taken)
        if seen is not None:
            taken[seen.start : seen.end] = b"\x01" * (seen.end - seen.start)
            kept.append(seen)
    return sorted(kept)


def _rest(seen: Sighting, taken: bytearray) -> Sighting | None:
    """Return what is still free of a sighting: all, or of a name what stands before or after."""
    start, end = seen.start, seen.end
    if 1 not in taken[start:end]:
        return seen
    if seen.kind is not FindingKind.PERSON_NAME:
        return None
    if taken[start]:
        start = taken.rfind(1, start, end) + 1
    else:
        end = taken.find(1, start, end)
    return seen._replace(start=start, end=end) if end - start > 1 else None


def _weight(seen: Sighting) -> tuple[int, int, int]:
    """Order by strength, then length, then place.

    A mistyped identity code stands before a certain phone number or business id, so that one
    wrong digit never turns half of it into a certain finding of another kind. The name of a
    person stands behind all others: what is left of it beside them is still found.
    """
    rank = (0 if seen.kind in _WHOLE else 2) if seen.certain else _LIKELY_RANKS.get(seen.kind, 3)
    return rank, seen.start - seen.end, seen.start


def _list(kinds: Iterable[FindingKind], language: str) -> str:
    return ", ".join(kind.words.say(language).lower() for kind in kinds)


def overruled_in(*texts: ReviewedText | None) -> int:
    """Count the findings that the writer of these texts let stand; the log wants to know."""
    return sum(text.overruled for text in texts if text is not None)
