"""Fetch the grants that a question about some spaces needs, in one query."""

from collections.abc import Collection, Iterator
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from consult.vault.kinds import GranterKind, RecipientKind
from consult.vault.ledger import Given, Version
from consult.vault.models import Grant, Space, SpaceVersion
from consult.vault.statements import GrantTerms, VersionTerms

_grants, _spaces, _versions = Grant.__table__, Space.__table__, SpaceVersion.__table__
_other = _grants.alias()
_granted_something = exists().where(
    _other.c.space_id == _grants.c.space_id,
    or_(
        _other.c.granter_id == _grants.c.recipient_id,
        and_(_other.c.granter_kind == GranterKind.DUTY, _grants.c.kind == RecipientKind.DUTY),
    ),
)
_TERMS = len(GrantTerms._fields)
_VERSION = _TERMS + 5
_GRANTS = (
    select(
        *(_grants.c[name] for name in GrantTerms._fields),
        *(_grants.c[name] for name in ("id", "blob", "blob_sha256", "signature", "ended_at")),
        *(_versions.c[name] for name in VersionTerms._fields[2:]),
        _versions.c.signature,
        _spaces.c.creator_id,
        _spaces.c.version,
        _spaces.c.state,
        _spaces.c.duty_space_id,
    )
    .join(_spaces, _spaces.c.id == _grants.c.space_id)
    .join(
        _versions,
        and_(_versions.c.space_id == _grants.c.space_id, _versions.c.version == _grants.c.version),
    )
    .where(_grants.c.space_id.in_(bindparam("spaces", expanding=True)))
)
_SOME = _GRANTS.where(or_(_grants.c.recipient_id == bindparam("reader"), _granted_something))


def fetch(
    session: Session, space_ids: Collection[UUID], reader: UUID | None
) -> Iterator[tuple[Given, Version]]:
    """Yield what concerns `reader` in these spaces; everything when no reader is named."""
    values = {"spaces": list(space_ids)}
    if reader is None:
        rows = session.execute(_GRANTS, values)
    else:
        rows = session.execute(_SOME, values | {"reader": reader})
    for row in rows:
        yield _given(tuple(row)), _version(tuple(row))


def _given(row: tuple[object, ...]) -> Given:
    grant_id, *rest = row[_TERMS:_VERSION]
    return Given(grant_id, GrantTerms._make(row[:_TERMS]), *rest)  # type: ignore[arg-type]


def _version(row: tuple[object, ...]) -> Version:
    space_id, number = row[:2]
    terms = VersionTerms(space_id, number, *row[_VERSION : _VERSION + 5])  # type: ignore[arg-type]
    return Version(terms, *row[_VERSION + 5 :])  # type: ignore[arg-type]
