"""Whether anything was done in a space since somebody looked: asked often, answered by an index."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ScalarSelect, select

from consult.audit.deeds import Deed
from consult.audit.models import AuditRow
from consult.foundation.database import db


def newest_in(space: UUID, *, but: Iterable[Deed] = ()) -> ScalarSelect[int]:
    """Return the number of the newest deed in a space, as a part of another query.

    Reading changes nothing and is left out; so are the deeds in `but`.
    """
    quiet = {Deed.CONTENT_READ.value, *(deed.value for deed in but)}
    return (
        select(AuditRow.seq)
        .where(AuditRow.space == space, AuditRow.action.not_in(sorted(quiet)))
        .order_by(AuditRow.seq.desc())
        .limit(1)
        .scalar_subquery()
    )


def last_said(of: UUID, among: Iterable[Deed], by: int) -> Deed | None:
    """Return which of these deeds about one thing was the last when the log had come to `by`."""
    query = (
        select(AuditRow.action)
        .where(
            AuditRow.object_id == of,
            AuditRow.action.in_([deed.value for deed in among]),
            AuditRow.seq <= by,
        )
        .order_by(AuditRow.seq.desc())
        .limit(1)
    )
    said = db.session.scalars(query).one_or_none()
    return Deed(said) if said is not None else None
