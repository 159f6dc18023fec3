"""Reading of agencies. Everybody who is signed in may know them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from consult.agencies.models import Agency
from consult.foundation.actor import Actor
from consult.foundation.database import db


def find_agency(actor: Actor, agency_id: UUID) -> Agency | None:
    """Return the agency, also a closed one."""
    return db.session.get(Agency, agency_id)


def all_agencies(actor: Actor) -> Sequence[Agency]:
    """Return every agency by name, open ones first."""
    closed = Agency.closed_at.is_not(None)
    return db.session.scalars(select(Agency).order_by(closed, Agency.name)).all()


def open_agencies(actor: Actor) -> Sequence[Agency]:
    """Return the agencies that people may be placed in, by name."""
    query = select(Agency).where(Agency.closed_at.is_(None)).order_by(Agency.name)
    return db.session.scalars(query).all()


def agencies_of(actor: Actor, ids: set[UUID]) -> dict[UUID, Agency]:
    """Return the agencies with these ids, in one query."""
    if not ids:
        return {}
    query = select(Agency).where(Agency.id.in_(ids))
    return {agency.id: agency for agency in db.session.scalars(query)}


def agency_named(actor: Actor, name: str) -> Agency | None:
    """Return the agency of exactly this name."""
    return db.session.scalars(select(Agency).where(Agency.name == name)).one_or_none()


def the_directory(actor: Actor) -> Actor:
    """Return who asks: the lists of the directory have no subject of their own."""
    return actor
