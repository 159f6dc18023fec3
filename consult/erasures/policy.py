"""Who may have something erased, who says yes to it, who stops it. Never who runs the machine."""

from consult.access import Permission, policy
from consult.erasures.models import ErasureSeen, Holding, Queue, ToErase
from consult.foundation.actor import Actor, Duty


@policy(Permission.ERASURE_ASK)
def may_ask_erasure(actor: Actor, found: ToErase) -> bool:
    """Who answers for the case as its responsible worker, or for its register."""
    return found.is_asked_by(actor) and not actor.has(Duty.TECHNICAL)


@policy(Permission.ERASURE_READ)
def may_see_erasure(actor: Actor, seen: ErasureSeen) -> bool:
    """Whoever it is shown to: the two, the circle, the team's leaders, register and officer."""
    return True


@policy(Permission.ERASURE_ANSWER)
def may_answer_erasure(actor: Actor, seen: ErasureSeen) -> bool:
    """Somebody else than who asked: of the register, or who leads or supervises the team."""
    return seen.is_answered_by(actor)


@policy(Permission.ERASURE_STOP)
def may_stop_erasure(actor: Actor, seen: ErasureSeen) -> bool:
    """Either of the two, or who answers for the case. The press says if the time is over."""
    return seen.is_stopped_by(actor)


@policy(Permission.RETENTION_READ)
def may_see_queue(actor: Actor, queue: Queue) -> bool:
    """Everybody what she has to look after herself."""
    return True


@policy(Permission.RETENTION_HOLD)
def may_hold(actor: Actor, found: ToErase) -> bool:
    """Who may ask for the erasure may also keep it from happening."""
    return found.is_asked_by(actor) and not actor.has(Duty.TECHNICAL)


@policy(Permission.HOLD_LIFT)
def may_lift_hold(actor: Actor, held: Holding) -> bool:
    """Whoever may set one."""
    return held.found.is_asked_by(actor) and not actor.has(Duty.TECHNICAL)
