"""Who may do what with messages."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor, Duty


@policy(Permission.MESSAGE_READ)
def may_read_own_messages(actor: Actor, subject: object) -> bool:
    """Everybody her own; they are found through her."""
    return True


@policy(Permission.OUTBOX_READ)
def may_look_after_the_outbox(actor: Actor, subject: object) -> bool:
    """Technical administrators, who see that something did not arrive, and never what."""
    return actor.has(Duty.TECHNICAL)
