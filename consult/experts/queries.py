"""Reading of expertise."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Select, or_, select

from consult.accounts.models import Account
from consult.accounts.queries import directory
from consult.experts.models import Expertise
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db


def expertise_of(actor: Actor, account_id: UUID) -> Sequence[Expertise]:
    """Return what somebody can be asked about today."""
    query = _current().where(Expertise.account_id == account_id)
    return db.session.scalars(query.order_by(Expertise.field)).all()


def fields_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the field keys of each of these people today, in one query."""
    wanted = set(ids)
    if not wanted:
        return {}
    held: dict[UUID, list[str]] = {account_id: [] for account_id in wanted}
    for row in db.session.scalars(_current().where(Expertise.account_id.in_(wanted))):
        held[row.account_id].append(row.field)
    return held


def experts_by(
    actor: Actor, *, field: str = "", agency_id: UUID | None = None, area: str = ""
) -> Select[Account]:
    """Return the people with expertise by name, narrowed by whatever is given."""
    knowing = _current()
    if field:
        knowing = knowing.where(Expertise.field == field)
    query = directory(actor, agency_id).where(
        Account.id.in_(knowing.with_only_columns(Expertise.account_id))
    )
    return query.where(Account.area == area) if area else query


def expert_areas(actor: Actor) -> Sequence[str]:
    """Return the areas experts come from, in order."""
    ids = _current().with_only_columns(Expertise.account_id)
    query = select(Account.area).where(Account.id.in_(ids)).distinct().order_by(Account.area)
    return db.session.scalars(query).all()


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
        knowing = _current().where(Expertise.field.in_(wished))
        query = query.where(Account.id.in_(knowing.with_only_columns(Expertise.account_id)))
    if excluded := set(excluded_agencies):
        query = query.where(Account.agency_id.not_in(excluded))
    people = db.session.scalars(query.where(Account.id != actor.id)).all()
    known = fields_of(actor, [person.id for person in people])
    pairs = [(person, sorted(known[person.id])) for person in people]
    return sorted(pairs, key=lambda pair: -len(wished & set(pair[1])))


def _current() -> Select[Expertise]:
    today = clock.today()
    return select(Expertise).where(
        Expertise.since <= today, or_(Expertise.until.is_(None), Expertise.until > today)
    )
