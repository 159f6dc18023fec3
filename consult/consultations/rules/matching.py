"""Which experts fit a request, and why: each reason is a sentence a coordinator can weigh."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from consult.foundation.words import Words


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


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An expert who fits, the sector she would be asked as, and why."""

    candidate: Candidate
    sector: str
    reasons: tuple[Words, ...]


def suggest(
    candidates: Iterable[Candidate],
    *,
    wished: Iterable[str],
    involved: frozenset[UUID],
    known: frozenset[UUID],
    names: Mapping[str, Words],
) -> list[Suggestion]:
    """List the experts to choose from, best first.

    Nobody of an agency that is involved with the family is in it, and nobody of `known`: the
    asker, and those who were proposed before. Where no sector was wished, everybody fits.
    """
    wishes = tuple(wished)
    fitting = [
        Suggestion(person, sector, _reasons(person, sector, sector in wishes, names))
        for person in candidates
        if person.agency_id not in involved
        and person.account_id not in known
        and (sector := _asked_as(person, wishes))
    ]
    return sorted(fitting, key=lambda one: _rank(one, wishes))


def _asked_as(person: Candidate, wishes: tuple[str, ...]) -> str | None:
    """Return the first wished sector she can be asked as; without wishes her own."""
    if not wishes:
        return person.sectors[0] if person.sectors else None
    return next((sector for sector in wishes if sector in person.sectors), None)


def _rank(one: Suggestion, wishes: tuple[str, ...]) -> tuple[int, int, str]:
    place = wishes.index(one.sector) if one.sector in wishes else len(wishes)
    return place, one.candidate.recent_invitations, one.candidate.name


def _reasons(
    person: Candidate, sector: str, was_wished: bool, names: Mapping[str, Words]
) -> tuple[Words, ...]:
    reasons = [_wished(names[sector])] if was_wished else []
    reasons.append(_NOT_INVOLVED)
    reasons.append(_load(person.recent_invitations))
    return tuple(reasons)


def _wished(sector: Words) -> Words:
    return Words(
        f"Vastaa toivottua alaa: {sector.fi}.",
        f"Motsvarar den önskade sektorn: {sector.sv}.",
        f"Matches the wished sector: {sector.en}.",
    )


_NOT_INVOLVED = Words(
    "Työpaikka ei ole niiden joukossa, jotka jo työskentelevät perheen kanssa.",
    "Arbetsplatsen är inte bland dem som redan arbetar med familjen.",
    "Her workplace is not among those already working with the family.",
)


def _load(invitations: int) -> Words:
    if invitations == 0:
        return Words(
            "Ei kutsuja viime kuukausina.",
            "Inga inbjudningar de senaste månaderna.",
            "No invitations in the last months.",
        )
    if invitations == 1:
        return Words(
            "Yksi kutsu viime kuukausina.",
            "En inbjudan de senaste månaderna.",
            "One invitation in the last months.",
        )
    return Words(
        f"{invitations} kutsua viime kuukausina.",
        f"{invitations} inbjudningar de senaste månaderna.",
        f"{invitations} invitations in the last months.",
    )
