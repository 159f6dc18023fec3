"""What hangs on somebody who is to leave for good, and which spaces only she can open."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from consult.accounts.queries import find_account
from consult.cases.models import Case, CircleSeat
from consult.cases.queries.finding import taken_now
from consult.consultations.models import Consultation, Invitation
from consult.consultations.rules.choices import STILL_ASKED
from consult.drafts.models import Draft
from consult.followups.models import Action
from consult.followups.rules.standing import ActionStatus
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.handovers.models import Goodbye
from consult.handovers.queries.lists import AHEAD, written_by
from consult.handovers.queries.reach import spaces_of_one
from consult.meetings.models import Attendance, Item
from consult.teams.models import Team, TeamMember


def find_goodbye(actor: Actor, account_id: UUID) -> Goodbye | None:
    """Return what still hangs on somebody, in counts: who reviews reads nothing of a case."""
    account = find_account(actor, account_id)
    if account is None:
        return None
    counts = (
        select(func.count(CircleSeat.case_id.distinct())).where(
            CircleSeat.case_id.in_(written_by(account_id))
        ),
        select(func.count()).where(
            or_(Action.owner_id == account_id, Action.teller_id == account_id),
            Action.status == ActionStatus.OPEN,
        ),
        select(func.count()).where(
            Consultation.asker_id == account_id,
            Consultation.ended_at.is_(None),
            Consultation.received_at.is_(None),
        ),
        select(func.count())
        .select_from(Attendance)
        .join(Item, Item.id == Attendance.item_id)
        .where(Attendance.account_id == account_id, Item.status.in_(AHEAD)),
        select(func.count()).where(Draft.account_id == account_id),
    )
    found = db.session.execute(select(*(one.scalar_subquery() for one in counts))).one()
    cases, actions, asked, places, drafts = found
    return Goodbye(
        account,
        cases=cases,
        actions=actions,
        consultations=asked,
        places=places,
        drafts=drafts,
        seats=seats_in_teams(actor, account_id),
        only_hers=[(one["kind"], one["team"] or "") for one in only_hers(actor, account_id)],
    )


def only_hers(actor: Actor, account_id: UUID) -> list[dict[str, Any]]:
    """Return the spaces that somebody opens and nobody else does, each with its team's name."""
    spaces = spaces_of_one(actor, account_id)
    ids = {one["team_id"] for one in spaces if one["team_id"] is not None}
    query = select(Team.id, Team.name).where(Team.id.in_(ids))
    names = {row.id: row.name for row in db.session.execute(query)} if ids else {}
    return [one | {"team": names.get(one["team_id"], "")} for one in spaces]


def seats_in_teams(actor: Actor, account_id: UUID) -> list[tuple[TeamMember, Team]]:
    """Return where somebody sits in teams today."""
    today = clock.today()
    query = (
        select(TeamMember, Team)
        .join(Team, Team.id == TeamMember.team_id)
        .where(
            TeamMember.account_id == account_id,
            or_(TeamMember.until.is_(None), TeamMember.until > today),
        )
        .order_by(Team.name, TeamMember.seat)
    )
    return [(member, team) for member, team in db.session.execute(query)]


def seats_besides(actor: Actor, account_id: UUID) -> Sequence[CircleSeat]:
    """Return the circle seats of somebody who is not the one to answer for the case."""
    query = (
        select(CircleSeat)
        .join(Case, Case.id == CircleSeat.case_id)
        .where(
            CircleSeat.account_id == account_id,
            CircleSeat.case_id.not_in(written_by(account_id)),
            *taken_now(),
        )
        .options(joinedload(CircleSeat.case))
    )
    return db.session.scalars(query).all()


def places_ahead(
    actor: Actor, account_id: UUID
) -> list[tuple[Item, Attendance | None, Consultation, Invitation | None]]:
    """Return the tables at which somebody is awaited, and what she was invited to."""
    mine = Attendance.account_id == account_id
    asked = (Invitation.account_id == account_id) & Invitation.status.in_(STILL_ASKED)
    query = (
        select(Item, Attendance, Consultation, Invitation)
        .join(Consultation, Consultation.space_id == Item.space_id)
        .outerjoin(Attendance, (Attendance.item_id == Item.id) & mine)
        .outerjoin(Invitation, (Invitation.consultation_id == Consultation.id) & asked)
        .where(Item.status.in_(AHEAD), or_(Attendance.id.is_not(None), Invitation.id.is_not(None)))
    )
    return [(row[0], row[1], row[2], row[3]) for row in db.session.execute(query)]
