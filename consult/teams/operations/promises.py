"""Seats promised to people on their way: they wait, and nothing gives them by itself."""

from consult import audit
from consult.accounts.models import Arrival
from consult.accounts.queries import find_account
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.teams.models import PromiseAsSeen, Team, TeamMember, TeamPromise, TeamSeat
from consult.teams.operations.seats import NOT_IN_THE_HOUSE, NOT_YOURS_TO_GIVE, give_seat
from consult.teams.policy import seats_to_give
from consult.teams.queries import is_promised

PROMISED_ALREADY = Words(
    "Tämä paikka on jo luvattu hänelle.",
    "Den här platsen är redan lovad åt personen.",
    "This seat is promised to her already.",
)
NOT_ON_HER_WAY = Words(
    "Hänen kutsunsa on päättynyt. Anna paikka hänelle suoraan.",
    "Personens inbjudan är avslutad. Ge platsen direkt.",
    "Her invitation is over. Give the seat to her directly.",
)


def promise_seat(actor: Actor, team: Team, arrival: Arrival, seat: TeamSeat) -> TeamPromise:
    """Promise a seat to somebody who is not approved yet. It opens nothing before it is given."""
    if seat not in seats_to_give(actor):
        raise NotSaved(NOT_YOURS_TO_GIVE)
    if not arrival.is_open:
        raise NotSaved(NOT_ON_HER_WAY)
    if is_promised(actor, team.id, arrival.id, seat):
        raise NotSaved(PROMISED_ALREADY)
    promise = TeamPromise(
        id=new_id(),
        team_id=team.id,
        arrival_id=arrival.id,
        seat=seat,
        promised_by=actor.id,
        promised_at=clock.now(),
    )
    db.session.add(promise)
    audit.record(actor, Deed.TEAM_SEAT_PROMISED, on=promise, team=team.id, seat=seat)
    return promise


def keep_promise(actor: Actor, seen: PromiseAsSeen) -> TeamMember:
    """Give the promised seat, now that she is in the house."""
    account_id = seen.arrival.account_id
    account = find_account(actor, account_id) if account_id is not None else None
    if account is None or not seen.may_be_kept:
        raise NotSaved(NOT_IN_THE_HOUSE)
    db.session.delete(seen.promise)
    return give_seat(actor, seen.team, account, seen.promise.seat)


def take_promise_back(actor: Actor, seen: PromiseAsSeen) -> None:
    """Do not give what was promised."""
    if seen.promise.seat not in seats_to_give(actor):
        raise NotSaved(NOT_YOURS_TO_GIVE)
    db.session.delete(seen.promise)
    audit.record(
        actor, Deed.TEAM_PROMISE_ENDED, on=seen.promise, team=seen.team.id, seat=seen.promise.seat
    )
