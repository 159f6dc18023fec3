"""Who may read minutes, say something of them, and confirm them."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor
from consult.minutes.models import MinutesSeen


@policy(Permission.MINUTES_LIST)
def may_list_minutes(actor: Actor, person: Actor) -> bool:
    """Everybody has a list of the minutes that wait for her."""
    return actor.id == person.id


@policy(Permission.MINUTES_READ)
def may_read_minutes(actor: Actor, subject: MinutesSeen | tuple[MinutesSeen, str]) -> bool:
    """Whoever sat at the table. Who only reads along as one of the team has no place there."""
    found = subject if isinstance(subject, MinutesSeen) else subject[0]
    return found.has_place


@policy(Permission.MINUTES_COMMENT)
def may_comment_minutes(actor: Actor, found: MinutesSeen) -> bool:
    """Whoever sat at the table, but the chair, who writes into the minutes themselves."""
    return found.has_place and not found.leads


@policy(Permission.MINUTES_LEAD)
def may_lead_minutes(actor: Actor, found: MinutesSeen) -> bool:
    """Let the chair: who led the item; where she has left the house, who asked."""
    return found.leads
