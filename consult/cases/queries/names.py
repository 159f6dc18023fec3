"""Reading of real names: only for those who write the file they belong to."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from consult import vault
from consult.cases.models import Case, RealNames
from consult.cases.queries.finding import CIRCLE, visible_cases
from consult.foundation.actor import Actor
from consult.foundation.database import db


def real_names_of(actor: Actor, case: Case) -> Sequence[RealNames]:
    """Return the real names of a case for somebody who may know them; nothing for others."""
    seat = case.seat_of(actor)
    knows = seat is not None and seat.writes and seat.whole_file
    if not knows or not vault.keyring().holds(case.space_id):
        return ()
    query = select(RealNames).where(RealNames.case_id == case.id)
    query = query.options(joinedload(RealNames.client))
    return db.session.scalars(query.order_by(RealNames.written_at, RealNames.id)).all()


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
