"""Who can open a space: her own certified key does, or she is a deputy whose duty key does.

The off-line recovery key does not count: it is nobody's way in on an ordinary day.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, and_, or_, select, union, union_all
from sqlalchemy.sql.selectable import NamedFromClause

from consult.accounts.models import Account, AccountStatus
from consult.cases.models import Case, Client, DeputyExclusion
from consult.consultations.models import Consultation
from consult.foundation import clock
from consult.vault import Grant, PersonKey, RecipientKind, Space, SpaceKind

COUNTED = (
    SpaceKind.CASE,
    SpaceKind.CLIENT,
    SpaceKind.CONSULTATION,
    SpaceKind.DUTY,
    SpaceKind.LEADERSHIP,
)
"""A private space is its writer's alone, and is meant to be."""


def who_opens(person_id: UUID | None = None) -> CompoundSelect[Any]:
    """Pair each space with everybody who can open it, or with one person if she is given."""
    direct = Grant.__table__.alias("direct")
    own = _held(direct, person_id).with_only_columns(
        direct.c.space_id, direct.c.recipient_id.label("person")
    )
    duty, deputy = Grant.__table__.alias("duty"), Grant.__table__.alias("deputy")
    opened, barred = Space.__table__.alias("opened"), _barred().subquery()
    through = (
        _held(deputy, person_id)
        .join(
            duty,
            and_(
                duty.c.kind == RecipientKind.DUTY,
                duty.c.recipient_id == deputy.c.space_id,
                duty.c.ended_at.is_(None),
            ),
        )
        .join(opened, and_(opened.c.id == duty.c.space_id, opened.c.version == duty.c.version))
        .outerjoin(
            barred,
            and_(barred.c.space_id == duty.c.space_id, barred.c.person == deputy.c.recipient_id),
        )
        .where(barred.c.person.is_(None))
        .with_only_columns(duty.c.space_id, deputy.c.recipient_id.label("person"))
    )
    return union(own, through)


def _held(grants: NamedFromClause[Any], person_id: UUID | None) -> Select[Any]:
    """Select live wraps of newest versions to people with a certified key and an account in use."""
    newest = Space.__table__.alias(f"newest_{grants.name}")
    query = (
        select(grants.c.space_id)
        .join(newest, and_(newest.c.id == grants.c.space_id, newest.c.version == grants.c.version))
        .join(
            PersonKey,
            and_(
                PersonKey.kid == grants.c.kid,
                PersonKey.cert_id.is_not(None),
                PersonKey.retired_at.is_(None),
            ),
        )
        .join(
            Account,
            and_(Account.id == grants.c.recipient_id, Account.status == AccountStatus.ACTIVE),
        )
        .where(
            grants.c.kind == RecipientKind.PERSON,
            grants.c.ended_at.is_(None),
            or_(grants.c.expires_at.is_(None), grants.c.expires_at > clock.now()),
        )
    )
    return query if person_id is None else query.where(grants.c.recipient_id == person_id)


def _barred() -> CompoundSelect[Any]:
    in_force = DeputyExclusion.until.is_(None)
    person = DeputyExclusion.account_id.label("person")
    files = select(Case.space_id, person).join(
        DeputyExclusion, and_(DeputyExclusion.case_id == Case.id, in_force)
    )
    cards = select(Client.space_id, person).join(
        DeputyExclusion, and_(DeputyExclusion.case_id == Client.case_id, in_force)
    )
    asked = select(Consultation.space_id, person).join(
        DeputyExclusion, and_(DeputyExclusion.case_id == Consultation.case_id, in_force)
    )
    return union_all(files, cards, asked)
