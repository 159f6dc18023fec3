"""Taking a calendar along: a secret address is made, and ended."""

from consult import audit
from consult.audit import Deed
from consult.calendars.models import CalendarAddress, CalendarSeen
from consult.calendars.queries import addresses_of
from consult.calendars.rules import token_hash
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.foundation.tokens import new_token


def make_address(actor: Actor, calendar: CalendarSeen) -> bytes:
    """Make a secret address of a calendar and return its token, once; an earlier one ends."""
    end_address(actor, calendar)
    token = new_token()
    made = CalendarAddress(
        id=new_id(),
        account_id=actor.id,
        team_id=calendar.team_id,
        token_hash=token_hash(token),
        made_at=clock.now(),
    )
    db.session.add(made)
    audit.record(actor, Deed.CALENDAR_ADDRESS_MADE, on=made, team=calendar.team_id)
    return token


def end_address(actor: Actor, calendar: CalendarSeen) -> bool:
    """End the address of a calendar, if there is one: what fetches it finds nothing."""
    there = [one for one in addresses_of(actor) if one.team_id == calendar.team_id]
    for address in there:
        db.session.delete(address)
        audit.record(actor, Deed.CALENDAR_ADDRESS_ENDED, on=address)
    return bool(there)
