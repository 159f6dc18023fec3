"""Who may do what with agencies."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor, Duty


@policy(Permission.AGENCY_READ)
def may_see_agencies(actor: Actor, subject: object) -> bool:
    """Everybody who is signed in."""
    return True


@policy(Permission.AGENCY_EDIT)
def may_manage_agencies(actor: Actor, subject: object) -> bool:
    """Technical administrators and supervisors."""
    return actor.has(Duty.TECHNICAL, Duty.SUPERVISOR)
