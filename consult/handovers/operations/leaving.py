"""Leaving for good: sittings, keys, seats and places end in one press; what is left over waits."""

from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.accounts.models import Account
from consult.accounts.operations import leave_for_good
from consult.audit import Deed
from consult.consultations.operations import answer_for_gone
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.handovers.operations.naming import end_offer
from consult.handovers.queries import (
    find_goodbye,
    hold_leaver,
    only_hers,
    places_ahead,
    seats_besides,
    waiting_for,
)
from consult.handovers.rules import OfferState
from consult.meetings.models import LASTING
from consult.meetings.operations import excuse, leave_table
from consult.teams.operations import end_seat

ONLY_SHE = Words(
    "Vain hän pääsee johonkin, mikä on listattu alla. Anna pääsy ensin toiselle.",
    "Bara hen kommer åt något av det som räknas upp nedan. Ge först åtkomst åt någon annan.",
    "Only she can open something that is listed below. Give access to somebody else first.",
)


def let_leave(actor: Actor, account: Account) -> None:
    """Say that somebody has left: nothing opens for her from the next request on.

    Her cases, promises and requests wait on the deputies' list until somebody has accepted them.

    Raises:
        NotSaved: she alone opens something, or too few supervisors would be left.

    """
    hold_leaver(actor, account.id)
    if only_hers(actor, account.id):
        raise NotSaved(ONLY_SHE)
    leave_for_good(actor, account)
    for offer in waiting_for(actor, [], successor_id=account.id):
        end_offer(actor, offer, OfferState.TAKEN_BACK, Deed.HAND_OVER_TAKEN_BACK)
    _end_circle_seats(actor, account.id)
    _leave_tables(actor, account.id)
    found = find_goodbye(actor, account.id)
    for member, team in found.seats if found is not None else ():
        if member.until is None:
            end_seat(actor, team, member)


def _end_circle_seats(actor: Actor, account_id: UUID) -> None:
    """End the seats in circles for which somebody else answers."""
    for seat in seats_besides(actor, account_id):
        seat.until = clock.now()
        audit.record(
            actor,
            Deed.SEAT_ENDED,
            on=seat,
            space=seat.case.space_id,
            purpose=Purpose.SUPERVISION,
            account=account_id,
        )


def _leave_tables(actor: Actor, account_id: UUID) -> None:
    """Put the rosters ahead right. The asker's and the leader's places wait for a successor."""
    for item, place, consultation, invitation in places_ahead(actor, account_id):
        if invitation is not None:
            answer_for_gone(actor, consultation, invitation)
        if place is None:
            continue
        if place.seat in LASTING:
            excuse(actor, item, place)
        else:
            leave_table(actor, item, place)
