"""Who may look at a calendar, and take it along."""

from consult.access import Permission, policy
from consult.calendars.models import CalendarSeen
from consult.foundation.actor import Actor


@policy(Permission.CALENDAR_READ)
def may_read_calendar(actor: Actor, calendar: CalendarSeen) -> bool:
    """Everybody her own, and her teams'; another's is not found."""
    return actor.id == calendar.reader.id


@policy(Permission.CALENDAR_TAKE)
def may_take_calendar(actor: Actor, calendar: CalendarSeen) -> bool:
    """Whoever reads it may read it in her calendar program too."""
    return actor.id == calendar.reader.id
