"""What the guard found, as one list for the writer: each name once, with what to put instead.

Pure: findings and role labels in, remarks out. Two words of one name are one place; the forms of
one name are one remark, so that one press replaces them all, each inflected like the word it
stood in. Whatever a press may put is worked out here, and nothing is put without a press.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate

from consult.foundation.words import LANGUAGES, Words
from consult.privacy import Finding, FindingKind, inflect_like
from consult.privacy.folding import fold
from consult.privacy.languages import language_of
from consult.privacy.wording import words_of
from consult.web.fields.instead import SOMEBODY, instead_of
from consult.web.fields.sameness import same_name
from consult.web.surroundings import Called

NAMES = frozenset({FindingKind.CASE_NAME, FindingKind.PERSON_NAME, FindingKind.INITIALS})
FIRST = 4
"""So many labels stand open; the others are a press away."""
AFTER = frozenset(".!?…\n")
"""Behind these a sentence begins, whatever signs stand between."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in the text; offsets count the characters as typed."""

    start: int
    end: int
    text: str = field(repr=False)
    opens: bool
    """It begins a sentence."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A label, and what a press would put into each place."""

    label: str
    puts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the list."""

    kind: FindingKind
    certain: bool
    spots: tuple[Spot, ...]
    digests: tuple[str, ...]
    offers: tuple[Offer, ...]

    @property
    def texts(self) -> list[str]:
        """The forms in which it stands, each once."""
        return list(dict.fromkeys(spot.text for spot in self.spots))

    @property
    def first_words(self) -> list[str]:
        """What may stand in the first place, for whoever types it herself."""
        return [offer.puts[0] for offer in self.first_offers if offer.label]

    @property
    def first_offers(self) -> tuple[Offer, ...]:
        """The offers that stand open."""
        return self.offers[:FIRST]

    @property
    def more_offers(self) -> tuple[Offer, ...]:
        """The others."""
        return self.offers[FIRST:]


@dataclass(slots=True)
class _Group:
    kind: FindingKind
    certain: bool
    who: list[Called]
    spots: list[Spot] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    digests: list[str] = field(default_factory=list)


def digest_of(finding: Finding) -> str:
    """Name a finding by what it says, so that overruling it counts for this very text alone."""
    return sha256(f"{finding.kind.value}\0{finding.text}".encode()).hexdigest()[:12]


def remarks_on(
    text: str, findings: Iterable[Finding], called: Sequence[Called], language: str
) -> list[Remark]:
    """Make one list of what was found, what must be changed first."""
    groups: list[_Group] = []
    for together in _put_together(text, findings):
        _take_in(groups, text, together, called)
    groups.sort(key=lambda group: not group.certain)
    return [_remark(group, called, language) for group in groups]


def written_in(text: str, otherwise: str) -> str:
    """Tell in which language labels are offered: the text's own, where it is one of the house's."""
    words = (word.text.casefold() for word in words_of(fold(text).text))
    language = language_of(words, otherwise)
    return language if language in LANGUAGES else otherwise


def in_utf16(text: str) -> Callable[[int], int]:
    """Return what turns an offset in characters into one in a script's units."""
    if not text or max(text) <= "\uffff":
        return lambda at: at
    counted = [0, *accumulate(2 if char > "\uffff" else 1 for char in text)]
    return lambda at: counted[at]


def _put_together(text: str, findings: Iterable[Finding]) -> list[list[Finding]]:
    """Put words of one name together: what stands a single space apart."""
    found: list[list[Finding]] = []
    for one in sorted(findings, key=lambda each: each.start):
        before = found[-1][-1] if found else None
        joins = before is not None and {before.kind, one.kind} <= NAMES
        if joins and before is not None and text[before.end : one.start] == " ":
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _take_in(
    groups: list[_Group], text: str, together: list[Finding], called: Sequence[Called]
) -> None:
    start, end = _without_blanks(text, together[0].start, together[-1].end)
    spot = Spot(start, end, text[start:end], _opens_sentence(text, start))
    kind = next((one.kind for one in together if one.certain), together[0].kind)
    who = _whose(spot.text, called) if kind in NAMES else []
    certain = any(one.certain for one in together)
    group = next((one for one in groups if _belongs(one, kind, who, spot.text)), None)
    if group is None:
        group = _Group(kind, certain, who)
        groups.append(group)
    group.certain = group.certain or certain
    group.spots.append(spot)
    group.texts.add(spot.text)
    group.digests += [digest_of(one) for one in together if digest_of(one) not in group.digests]


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())


def _belongs(group: _Group, kind: FindingKind, who: list[Called], said: str) -> bool:
    if group.kind in NAMES and kind in NAMES:
        if who or group.who:
            return group.who == who
        return said in group.texts or any(same_name(text, said) for text in group.texts)
    return group.kind is kind and group.spots[0].text == said


def _whose(said: str, called: Sequence[Called]) -> list[Called]:
    """Return who goes by most words of a name: of two Virtanens the one with the first name."""
    folded = fold(said).text
    known = [(len(list(one.names.find_in(folded))), one) for one in called if one.names]
    most = max((count for count, _one in known), default=0)
    return [one for count, one in known if count == most > 0]


def _opens_sentence(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and not text[at].isalnum() and text[at] not in AFTER and text[at] != ",":
        at -= 1
    return at < 0 or text[at] in AFTER


def _remark(group: _Group, called: Sequence[Called], language: str) -> Remark:
    spots = group.spots
    if group.kind in NAMES:
        offers = [_offer(label, spots, language) for label in _labels(group, called)]
    else:
        offers = [
            Offer(put.say(language), (put.say(language),) * len(spots))
            for put in instead_of(group.kind, spots[0].text)
        ]
    return Remark(group.kind, group.certain, tuple(spots), tuple(group.digests), tuple(offers))


def _labels(group: _Group, called: Sequence[Called]) -> list[Words]:
    if group.who:
        return [one.label for one in group.who]
    theirs = [one.label for one in called]
    known = {label.fi.casefold() for label in theirs}
    known |= {said.rstrip(" 0123456789") for said in known}
    return [*theirs, *(label for label in SOMEBODY if label.fi not in known)]


def _offer(label: Words, spots: Sequence[Spot], language: str) -> Offer:
    said = label.say(language)
    said = said[:1].lower() + said[1:]
    forms = {text: inflect_like(text, said, language) for text in {spot.text for spot in spots}}
    return Offer(said, tuple(_put(forms[spot.text], spot) for spot in spots))


def _put(form: str, spot: Spot) -> str:
    return form[:1].upper() + form[1:] if spot.opens else form
