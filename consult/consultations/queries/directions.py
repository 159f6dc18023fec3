"""From whom to whom: of one consultation, of a meeting, and counted."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from consult.agencies.models import Agency
from consult.consultations.models import Consultation, Direction, FromTo
from consult.formats import catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.teams.models import Team
from consult.teams.queries import seats_in
from consult.teams.queries.openings import own_teams_let_in

Asking, Asked = aliased(Team), aliased(Team)


def direction_of(actor: Actor, it: Consultation) -> FromTo | None:
    """Return from whom to whom a consultation the actor was shown went, if that is kept."""
    if not catalogue().format(it.format_key, it.format_version).two_way:
        return None
    found = _counted(directions().where(Consultation.id == it.id))
    return found[0] if found else None


def directions_in(actor: Actor, meeting: Meeting) -> Sequence[FromTo]:
    """Return from whom the items of a meeting came, to its team and to those who may book it."""
    if not catalogue().format(meeting.format_key).two_way:
        return []
    if not seats_in(actor, meeting.team_id) and not own_teams_let_in(actor, meeting.team_id):
        return []
    return _counted(directions().where(Item.meeting_id == meeting.id))


def directions() -> Select[str, str, str, str, int]:
    """Count the consultations that have a time, by where they came from and where they went."""
    return (
        select(Asking.name, Agency.name, Direction.sector, Asked.name, func.count())
        .select_from(Direction)
        .join(Consultation, Consultation.id == Direction.consultation_id)
        .join(Asking, Asking.id == Direction.team_id)
        .join(Agency, Agency.id == Direction.agency_id)
        .join(Asked, Asked.id == Consultation.team_id)
        .join(Item, Item.id == Consultation.item_id)
        .group_by(Asking.name, Agency.name, Direction.sector, Asked.name)
        .order_by(Asking.name, Asked.name, Agency.name, Direction.sector)
    )


def guest_team_of(actor: Actor, team_id: UUID) -> Team | None:
    """Return the one of the actor's teams through which she books this team's times today."""
    teams = own_teams_let_in(actor, team_id)
    return teams[0] if teams else None


def _counted(query: Select[str, str, str, str, int]) -> Sequence[FromTo]:
    return [FromTo(*row) for row in db.session.execute(query)]
