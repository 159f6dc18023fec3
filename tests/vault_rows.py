"""The disk's side of it: what lies in the vault's tables, and a hand that writes past the house."""

import sqlite3
from contextlib import closing
from uuid import UUID

from sqlalchemy import or_, select

from consult.cases.models import CircleSeat
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.settings import Settings
from consult.vault import Grant


def wrapped_to(space_id: UUID, version: int = 1) -> set[str]:
    """The kinds of recipients that a version of a space is wrapped to."""
    kinds = select(Grant.kind).where(
        Grant.space_id == space_id, Grant.version == version, Grant.ended_at.is_(None)
    )
    return {kind.value for kind in db.session.scalars(kinds)}


def forge(settings: Settings, statement: str, *values: UUID) -> None:
    """Change a row as somebody would who has the database and no key."""
    with closing(sqlite3.connect(settings.instance / "main.db")) as database:
        assert database.execute(statement, [value.hex for value in values]).rowcount == 1
        database.commit()


def live_seats(case_id: UUID, account_id: UUID) -> list[UUID]:
    """The seats that somebody has in a case now."""
    query = select(CircleSeat.id).where(
        CircleSeat.case_id == case_id,
        CircleSeat.account_id == account_id,
        or_(CircleSeat.until.is_(None), CircleSeat.until > clock.now()),
    )
    return list(db.session.scalars(query))
