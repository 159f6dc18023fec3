"""Fetch the grants that a question about some spaces needs, in one query."""

from collections.abc import Collection, Iterator
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from consult.vault.kinds import RecipientKind
from consult.vault.ledger import Given, Version
from consult.vault.models import Grant, Space, SpaceVersion
from consult.vault.statements import GrantTerms, VersionTerms

_other = aliased(Grant)
# A reader's own grants and, since they must be checked, those of everybody who granted anything.
_granted_something = exists().where(
    _other.space_id == Grant.space_id,
    or_(
        _other.granter_id == Grant.recipient_id,
        and_(_other.granter_kind == "duty", Grant.kind == RecipientKind.DUTY),
    ),
)
_TERMS = len(GrantTerms._fields)
_VERSION = _TERMS + 5
_GRANTS = (
    select(
        *(getattr(Grant, name) for name in GrantTerms._fields),
        Grant.id,
        Grant.blob,
        Grant.blob_sha256,
        Grant.signature,
        Grant.ended_at,
        SpaceVersion.inbox_suite,
        SpaceVersion.inbox_public,
        SpaceVersion.created_at,
        SpaceVersion.creator_id,
        SpaceVersion.creator_kid,
        SpaceVersion.signature,
        Space.creator_id,
        Space.version,
        Space.state,
        Space.duty_space_id,
    )
    .join(Space, Space.id == Grant.space_id)
    .join(
        SpaceVersion,
        and_(SpaceVersion.space_id == Grant.space_id, SpaceVersion.version == Grant.version),
    )
    .where(Grant.space_id.in_(bindparam("spaces", expanding=True)))
)
_SOME = _GRANTS.where(or_(Grant.recipient_id == bindparam("reader"), _granted_something))


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
