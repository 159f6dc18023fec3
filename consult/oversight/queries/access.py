"""Reading of emergency openings and of what was counted: references and figures, no content."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import aliased

from consult import vault
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.cases.models import Case, Client, EmergencyAnswer, EmergencyOpening
from consult.consultations.models import Consultation
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.oversight.models import ReachCount, ThinSpace, Watch
from consult.teams.models import Team, TeamSeat
from consult.teams.queries import my_team_ids, my_teams, teams_short_of_deputies

WATCHING = (TeamSeat.LEAD, TeamSeat.SUPERVISOR)
User, Deputy = aliased(Account), aliased(Account)


def watched(actor: Actor) -> Watch | None:
    """Return whose openings the actor sees: her teams'; as registrar or officer all."""
    everything = actor.has(Duty.REGISTRAR, Duty.DATA_PROTECTION)
    teams = my_teams(actor, *WATCHING)
    return Watch(teams, everything) if everything or teams else None


def emergencies(
    actor: Actor, watch: Watch
) -> Select[EmergencyOpening, Case, Team, Account, Account, EmergencyAnswer]:
    """Return every opening, the newest first: for whom, by whom, and whether it is answered for."""
    return (
        select(EmergencyOpening, Case, Team, User, Deputy, EmergencyAnswer)
        .join(Case, Case.id == EmergencyOpening.case_id)
        .join(Team, Team.id == EmergencyOpening.team_id)
        .join(User, User.id == EmergencyOpening.user_id)
        .join(Deputy, Deputy.id == EmergencyOpening.asked_by)
        .outerjoin(EmergencyAnswer, EmergencyAnswer.opening_id == EmergencyOpening.id)
        .where(_of(watch, EmergencyOpening.team_id))
        .order_by(EmergencyOpening.asked_at.desc(), EmergencyOpening.id)
    )


def find_emergency(actor: Actor, opening_id: UUID) -> EmergencyOpening | None:
    """Return one opening of a team that the actor leads or supervises."""
    query = select(EmergencyOpening).where(
        EmergencyOpening.id == opening_id,
        EmergencyOpening.team_id.in_(my_team_ids(actor, *WATCHING)),
    )
    return db.session.scalars(query).one_or_none()


def answer_of(actor: Actor, opening: EmergencyOpening) -> EmergencyAnswer | None:
    """Return what its user said of an opening the actor was shown."""
    query = select(EmergencyAnswer).where(EmergencyAnswer.opening_id == opening.id)
    return db.session.scalars(query).one_or_none()


def names_in(actor: Actor, opening: EmergencyOpening) -> dict[UUID, Account]:
    """Return who is named in an opening the actor was shown."""
    ids = (opening.user_id, opening.asked_by, opening.opened_by)
    return names_of(actor, [one for one in ids if one is not None])


def words_of(actor: Actor, row: EmergencyOpening | EmergencyAnswer) -> str | None:
    """Open the words that lie in the leaders' inbox; None for whom they do not open."""
    if not row.box:  # erased with the case it was about
        return None
    try:
        plain = vault.keyring().open_inbox(row.space_id, row.id, row.box)
    except Locked:
        return None
    return str(json.loads(plain)["body"])


def last_count(actor: Actor) -> ReachCount | None:
    """Return when it was counted last, and what came out for the whole house."""
    query = select(ReachCount).order_by(ReachCount.counted_at.desc(), ReachCount.id)
    return db.session.scalars(query.limit(1)).one_or_none()


def thin_spaces(actor: Actor, watch: Watch) -> Select[ThinSpace, Team, str, str]:
    """Return the spaces too few can open, each with its team and the code it is called by."""
    of_client = select(Case.code).join(Client, Client.case_id == Case.id)
    return (
        select(
            ThinSpace,
            Team,
            func.coalesce(
                Case.code,
                of_client.where(Client.space_id == ThinSpace.space_id).scalar_subquery(),
            ),
            Consultation.code,
        )
        .outerjoin(Team, Team.id == ThinSpace.team_id)
        .outerjoin(Case, Case.space_id == ThinSpace.space_id)
        .outerjoin(Consultation, Consultation.space_id == ThinSpace.space_id)
        .where(_of(watch, ThinSpace.team_id))
        .order_by(Team.name, ThinSpace.kind, ThinSpace.space_id)
    )


def thin_teams(actor: Actor, watch: Watch) -> Sequence[tuple[Team, int]]:
    """Return the open teams with fewer named deputies than are wanted, and how many they have."""
    query = teams_short_of_deputies(actor).where(_of(watch, Team.id))
    return [(team, count) for team, count in db.session.execute(query)]


def _of(watch: Watch, team_id: Any) -> ColumnElement[bool]:
    if watch.everything:
        return true()
    of_team: ColumnElement[bool] = team_id.in_([team.id for team in watch.teams])
    return of_team
