"""Who can open a space: her own certified key does, or she is a deputy whose duty key does.

The off-line recovery key does not count: it is nobody's way in on an ordinary day.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    exists,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import aliased
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


def who_opens() -> CompoundSelect[Any]:
    """Pair each space with everybody who can open it."""
    direct = Grant.__table__.alias("direct")
    own = _held(direct).with_only_columns(direct.c.space_id, direct.c.recipient_id.label("person"))
    duty, deputy = Grant.__table__.alias("duty"), Grant.__table__.alias("deputy")
    opened, barred = Space.__table__.alias("opened"), _barred().subquery()
    through = (
        _held(deputy)
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


def _held(grants: NamedFromClause[Any]) -> Select[Any]:
    """Select live wraps of newest versions to people with a certified key and an account in use."""
    newest = Space.__table__.alias(f"newest_{grants.name}")
    return (
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


def opens_now(person_id: UUID, space: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Say of a space, within a query about few of them, that this person can open it."""
    own, duty, deputy = (aliased(Grant, name=name) for name in ("own", "duty", "deputy"))
    hers = exists().where(own.space_id == space, *_newest(own), *_live_of(own, person_id))
    through = exists().where(
        duty.space_id == space,
        duty.kind == RecipientKind.DUTY,
        duty.ended_at.is_(None),
        *_newest(duty),
        deputy.space_id == duty.recipient_id,
        *_live_of(deputy, person_id),
    )
    kept_out = (
        exists().where(*_kept_out(person_id, Case.id), Case.space_id == space),
        exists().where(*_kept_out(person_id, Client.case_id), Client.space_id == space),
        exists().where(*_kept_out(person_id, Consultation.case_id), Consultation.space_id == space),
    )
    return or_(hers, and_(through, *(~one for one in kept_out)))


def _newest(grant: type[Grant]) -> tuple[ColumnElement[bool], ...]:
    held = aliased(Space)
    return held.id == grant.space_id, held.version == grant.version


def _kept_out(person_id: UUID, case_id: Any) -> tuple[ColumnElement[bool], ...]:
    return (
        DeputyExclusion.case_id == case_id,
        DeputyExclusion.account_id == person_id,
        DeputyExclusion.until.is_(None),
    )


def _live_of(grant: type[Grant], person_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return (
        grant.kind == RecipientKind.PERSON,
        grant.recipient_id == person_id,
        grant.ended_at.is_(None),
        or_(grant.expires_at.is_(None), grant.expires_at > clock.now()),
        exists().where(PersonKey.kid == grant.kid, PersonKey.retired_at.is_(None)),
    )
