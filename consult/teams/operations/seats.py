"""Giving and ending seats. A seat that opens something is followed by its keys."""

from datetime import date

from consult import audit, vault
from consult.accounts.models import Account
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.teams.messages import tell_seat_ended, tell_seated
from consult.teams.models import DUTY_SEATS, LEADERSHIP_SEATS, Team, TeamMember, TeamSeat
from consult.teams.operations.following import follows_seats
from consult.teams.operations.spaces import share_if_held, turn_if_held
from consult.teams.policy import seats_to_give
from consult.teams.queries import members_of, people_in

SEAT_TAKEN = Words(
    "Hän on jo tiimissä tässä tehtävässä.",
    "Hon eller han sitter redan i teamet i den rollen.",
    "This person already sits in the team in that seat.",
)
NOT_YOURS_TO_GIVE = Words(
    "Tätä paikkaa et voi antaa. Vetäjän, sijaisen, koordinaattorin ja esihenkilön paikan antaa"
    " esihenkilö.",
    "Den här platsen kan du inte ge. Chefen ger platserna som ledare, ersättare, koordinator och"
    " chef.",
    "You cannot give this seat. A supervisor gives the seats of lead, deputy, coordinator and"
    " supervisor.",
)
NOT_IN_THE_HOUSE = Words(
    "Hänellä ei ole käytössä olevaa tunnusta.",
    "Personen har inget konto i bruk.",
    "This person has no account in use.",
)
ENDED_ALREADY = Words(
    "Paikka on jo päättynyt.", "Platsen är redan avslutad.", "The seat has ended."
)


def give_seat(
    actor: Actor, team: Team, account: Account, seat: TeamSeat, since: date | None = None
) -> TeamMember:
    """Seat somebody in the team; what the seat opens is shared if the actor holds it."""
    if seat not in seats_to_give(actor):
        raise NotSaved(NOT_YOURS_TO_GIVE)
    if not account.is_active:
        raise NotSaved(NOT_IN_THE_HOUSE)
    if any(sitting.account_id == account.id for sitting in members_of(actor, team.id, seat)):
        raise NotSaved(SEAT_TAKEN)
    member = TeamMember(
        id=new_id(),
        team_id=team.id,
        account_id=account.id,
        seat=seat,
        since=since or clock.today(),
        until=None,
    )
    db.session.add(member)
    deed = Deed.DEPUTY_NAMED if seat is TeamSeat.DEPUTY else Deed.MEMBER_ADDED
    audit.record(actor, deed, on=member, team=team.id, account=account.id, seat=seat)
    db.session.flush()
    share_if_held(actor, team, member)
    tell_seated(actor, team, account, seat)
    return member


def end_seat(actor: Actor, team: Team, member: TeamMember) -> None:
    """End a seat today. A key that came with it is taken away at once and turned when it can be."""
    if member.until is not None:
        raise NotSaved(ENDED_ALREADY)
    if member.seat not in seats_to_give(actor):
        raise NotSaved(NOT_YOURS_TO_GIVE)
    member.until = clock.today()
    deed = Deed.DEPUTY_REMOVED if member.seat is TeamSeat.DEPUTY else Deed.MEMBER_LEFT
    audit.record(actor, deed, on=member, team=team.id, account=member.account_id, seat=member.seat)
    db.session.flush()
    _take_back(actor, team, member)
    turn_if_held(actor, team)
    follows_seats.tell(actor, team, member)
    tell_seat_ended(actor, team, member)


def _take_back(actor: Actor, team: Team, member: TeamMember) -> None:
    space_id = team.space_for(member.seat)
    if space_id is None:
        return
    kind = DUTY_SEATS if member.seat in DUTY_SEATS else LEADERSHIP_SEATS
    if member.account_id in people_in(actor, team.id, *kind):
        return  # another seat of hers opens the same
    vault.end_grants(space_id, member.account_id)
    if member.seat in DUTY_SEATS:
        team.duty_turn_due = True
    else:
        team.leadership_turn_due = True
