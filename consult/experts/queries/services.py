"""The services beside, and whose entries want a look."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, or_, select

from consult.accounts.models import Account
from consult.agencies.rules import sectors
from consult.experts.models import ExpertProfile, Service, ServiceSeen
from consult.experts.rules import field_entries, meant_by, words_of
from consult.foundation.actor import Actor
from consult.foundation.database import db

BESIDE = 10
"""So many services stand below the people of a search; their own page has all."""


def services_for(actor: Actor, *, words: str = "", kind: str = "") -> Select[Service, Account]:
    """Return the services that answer to a need, by name, each with whoever keeps its entry."""
    query = select(Service, Account).join(Account, Account.id == Service.owner_id)
    if kind:
        query = query.where(Service.kind == kind)
    for word in words_of(words):
        meant = meant_by(word, sectors())
        found = [Service.sought.contains(word, autoescape=True)]
        # What is asked in Swedish finds what is described in Finnish: by the words of the field.
        found += [
            Service.sought.contains(f" {need}", autoescape=True)
            for field in sorted(meant.fields)
            for need in field_entries()[field].needs
        ]
        query = query.where(or_(*found, Service.sector.in_(sorted(meant.sectors))))
    return query.where(Service.closed_at.is_(None)).order_by(Service.name, Service.id)


def services_beside(actor: Actor, words: str) -> Sequence[Service]:
    """Return the first services that answer to a search."""
    query = services_for(actor, words=words).with_only_columns(Service).limit(BESIDE)
    return db.session.scalars(query).all()


def find_service(actor: Actor, service_id: UUID) -> Service | None:
    """Return a service, also one that is no longer there."""
    return db.session.get(Service, service_id)


def find_service_seen(actor: Actor, service_id: UUID) -> ServiceSeen | None:
    """Return a service with whoever keeps its entry."""
    query = select(Service, Account).join(Account, Account.id == Service.owner_id)
    row = db.session.execute(query.where(Service.id == service_id)).one_or_none()
    return ServiceSeen(row[0], row[1]) if row is not None else None


def service_named(actor: Actor, name: str) -> Service | None:
    """Return the service of exactly this name."""
    return db.session.scalars(select(Service).where(Service.name == name)).one_or_none()


def profiles_unchecked_since(actor: Actor, day: date) -> Sequence[tuple[ExpertProfile, Account]]:
    """Return the people of the directory who have not looked at their entry since a day."""
    query = (
        select(ExpertProfile, Account)
        .join(Account, Account.id == ExpertProfile.account_id)
        .where(ExpertProfile.checked_on <= day)
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]


def services_unchecked_since(actor: Actor, day: date) -> Sequence[tuple[Service, Account]]:
    """Return the services whose entries nobody has looked at since a day."""
    query = (
        select(Service, Account)
        .join(Account, Account.id == Service.owner_id)
        .where(Service.checked_on <= day, Service.closed_at.is_(None))
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]
