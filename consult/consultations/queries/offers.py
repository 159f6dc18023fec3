"""What an asker may choose from, gathered for the one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.agencies.queries import open_agencies
from consult.cases.models import Case, Client
from consult.cases.queries import clients_of, my_cases, teams_to_open_in
from consult.consultations.queries.again import Again, again_of
from consult.formats import Format, catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Meeting
from consult.meetings.queries import free_slots
from consult.teams.models import Team, TeamSeat
from consult.teams.queries import accounts_in

CASES = 200
"""Nobody has more open cases; a page offers no more."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything the page of one group offers one person."""

    team: Team
    shape: Format
    cases: Sequence[Case]
    home_teams: Sequence[Team]
    """Teams in which a new case can be drawn."""
    agencies: Sequence[Agency]
    chosen_case: Case | None
    clients: Sequence[Client]
    """The clients of the chosen case."""
    facilitators: Sequence[Account]
    """Who may lead it, where a slot is taken without triage."""
    slots: Sequence[Meeting]
    """The free times, where a slot is taken without triage."""
    again: Again | None
    """What an earlier consultation about the same family brings along."""
    agreed: str = ""
    """What was agreed there and is still open, in lines."""


def offer_of(
    actor: Actor,
    team: Team,
    case_id: UUID | None = None,
    again_id: UUID | None = None,
    *,
    shape: Format | None = None,
) -> Offer:
    """Gather what the actor may choose from when she asks this group, as it meets or otherwise."""
    shape = shape or catalogue().format(team.format_key)
    cases = [case for case in _open_cases(actor) if case.is_written_by(actor)]
    chosen = next((case for case in cases if case.id == case_id), None)
    return Offer(
        team=team,
        shape=shape,
        cases=cases,
        home_teams=teams_to_open_in(actor),
        agencies=open_agencies(actor),
        chosen_case=chosen,
        clients=clients_of(actor, chosen) if chosen is not None else [],
        facilitators=facilitators_of(actor, team.id) if shape.self_booking else [],
        slots=free_slots(actor, team.id) if shape.self_booking else [],
        again=again_of(actor, again_id, chosen),
    )


def facilitators_of(actor: Actor, team_id: UUID) -> Sequence[Account]:
    """Return who leads the items of a team, by name."""
    return accounts_in(actor, team_id, TeamSeat.FACILITATOR)


def _open_cases(actor: Actor) -> Sequence[Case]:
    return db.session.scalars(my_cases(actor).limit(CASES)).unique().all()
