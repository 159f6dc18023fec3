"""Who may say what became of an agreement."""

from consult.access import Permission, policy
from consult.followups.models import Action
from consult.foundation.actor import Actor


@policy(Permission.ACTION_FINISH)
def may_finish_action(actor: Actor, action: Action) -> bool:
    """Whoever took it upon herself."""
    return action.owner_id == actor.id
