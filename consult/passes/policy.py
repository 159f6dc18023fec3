"""What the holder of a pass may do: look at what it opens, and go."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor
from consult.passes.models import Opens


@policy(Permission.PASS_USE)
def may_use(actor: Actor, opens: Opens) -> bool:
    """Let in whoever came with this very pass, while it lasts."""
    return actor.kind == "pass" and opens.meeting_pass.id == actor.id and opens.meeting_pass.is_live
