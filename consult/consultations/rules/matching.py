"""Which experts fit a request, in which order, and why: each reason is a sentence to be weighed.

Some are never listed: whoever works where the family is known, whoever does not take families from
there or has a conflict, the asker, and those who were proposed before. The rest are listed from
best to worst, and one for each sector that is still wanted is proposed. The coordinator decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from consult.consultations.rules import reasons as said
from consult.foundation.words import Words

SHOWN = 12
"""So many of each sector are offered to choose from."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expert as far as matching needs to know her."""

    account_id: UUID
    name: str
    profession: str
    agency_id: UUID
    agency: str
    area: str
    sectors: tuple[str, ...]
    """The sectors she can be asked as, her own first."""
    recent_invitations: int
    languages: frozenset[str] = frozenset()
    serves: frozenset[str] = frozenset()
    not_from: frozenset[str] = frozenset()
    conflicts: frozenset[UUID] = frozenset()
    """Workplaces."""
    free: frozenset[datetime] = frozenset()
    """At which of the times that are looked at she can come."""
    by_decision: bool = False
    """She is a member of the group by a decision whose term runs."""
    stands_in_for: str = ""
    """The name of somebody who does not come, whose deputy she is."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a request looks for."""

    wished: Sequence[str] = ()
    missing: Sequence[str] = ()
    """The sectors for which somebody is to be proposed now."""
    involved: frozenset[UUID] = frozenset()
    """Workplaces that know the family."""
    known: frozenset[UUID] = frozenset()
    """The asker, and those who were proposed before."""
    agency_id: UUID | None = None
    """Where the asker works."""
    area: str = ""
    """Where the family is from, as far as the request tells: the asker's own area."""
    languages: Sequence[str] = ()
    """The clients' languages beside Finnish."""
    times: Sequence[datetime] = ()
    """When it could be held."""
    names: Mapping[str, Words] = field(default_factory=dict)
    """How the sectors are called."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An expert who fits, the sector she would be asked as, and why."""

    candidate: Candidate
    sector: str
    reasons: tuple[Words, ...]
    is_proposed: bool = False
    """The rule would ask her; she may be asked whether it would or not."""

    @property
    def without_load(self) -> "Suggestion":
        """The same for whoever may not see how often she was asked."""
        load = said.load(self.candidate.recent_invitations)
        return replace(self, reasons=tuple(one for one in self.reasons if one != load))


def suggest(candidates: Iterable[Candidate], sought: Sought) -> list[Suggestion]:
    """List the experts to choose from, best first, with one proposed for each missing sector.

    Where no sector was wished, everybody fits as her own.
    """
    fitting = [
        (person, sector)
        for person in candidates
        if _may_be_asked(person, sought) and (sector := _asked_as(person, sought.wished))
    ]
    ranked = sorted(fitting, key=lambda one: (_place(one[1], sought), _rank(one[0], sought)))
    chosen = propose(ranked, sought)
    return [
        Suggestion(person, as_, _reasons(person, as_, sought), person.account_id in chosen)
        for person, sector in ranked
        for as_ in (chosen.get(person.account_id, sector),)
    ]


def shortlist(found: Iterable[Suggestion], most: int = SHOWN) -> list[Suggestion]:
    """Return the best few of each sector, and whoever is proposed: nobody weighs a thousand."""
    seen: dict[str, int] = {}
    kept = []
    for one in found:
        seen[one.sector] = seen.get(one.sector, 0) + 1
        if one.is_proposed or seen[one.sector] <= most:
            kept.append(one)
    return kept


def propose(ranked: Sequence[tuple[Candidate, str]], sought: Sought) -> dict[UUID, str]:
    """Choose the best for each missing sector, of those who can come: nobody for two of them."""
    chosen: dict[UUID, str] = {}
    for sector in sought.missing:
        able = [
            person
            for person, _sector in ranked
            if person.account_id not in chosen
            and sector in person.sectors
            and (person.free or not sought.times)
        ]
        if able:
            best = min(able, key=lambda person: _rank(person, sought))
            chosen[best.account_id] = sector
    return chosen


def missing_sectors(
    wished: Sequence[str], still_asked: Iterable[str], gone: Iterable[str]
) -> tuple[str, ...]:
    """Return for which sectors somebody is to be proposed: those wished, and those of who left."""
    covered = set(still_asked)
    wanted = dict.fromkeys((*wished, *gone))
    return tuple(sector for sector in wanted if sector not in covered)


def at_time(candidate: Candidate, starts_at: datetime) -> Candidate:
    """Return an expert as far as one time only is looked at."""
    return replace(candidate, free=candidate.free & {starts_at})


def _may_be_asked(person: Candidate, sought: Sought) -> bool:
    knowing = sought.involved | ({sought.agency_id} if sought.agency_id else set())
    return (
        person.agency_id not in sought.involved
        and person.account_id not in sought.known
        and sought.area not in person.not_from
        and person.conflicts.isdisjoint(knowing)
    )


def _asked_as(person: Candidate, wishes: Sequence[str]) -> str | None:
    """Return the first wished sector she can be asked as; without wishes her own."""
    if not wishes:
        return person.sectors[0] if person.sectors else None
    return next((sector for sector in wishes if sector in person.sectors), None)


def _place(sector: str, sought: Sought) -> int:
    return sought.wished.index(sector) if sector in sought.wished else len(sought.wished)


def _rank(person: Candidate, sought: Sought) -> tuple[bool | int | str, ...]:
    """Free at the time, then whose deputy she is, language, the group's own, area, load."""
    return (
        bool(sought.times) and not person.free,
        not person.stands_in_for,
        bool(sought.languages) and person.languages.isdisjoint(sought.languages),
        not person.by_decision,
        _area(person, sought),
        person.recent_invitations,
        -len(person.free),
        person.name,
    )


def _area(person: Candidate, sought: Sought) -> int:
    """Return 0 where she serves the area, 1 where she has named none, 2 where she serves others."""
    if not person.serves or not sought.area:
        return 1
    return 0 if sought.area in person.serves else 2


def _reasons(person: Candidate, sector: str, sought: Sought) -> tuple[Words, ...]:
    spoken = [one for one in sought.languages if one in person.languages]
    found = [
        said.wished(sought.names[sector]) if sector in sought.wished else None,
        said.deputy_of(person.stands_in_for) if person.stands_in_for else None,
        said.NOT_INVOLVED,
        said.free(sought.times, person.free) if sought.times else None,
        said.speaks(spoken) if spoken else None,
        said.BY_DECISION if person.by_decision else None,
        said.area_fit(_area(person, sought), sought.area),
        said.load(person.recent_invitations),
    ]
    return tuple(reason for reason in found if reason is not None)
