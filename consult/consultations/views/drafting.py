"""What a draft about a consultation is bound to: its space, or the client's it is about."""

from uuid import UUID

from flask import request

from consult.cases.queries import find_case
from consult.consultations.models import Asked, Bookable, Concerns, Seen
from consult.drafts.views import Target
from consult.foundation.actor import Actor
from consult.teams.models import Team


def of_seen(actor: Actor, seen: Seen) -> Target:
    """Return the consultation."""
    it = seen.consultation
    return Target(it.id, it.space_id, it.code)


def of_concerned(actor: Actor, concerns: Concerns) -> Target:
    """Return the client in the consultation; it dies with the client."""
    it, client = concerns.consultation, concerns.client
    return Target(_both(it.id, client.id), client.space_id, it.code)


def of_question(actor: Actor, asked: Asked) -> Target:
    """Return the question, in the space of its consultation."""
    it = asked.seen.consultation
    return Target(asked.question.id, it.space_id, it.code)


def of_request(actor: Actor, team: Team) -> Target:
    """Return the case that was come from, asked of this team; or the team, where there is none."""
    case_id = request.args.get("case", type=UUID)
    case = find_case(actor, case_id) if case_id is not None else None
    if case is None:
        return Target(team.id)
    return Target(_both(team.id, case.id), case.space_id, case.code)


def of_booking(actor: Actor, bookable: Bookable) -> Target:
    """Return the same of a team whose slots are taken without triage."""
    return of_request(actor, bookable.team)


def _both(one: UUID, other: UUID) -> UUID:
    return UUID(int=one.int ^ other.int)
