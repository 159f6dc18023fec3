"""Whom the provider's subjects are here, and which sittings stand on its word."""

from uuid import UUID

from sqlalchemy import select

from consult.accounts.models import Account
from consult.accounts.models.sso import SsoLink, SsoSitting
from consult.foundation.actor import Actor
from consult.foundation.database import db


def person_behind(actor: Actor, issuer: str, subject: str) -> Account | None:
    """Return the account that this subject of this issuer is linked to."""
    query = (
        select(Account)
        .join(SsoLink, SsoLink.account_id == Account.id)
        .where(SsoLink.issuer == issuer, SsoLink.subject == subject)
    )
    return db.session.scalars(query).one_or_none()


def link_of(actor: Actor, account_id: UUID) -> SsoLink | None:
    """Return the link of an account."""
    return db.session.scalars(select(SsoLink).where(SsoLink.account_id == account_id)).one_or_none()


def find_own_link(actor: Actor) -> SsoLink | None:
    """Return one's own link."""
    return link_of(actor, actor.id)


def sso_sitting(actor: Actor, id_hash: bytes) -> SsoSitting | None:
    """Return what a sitting stands on, as it is now."""
    query = select(SsoSitting).where(SsoSitting.id_hash == id_hash)
    return db.session.scalars(query.execution_options(populate_existing=True)).one_or_none()
