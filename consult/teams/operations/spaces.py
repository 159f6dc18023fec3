"""The keys a team keeps together: the duty key of its deputies, and what its leaders read.

A key is shared by the press of somebody who holds it, for one named person at a time. What nobody
present holds waits, and the team's page says whose press is missing. Nothing is ever shared by
itself: else a seat given by one person would be opened unseen by the next deed of another.
"""

from uuid import UUID

from consult import audit, vault
from consult.audit import Deed
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Locked, NotSaved
from consult.foundation.words import Words
from consult.teams.models import DUTY_SEATS, LEADERSHIP_SEATS, Team, TeamMember
from consult.teams.queries import people_in
from consult.vault import RecipientKind, SpaceKind

OPEN_ALREADY = Words(
    "Tiimin yhteiset tilat on jo avattu.",
    "Teamets gemensamma rum är redan öppnade.",
    "What the team keeps together is open already.",
)
NO_DEPUTY = Words(
    "Nimeä ensin ainakin yksi sijainen. Ilman sijaista kukaan ei pääse poissa olevan asioihin.",
    "Namnge först minst en ersättare. Utan ersättare når ingen en frånvarandes ärenden.",
    "Name at least one deputy first. Without one nobody can reach what an absent colleague does.",
)
NOT_HELD = Words(
    "Sinulla ei itselläsi ole tätä pääsyä, joten et voi antaa sitä. Pyydä sitä, jolla se on.",
    "Du har inte själv den här åtkomsten och kan därför inte ge den. Be någon som har den.",
    "You do not have this access yourself, so you cannot give it. Ask somebody who has.",
)


def open_team_spaces(actor: Actor, team: Team) -> None:
    """Make the team's duty and leadership spaces: the first lead's press."""
    if team.has_spaces:
        raise NotSaved(OPEN_ALREADY)
    deputies = people_in(actor, team.id, *DUTY_SEATS)
    if not deputies:
        raise NotSaved(NO_DEPUTY)
    team.duty_space_id = _make(actor, SpaceKind.DUTY, deputies)
    leaders = people_in(actor, team.id, *LEADERSHIP_SEATS)
    team.leadership_space_id = _make(actor, SpaceKind.LEADERSHIP, leaders)
    audit.record(
        actor,
        Deed.TEAM_SPACES_OPENED,
        on=team,
        duty_space=team.duty_space_id,
        leadership_space=team.leadership_space_id,
    )


def share_key(actor: Actor, team: Team, member: TeamMember) -> None:
    """Give one seated person what her seat opens: the press of somebody who holds it."""
    if not share_if_held(actor, team, member):
        raise NotSaved(NOT_HELD)
    audit.record(
        actor,
        Deed.GRANT_GIVEN,
        on=member,
        space=team.space_for(member.seat),
        recipient=member.account_id,
        kind=RecipientKind.PERSON,
    )


def turn_keys(actor: Actor, team: Team) -> None:
    """Turn the keys that somebody has left with, for those who stay."""
    if not turn_if_held(actor, team):
        raise NotSaved(NOT_HELD)


def take_over_wraps(actor: Actor, team: Team) -> int:
    """Wrap to the deputies' key of today what an earlier one opened; return what is left."""
    duty = team.duty_space_id
    if duty is None or not _holds(actor, duty):
        raise NotSaved(NOT_HELD)
    try:
        done = vault.rewrap_duty(duty)
    except Locked as refused:
        raise NotSaved(NOT_HELD) from refused
    left = len(vault.left_behind(duty))
    audit.record(actor, Deed.DUTY_REWRAPPED, on=team, space=duty, wraps=done, left=left)
    return left


def share_if_held(actor: Actor, team: Team, member: TeamMember) -> bool:
    """Share what the seat opens if the actor holds it; tell whether she does."""
    space_id = team.space_for(member.seat)
    if space_id is None or not _holds(actor, space_id):
        return False
    if member.account_id not in vault.readers_of(space_id):
        vault.grant(space_id, vault.recipient_of(member.account_id))
    return True


def turn_if_held(actor: Actor, team: Team) -> bool:
    """Turn the keys that are due and that the actor holds; tell whether any was."""
    turned = False
    if team.duty_turn_due and team.duty_space_id and _turn(actor, team, team.duty_space_id):
        vault.rewrap_duty(team.duty_space_id)
        team.duty_turn_due, turned = False, True
    if team.leadership_turn_due and _turn(actor, team, team.leadership_space_id):
        team.leadership_turn_due, turned = False, True
    return turned


def _make(actor: Actor, kind: SpaceKind, readers: set[UUID]) -> UUID:
    space = vault.make_space(kind)
    db.session.flush()
    for person_id in sorted(readers - {actor.id}):
        vault.grant(space.id, vault.recipient_of(person_id))
    if actor.id not in readers:
        vault.end_grants(space.id, actor.id)  # she made it for the others, and keeps no key
    return space.id


def _turn(actor: Actor, team: Team, space_id: UUID | None) -> bool:
    if space_id is None or not _holds(actor, space_id):
        return False
    staying = sorted(vault.readers_of(space_id) - {actor.id})
    version = vault.turn_key(space_id, [vault.recipient_of(person_id) for person_id in staying])
    audit.record(actor, Deed.SPACE_KEY_TURNED, on=team, space=space_id, key_version=version)
    return True


def _holds(actor: Actor, space_id: UUID) -> bool:
    # Asked of the grants, not of the keyring: who has just ended her own seat still has it open.
    return actor.id in vault.readers_of(space_id)
