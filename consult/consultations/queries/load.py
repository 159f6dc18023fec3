"""How often somebody was asked, and came: for herself and for coordinators."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, func, select

from consult.consultations.models import Invitation
from consult.consultations.rules.choices import InvitationStatus
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import TOOK_PART, Attendance, Standing

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Load:
    """What the last twelve months were for one expert. No consultation is named by it."""

    asked: int
    came: int
    declined: int
    recused: int


def load_of(actor: Actor, account_id: UUID) -> Load:
    """Count invitations of the last year and what became of them, in one query."""
    since = clock.now() - YEAR
    came = (
        select(func.count())
        .where(
            Attendance.account_id == account_id,
            Attendance.seat == Standing.EXPERT,
            Attendance.state.in_(TOOK_PART),
            Attendance.seated_at >= since,
        )
        .scalar_subquery()
    )

    def invited(*more: ColumnElement[bool]) -> ScalarSelect[int]:
        mine = Invitation.account_id == account_id, Invitation.invited_at >= since
        return select(func.count()).where(*mine, *more).scalar_subquery()

    declined = invited(Invitation.status == InvitationStatus.DECLINED)
    recused = invited(Invitation.status == InvitationStatus.RECUSED)
    return Load(*db.session.execute(select(invited(), came, declined, recused)).one())
