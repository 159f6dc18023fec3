"""Who may look at a front page."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor


@policy(Permission.DESK_READ)
def may_read_desk(actor: Actor, person: Actor) -> bool:
    """Everybody her own."""
    return actor.id == person.id
