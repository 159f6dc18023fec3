"""Fetch the grants that a question about some spaces needs, in one query."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from consult.vault.kinds import GranterKind, RecipientKind
from consult.vault.ledger import Given, Version
from consult.vault.models import Grant, Space, SpaceVersion
from consult.vault.statements import GrantTerms, VersionTerms

# Core, not entities: each page asks this once, and entities would cost twice the time.
# A reader's own grants and, since they must be checked, those of everybody who granted anything.
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
    )
    .join(_spaces, _spaces.c.id == _grants.c.space_id)
    .join(
        _versions,
        and_(_versions.c.space_id == _grants.c.space_id, _versions.c.version == _grants.c.version),
    )
)
_CONCERN = or_(_grants.c.recipient_id == bindparam("reader"), _granted_something)
_WHOLE = _GRANTS.where(_grants.c.space_id.in_(bindparam("spaces", expanding=True)))
_SOME = _WHOLE.where(_CONCERN)
_SOME_OF_ONE = _GRANTS.where(_grants.c.space_id == bindparam("space"), _CONCERN)


def fetch(
    session: Session, space_ids: Collection[UUID], reader: UUID | None
) -> Iterator[tuple[Given, Version]]:
    """Yield what concerns `reader` in these spaces; everything when no reader is named."""
    connection = session.connection()
    if reader is None:
        rows = connection.execute(_WHOLE, {"spaces": list(space_ids)})
    elif len(space_ids) == 1:  # a case's page, and a third faster
        (space_id,) = space_ids
        rows = connection.execute(_SOME_OF_ONE, {"space": space_id, "reader": reader})
    else:
        rows = connection.execute(_SOME, {"spaces": list(space_ids), "reader": reader})
    for row in rows:
        yield _read(row)


def _read(row: Sequence[Any]) -> tuple[Given, Version]:
    grant_id, *rest = row[_TERMS:_VERSION]
    space_id, number = row[:2]
    terms = VersionTerms(space_id, number, *row[_VERSION : _VERSION + 5])
    given = Given(grant_id, GrantTerms._make(row[:_TERMS]), *rest)
    return given, Version(terms, *row[_VERSION + 5 :])
