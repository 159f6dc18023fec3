"""Who knows what: the people of the directory."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select

from consult.accounts.models import Account
from consult.accounts.queries import directory
from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.experts.models import ExpertFacet, Expertise, ExpertProfile, FacetKind
from consult.experts.rules import Meant, meant_by, words_of
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db

Entry = Select[Account, Agency, ExpertProfile]


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody looks for; whatever is empty narrows nothing."""

    words: str = ""
    field: str = ""
    method: str = ""
    language: str = ""
    agency_id: UUID | None = None
    area: str = ""


def expertise_of(actor: Actor, account_id: UUID) -> Sequence[Expertise]:
    """Return what somebody can be asked about today."""
    query = current_expertise(actor).where(Expertise.account_id == account_id)
    return db.session.scalars(query.order_by(Expertise.field)).all()


def fields_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the field keys of each of these people today, in one query."""
    wanted = set(ids)
    if not wanted:
        return {}
    held: dict[UUID, list[str]] = {account_id: [] for account_id in wanted}
    for row in db.session.scalars(current_expertise(actor).where(Expertise.account_id.in_(wanted))):
        held[row.account_id].append(row.field)
    return held


def experts_by(
    actor: Actor, *, field: str = "", agency_id: UUID | None = None, area: str = ""
) -> Select[Account]:
    """Return the people with expertise by name, narrowed by whatever is given."""
    knowing = current_expertise(actor)
    if field:
        knowing = knowing.where(Expertise.field == field)
    query = directory(actor, agency_id).where(
        Account.id.in_(knowing.with_only_columns(Expertise.account_id))
    )
    return query.where(_works_in(area)) if area else query


def people_for(actor: Actor, need: Need) -> Entry:
    """Return the people who answer to a need, by name, with workplace and what they say."""
    query = (
        experts_by(actor, field=need.field, agency_id=need.agency_id, area=need.area)
        .join(Agency, Agency.id == Account.agency_id)
        .outerjoin(ExpertProfile, ExpertProfile.account_id == Account.id)
    )
    if need.language:
        query = query.where(_says(FacetKind.LANGUAGE, [need.language]))
    if need.method:
        query = query.where(_says(FacetKind.METHOD, [need.method]))
    for word in words_of(need.words):
        query = query.where(_answers_to(actor, meant_by(word, sectors())))
    return query.add_columns(Agency, ExpertProfile)


def expert_areas(actor: Actor) -> Sequence[str]:
    """Return the areas experts come from or serve, in order."""
    ids = current_expertise(actor).with_only_columns(Expertise.account_id)
    homes = select(Account.area).where(Account.id.in_(ids))
    served = select(ExpertFacet.value).where(ExpertFacet.kind == FacetKind.SERVES)
    return sorted(db.session.scalars(homes.union(served)))


def experts_for(
    actor: Actor, *, fields: Iterable[str], excluded_agencies: Iterable[UUID] = ()
) -> list[tuple[Account, list[str]]]:
    """Return who knows any of the wished fields, with all her fields, most wished ones first.

    Nobody of an excluded agency is among them: an agency that is involved does not advise on it.
    With no field wished, everybody with expertise is a candidate.
    """
    wished = set(fields)
    query = experts_by(actor)
    if wished:
        knowing = current_expertise(actor).where(Expertise.field.in_(wished))
        query = query.where(Account.id.in_(knowing.with_only_columns(Expertise.account_id)))
    if excluded := set(excluded_agencies):
        query = query.where(Account.agency_id.not_in(excluded))
    people = db.session.scalars(query.where(Account.id != actor.id)).all()
    known = fields_of(actor, [person.id for person in people])
    pairs = [(person, sorted(known[person.id])) for person in people]
    return sorted(pairs, key=lambda pair: -len(wished & set(pair[1])))


def current_expertise(actor: Actor) -> Select[Expertise]:
    """Return what people can be asked about today, as a part of another query."""
    today = clock.today()
    return select(Expertise).where(
        Expertise.since <= today, or_(Expertise.until.is_(None), Expertise.until > today)
    )


def _works_in(area: str) -> ColumnElement[bool]:
    return or_(Account.area == area, _says(FacetKind.SERVES, [area]))


def _says(kind: FacetKind, values: Iterable[str]) -> ColumnElement[bool]:
    query = select(ExpertFacet.account_id).where(
        ExpertFacet.kind == kind, ExpertFacet.value.in_(list(values))
    )
    return Account.id.in_(query)


def _answers_to(actor: Actor, meant: Meant) -> ColumnElement[bool]:
    """Tell whether a word of the search stands in an entry, or means something it says."""
    word = meant.word
    written = (ExpertProfile.sought.contains(word, autoescape=True),)
    names = (Account.name, Account.profession, Account.area, Agency.name)
    # SQLite folds only the letters of English: an initial is therefore tried both ways.
    spelt = tuple(
        column.contains(form, autoescape=True)
        for column in names
        for form in dict.fromkeys((word, word.capitalize()))
    )
    means: list[ColumnElement[bool]] = []
    if meant.fields:
        knowing = current_expertise(actor).where(Expertise.field.in_(sorted(meant.fields)))
        means.append(Account.id.in_(knowing.with_only_columns(Expertise.account_id)))
    if meant.methods:
        means.append(_says(FacetKind.METHOD, sorted(meant.methods)))
    if meant.languages:
        means.append(_says(FacetKind.LANGUAGE, sorted(meant.languages)))
    if meant.sectors:
        means.append(Account.sector.in_(sorted(meant.sectors)))
    served = select(ExpertFacet.account_id).where(
        ExpertFacet.kind == FacetKind.SERVES,
        or_(*(ExpertFacet.value.contains(form) for form in (word, word.capitalize()))),
    )
    return or_(*written, *spelt, *means, Account.id.in_(served))
