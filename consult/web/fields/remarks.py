"""What the guard found, as one list for the writer: each name once, with what to put instead.

Pure: findings and role labels in, remarks out. Two words of one name are one place; the forms of
one name are one remark, so that one press replaces them all, each inflected like the word it
stood in. Whatever a press may put is worked out here, and nothing is put without a press.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate

from consult.foundation.words import Words
from consult.privacy import Finding, FindingKind, inflect_like
from consult.privacy.folding import fold
from consult.web.fields.sameness import same_name
from consult.web.surroundings import Called

NAMES = frozenset({FindingKind.CASE_NAME, FindingKind.PERSON_NAME, FindingKind.INITIALS})
PEOPLE = NAMES | {FindingKind.IDENTITY_CODE}
SOMEBODY = (
    Called(Words("lapsi", "barnet", "the child")),
    Called(Words("äiti", "mamma", "the mother")),
    Called(Words("isä", "pappa", "the father")),
    Called(Words("sisarus", "syskonet", "the sibling")),
    Called(Words("läheinen", "den närstående", "the close person")),
    Called(Words("opettaja", "läraren", "the teacher")),
    Called(Words("työntekijä", "arbetstagaren", "the worker")),
)
"""Offered behind the labels of the case; alone where there is no case."""
PLACES = {
    FindingKind.STREET_ADDRESS: (Words("koti", "hemmet", "home"),),
    FindingKind.CARE_PLACE: (
        Words("koulu", "skolan", "the school"),
        Words("päiväkoti", "daghemmet", "the day-care centre"),
        Words("hoitopaikka", "vårdplatsen", "the care place"),
    ),
    FindingKind.PARISH: (Words("seurakunta", "församlingen", "the parish"),),
    FindingKind.SMALL_MUNICIPALITY: (
        Words("kotikunta", "hemkommunen", "the home municipality"),
        Words("naapurikunta", "grannkommunen", "the next municipality"),
    ),
    FindingKind.NUMBER_PLATE: (Words("auto", "bilen", "the car"),),
}
FIRST = 4
"""So many labels stand open; the others are a press away."""
AFTER = frozenset(".!?…:\n")
REMOVED = frozenset(
    {
        FindingKind.PHONE,
        FindingKind.EMAIL,
        FindingKind.WEB_ADDRESS,
        FindingKind.BANK_ACCOUNT,
        FindingKind.BUSINESS_ID,
        FindingKind.BIRTH_DATE,
        FindingKind.STREET_ADDRESS,
        FindingKind.NUMBER_PLATE,
        FindingKind.IDENTITY_CODE,
    }
)
"""What a sentence can do without."""


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
    removable: bool

    @property
    def texts(self) -> list[str]:
        """The forms in which it stands, each once."""
        return list(dict.fromkeys(spot.text for spot in self.spots))

    @property
    def nothing(self) -> list[str]:
        """What taking out puts into each place."""
        return [""] * len(self.spots)

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
    called: Called | None
    spots: list[Spot] = field(default_factory=list)
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
    start, end = together[0].start, together[-1].end
    spot = Spot(start, end, text[start:end], _opens_sentence(text, start))
    kind = next((one.kind for one in together if one.certain), together[0].kind)
    who = _whose(spot.text, called) if kind in NAMES else None
    certain = any(one.certain for one in together)
    group = next((one for one in groups if _belongs(one, kind, who, spot.text)), None)
    if group is None:
        group = _Group(kind, certain, who)
        groups.append(group)
    group.certain = group.certain or certain
    group.spots.append(spot)
    group.digests += [digest_of(one) for one in together if digest_of(one) not in group.digests]


def _belongs(group: _Group, kind: FindingKind, who: Called | None, said: str) -> bool:
    if group.kind in NAMES and kind in NAMES:
        if who is not None or group.called is not None:
            return group.called is who
        return any(same_name(spot.text, said) for spot in group.spots)
    return group.kind is kind and group.spots[0].text == said


def _whose(said: str, called: Sequence[Called]) -> Called | None:
    folded = fold(said).text
    return next((one for one in called if one.names and any(one.names.find_in(folded))), None)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"'”’»(*_-•")
    return not before or before[-1] in AFTER


def _remark(group: _Group, called: Sequence[Called], language: str) -> Remark:
    return Remark(
        kind=group.kind,
        certain=group.certain,
        spots=tuple(group.spots),
        digests=tuple(group.digests),
        offers=tuple(_offer(label, group.spots, language) for label in _labels(group, called)),
        removable=group.kind in REMOVED,
    )


def _labels(group: _Group, called: Sequence[Called]) -> list[Words]:
    if group.called is not None:
        return [group.called.label]
    if group.kind in PEOPLE:
        theirs = [one.label for one in called]
        known = {label.fi.casefold() for label in theirs}
        known |= {label.fi.casefold().rstrip(" 0123456789") for label in theirs}
        return [*theirs, *(one.label for one in SOMEBODY if one.label.fi not in known)]
    return list(PLACES.get(group.kind, ()))


def _offer(label: Words, spots: Sequence[Spot], language: str) -> Offer:
    said = label.say(language)
    said = said[:1].lower() + said[1:]
    return Offer(said, tuple(_put(said, spot, language) for spot in spots))


def _put(said: str, spot: Spot, language: str) -> str:
    model = spot.text.split()[0] if spot.text[-1:].isdigit() else spot.text
    form = inflect_like(model, said, language)
    return form[:1].upper() + form[1:] if spot.opens else form
