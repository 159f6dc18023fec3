"""How far the log has come: what is printed beside a seal, and looked up again later."""

from typing import NamedTuple

from sqlalchemy import select

from consult.audit.models import AuditRow
from consult.foundation.database import db


class Head(NamedTuple):
    """One place in the chain: whoever has seen it knows everything before it."""

    seq: int
    hash: bytes


def chain_head() -> Head:
    """Return the newest entry of the log as it stands now."""
    query = select(AuditRow.seq, AuditRow.hash).order_by(AuditRow.seq.desc()).limit(1)
    row = db.session.execute(query).one()
    return Head(row.seq, row.hash)


def chain_has(head: Head) -> bool:
    """Tell whether the log still holds this entry, unchanged."""
    query = select(AuditRow.hash).where(AuditRow.seq == head.seq)
    return db.session.scalars(query).one_or_none() == head.hash
