"""Who coordinates changes: a new one is let into what waits, one who left is let out of it."""

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.models import Consultation
from consult.consultations.operations.readers import let_in, turn_for
from consult.consultations.queries import panel_of, requests_waiting_in, turns_due
from consult.foundation.actor import Actor
from consult.teams.models import Team, TeamMember, TeamSeat
from consult.teams.operations import follows_seats
from consult.teams.queries import coordinators_of


def share_waiting_requests(actor: Actor, team: Team) -> int:
    """Let the group's other coordinators into every request the actor holds that waits."""
    others = [row.account_id for row in coordinators_of(actor, team.id)]
    shared = 0
    for consultation in requests_waiting_in(actor, team):
        if actor.id not in vault.readers_of(consultation.space_id):
            continue
        for account_id in let_in(consultation, others):
            shared += 1
            audit.record(
                actor,
                Deed.CONSULTATION_SHARED,
                on=consultation,
                space=consultation.space_id,
                purpose=Purpose.COORDINATION,
                account=account_id,
            )
    return shared


@follows_seats
def follow_seat(actor: Actor, team: Team, member: TeamMember) -> None:
    """Take from a coordinator who leaves what waits; whoever is there and holds it turns the key.

    Where nobody present holds it, the board asks the next coordinator for one press.
    """
    if member.seat is not TeamSeat.COORDINATOR:
        return
    if any(row.account_id == member.account_id for row in coordinators_of(actor, team.id)):
        return
    for consultation in requests_waiting_in(actor, team):
        if not _keeps(actor, consultation, member):
            _let_out(actor, consultation, member)
    renew_keys(actor, team)


def renew_keys(actor: Actor, team: Team) -> int:
    """Turn the keys of waiting requests that somebody has left and the actor holds."""
    renewed = 0
    for consultation in turns_due(actor, team):
        readers = vault.readers_of(consultation.space_id)
        if actor.id not in readers:
            continue
        turn_for(consultation, readers - {actor.id})
        renewed += 1
        audit.record(
            actor,
            Deed.SPACE_KEY_TURNED,
            on=consultation,
            space=consultation.space_id,
            purpose=Purpose.COORDINATION,
        )
    return renewed


def _keeps(actor: Actor, consultation: Consultation, member: TeamMember) -> bool:
    """Tell whether she reads it for another reason: she asked, leads it, or is invited to it."""
    invited = {one.account_id for one in panel_of(actor, consultation) if one.holds}
    return member.account_id in {consultation.asker_id, consultation.facilitator_id, *invited}


def _let_out(actor: Actor, consultation: Consultation, member: TeamMember) -> None:
    if member.account_id not in vault.readers_of(consultation.space_id):
        return
    vault.end_grants(consultation.space_id, member.account_id)
    audit.record(
        actor,
        Deed.CONSULTATION_UNSHARED,
        on=consultation,
        space=consultation.space_id,
        purpose=Purpose.COORDINATION,
        account=member.account_id,
    )
