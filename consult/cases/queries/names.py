"""Reading of real names: only for those who write the file they belong to."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import joinedload

from consult import vault
from consult.cases.models import Case, CircleSeat, RealNames
from consult.cases.queries.finding import CIRCLE, taken_now, visible_cases
from consult.foundation.actor import Actor
from consult.foundation.database import db


def known_to(actor: Actor) -> ColumnElement[bool]:
    """Say in a query that the actor may know a case's real names: she writes its whole file."""
    seat = exists().where(
        CircleSeat.case_id == RealNames.case_id,
        CircleSeat.account_id == actor.id,
        CircleSeat.writes,
        CircleSeat.whole_file,
        *taken_now(),
    )
    return seat.correlate(RealNames)


def real_names_of(actor: Actor, case_id: UUID) -> Sequence[RealNames]:
    """Return the real names of a case for somebody who may know them; nothing for others."""
    query = select(RealNames).where(RealNames.case_id == case_id, known_to(actor))
    query = query.options(joinedload(RealNames.client))
    kept = db.session.scalars(query.order_by(RealNames.written_at, RealNames.id)).all()
    return kept if kept and vault.keyring().holds(kept[0].space_id) else ()


def find_real_names(actor: Actor, names_id: UUID) -> RealNames | None:
    """Return one person's real names with the case, if the actor sits in its circle."""
    visible = visible_cases(actor).with_only_columns(Case.id)
    query = (
        select(RealNames)
        .where(RealNames.id == names_id, RealNames.case_id.in_(visible))
        .options(
            joinedload(RealNames.client),
            joinedload(RealNames.case).options(joinedload(Case.team), CIRCLE),
        )
    )
    return db.session.scalars(query).unique().one_or_none()
