"""What an asker may choose from, gathered for the one page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from consult.accounts.models import Account
from consult.agencies.models import Agency
from consult.agencies.queries import open_agencies
from consult.cases.models import Case, Client
from consult.cases.queries import clients_of, my_cases, teams_to_open_in
from consult.consultations.models import Hindered
from consult.consultations.queries.again import Again, again_of
from consult.consultations.queries.queue import Turn, turns_of_new
from consult.consultations.rules.choices import Urgency
from consult.formats import Format, catalogue
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.meetings.models import Hindrance, Meeting, TeamRules
from consult.meetings.queries import SlotAhead, slots_ahead
from consult.meetings.queries.exceptions import (
    closed_of,
    find_team_rules,
    keeps_from_asking,
    team_rules,
)
from consult.teams.models import Team, TeamSeat
from consult.teams.queries import accounts_in
from consult.teams.rules import BookingRule

MOST_SLOTS = 8
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
    closed: Sequence[SlotAhead]
    """Times that a rule of the team keeps closed now."""
    hinders_asking: bool
    """Whether the team's rule on who may ask hinders her."""
    rules: TeamRules | None
    """What the team says about its times, where it hinders."""
    turns: Mapping[Urgency, Turn]
    """When it would likely be discussed, by urgency, where a coordinator finds the time."""
    again: Again | None
    """What an earlier consultation about the same family brings along."""
    opens_cases: bool = True
    """Whether she may bring a case: a social worker. Others keep theirs in their own register."""
    agreed: str = ""
    """What was agreed there and is still open, in lines."""

    @property
    def asks_about_case(self) -> bool:
        """Tell whether it is asked which case it is about."""
        return self.shape.needs_case or (self.shape.two_way and self.opens_cases)


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
    ahead = slots_ahead(actor, team.id)
    free = [one.meeting for one in ahead if one.hindered is None][:MOST_SLOTS]
    closed, rules = closed_of(actor, ahead)
    hinders = keeps_from_asking(actor, team)
    return Offer(
        team=team,
        shape=shape,
        cases=cases,
        home_teams=teams_to_open_in(actor),
        agencies=open_agencies(actor),
        chosen_case=chosen,
        clients=clients_of(actor, chosen) if chosen is not None else [],
        facilitators=facilitators_of(actor, team.id) if shape.self_booking else [],
        slots=free if shape.self_booking else [],
        closed=closed if shape.self_booking else [],
        hinders_asking=hinders,
        rules=team_rules(actor, team) if hinders and rules is None else rules,
        turns={} if shape.self_booking else turns_of_new(actor, team, ahead),
        again=again_of(actor, again_id, chosen),
        opens_cases=actor.has(Duty.SOCIAL_WORKER),
    )


def facilitators_of(actor: Actor, team_id: UUID) -> Sequence[Account]:
    """Return who leads the items of a team, by name."""
    return accounts_in(actor, team_id, TeamSeat.FACILITATOR)


def _open_cases(actor: Actor) -> Sequence[Case]:
    return db.session.scalars(my_cases(actor).limit(CASES)).unique().all()


def find_hindered(actor: Actor, team_id: UUID) -> Hindered | None:
    """Return what hinders the actor at an open team, if anything does."""
    of = find_team_rules(actor, team_id)
    if of is None:
        return None
    ahead = slots_ahead(actor, team_id)
    closed = [Hindrance(one.meeting, one.hindered) for one in ahead if one.hindered is not None]
    targets = {one.key: (one.rule, one.meeting.id) for one in closed}
    if keeps_from_asking(actor, of.team):
        targets[BookingRule.ASKERS.value] = (BookingRule.ASKERS, actor.id)
    return Hindered(of, targets) if targets else None
