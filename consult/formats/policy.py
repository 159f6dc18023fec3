"""Who may read how meetings go."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor


@policy(Permission.FORMAT_READ)
def may_read_formats(actor: Actor, subject: object) -> bool:
    """Everybody who is signed in: a format says nothing of anybody."""
    return True
