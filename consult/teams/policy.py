"""Who may do what with teams."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor, Duty
from consult.teams.models import (
    LEADERSHIP_SEATS,
    OPENING_SEATS,
    PromiseAsSeen,
    TeamAsSeen,
    TeamKind,
    TeamSeat,
)


@policy(Permission.TEAM_READ)
def may_see_teams(actor: Actor, subject: object) -> bool:
    """Everybody who is signed in."""
    return True


@policy(Permission.TEAM_EDIT)
def may_manage_teams(actor: Actor, subject: object) -> bool:
    """Supervisors, and technical administrators, who gain nothing to read by it."""
    return actor.has(Duty.SUPERVISOR, Duty.TECHNICAL)


@policy(Permission.TEAM_LEAD)
def may_seat_people(actor: Actor, seen: TeamAsSeen) -> bool:
    """Whoever manages teams, while the team is open; which seats is `seats_to_give`."""
    return seen.team.is_open and bool(seats_to_give(actor))


@policy(Permission.TEAM_PROMISE)
def may_keep_promise(actor: Actor, seen: PromiseAsSeen) -> bool:
    """Whoever may give the seat that was promised."""
    return seen.team.is_open and seen.promise.seat in seats_to_give(actor)


@policy(Permission.TEAM_OPEN)
def may_open_spaces(actor: Actor, seen: TeamAsSeen) -> bool:
    """Whoever leads the team, once."""
    return seen.team.is_open and not seen.team.has_spaces and TeamSeat.LEAD in seen.own_seats


@policy(Permission.TEAM_TIMES)
def may_open_times(actor: Actor, seen: TeamAsSeen) -> bool:
    """Whoever leads or coordinates a team whose times others book, while it is open."""
    return _answers_for(seen) and seen.team.kind is TeamKind.TWO_WAY


@policy(Permission.TEAM_KEYS)
def may_share_keys(actor: Actor, seen: TeamAsSeen) -> bool:
    """Whoever sits where something opens; she can share only what she holds herself."""
    return seen.team.has_spaces and not OPENING_SEATS.isdisjoint(seen.own_seats)


@policy(Permission.TEAM_RULES)
def may_set_rules(actor: Actor, seen: TeamAsSeen) -> bool:
    """Whoever leads or coordinates the team, or supervises in it, while it is open."""
    return seen.team.is_open and not LEADERSHIP_SEATS.isdisjoint(seen.own_seats)


@policy(Permission.TEAM_FORMATS)
def may_switch_formats(actor: Actor, seen: TeamAsSeen) -> bool:
    """Whoever leads or coordinates the team, while it is open."""
    return _answers_for(seen)


@policy(Permission.TEAM_TAKE_OVER)
def may_take_over(actor: Actor, seen: TeamAsSeen) -> bool:
    """Whoever is a named deputy of the team."""
    return seen.team.has_spaces and TeamSeat.DEPUTY in seen.own_seats


def _answers_for(seen: TeamAsSeen) -> bool:
    seats = {TeamSeat.LEAD, TeamSeat.COORDINATOR}
    return seen.team.is_open and not seats.isdisjoint(seen.own_seats)


def seats_to_give(actor: Actor) -> frozenset[TeamSeat]:
    """Return the seats the actor may give and end.

    Seats that open something are given by supervisors only, so that no technical administrator
    can seat herself where there is something to read.
    """
    if actor.has(Duty.SUPERVISOR):
        return frozenset(TeamSeat)
    return frozenset(TeamSeat) - OPENING_SEATS if actor.has(Duty.TECHNICAL) else frozenset()
