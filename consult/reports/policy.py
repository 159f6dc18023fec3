"""Who may see figures of participation."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor, Duty


@policy(Permission.PARTICIPATION_READ)
def may_read_participation(actor: Actor, subject: object) -> bool:
    """Whoever leads, coordinates or answers for the work. They are figures, not people."""
    return actor.has(Duty.SUPERVISOR, Duty.COORDINATOR, Duty.DATA_PROTECTION, Duty.REGISTRAR)


@policy(Permission.PARTICIPATION_EXPORT)
def may_export_participation(actor: Actor, wanted: object) -> bool:
    """Whoever may read the figures."""
    return may_read_participation(actor, wanted)
