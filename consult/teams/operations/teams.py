"""Adding, changing and closing a team."""

from uuid import UUID

from consult import audit
from consult.agencies.queries import find_agency
from consult.agencies.rules import tidy
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.teams.models import Team, TeamKind
from consult.teams.queries import team_named
from consult.teams.queries.formats import formats_to_choose_from

NAME_TAKEN = Words(
    "Samanniminen tiimi on jo luettelossa.",
    "Ett team med samma namn finns redan i förteckningen.",
    "A team of that name is already in the list.",
)
NO_SUCH_FORMAT = Words(
    "Valitse kokousmuoto luettelosta.",
    "Välj en mötesform ur förteckningen.",
    "Choose a meeting format from the list.",
)
NO_SUCH_AGENCY = Words(
    "Valitse organisaatio, joka on käytössä.",
    "Välj en organisation som är i bruk.",
    "Choose an agency that is in use.",
)
ALREADY_CLOSED = Words(
    "Tiimi on jo lopetettu.", "Teamet är redan avslutat.", "The team is already closed."
)


def add_team(
    actor: Actor,
    *,
    name: str,
    kind: TeamKind,
    agency_id: UUID,
    area: str,
    format_key: str,
    emergency_presses: int = 1,
) -> Team:
    """Add a team. It keeps nothing together until its lead opens that."""
    team = Team(
        id=new_id(),
        kind=kind,
        created_at=clock.now(),
        closed_at=None,
        duty_space_id=None,
        leadership_space_id=None,
        duty_turn_due=False,
        leadership_turn_due=False,
        emergency_presses=emergency_presses,
    )
    _write(actor, team, name, agency_id, area, format_key)
    db.session.add(team)
    audit.record(actor, Deed.TEAM_FOUNDED, on=team)
    return team


def change_team(
    actor: Actor,
    team: Team,
    *,
    name: str,
    agency_id: UUID,
    area: str,
    format_key: str,
    emergency_presses: int = 1,
) -> None:
    """Change a team. Its kind stays what it is."""
    _write(actor, team, name, agency_id, area, format_key)
    team.emergency_presses = emergency_presses
    audit.record(actor, Deed.TEAM_CHANGED, on=team)


def close_team(actor: Actor, team: Team) -> None:
    """Close a team: it meets no more; what was stays readable for those who could read it."""
    if not team.is_open:
        raise NotSaved(ALREADY_CLOSED)
    team.closed_at = clock.now()
    audit.record(actor, Deed.TEAM_CLOSED, on=team)


def _write(
    actor: Actor, team: Team, name: str, agency_id: UUID, area: str, format_key: str
) -> None:
    agency = find_agency(actor, agency_id)
    if agency is None or not (agency.is_open or agency_id == team.agency_id):
        raise NotSaved(NO_SUCH_AGENCY)
    there = team if team in db.session else None
    if format_key not in {one.key for one in formats_to_choose_from(actor, there)}:
        raise NotSaved(NO_SUCH_FORMAT)
    other = team_named(actor, tidy(name))
    if other is not None and other.id != team.id:
        raise NotSaved(NAME_TAKEN)
    team.name = tidy(name)
    team.agency_id = agency_id
    team.area = tidy(area)
    team.format_key = format_key
