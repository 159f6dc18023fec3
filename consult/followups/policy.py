"""Who may agree on actions, settle them, and take the texts for the client records home."""

from consult.access import Permission, policy
from consult.consultations.models import Consultation, Seen
from consult.followups.models import Action
from consult.foundation.actor import Actor
from consult.meetings.models import Item


@policy(Permission.ACTION_AGREE)
def may_agree_action(actor: Actor, found: tuple[Item, Consultation]) -> bool:
    """Whoever sits at the table; the operation asks whether the item is open."""
    return True


@policy(Permission.ACTION_FINISH)
def may_finish_action(actor: Actor, action: Action) -> bool:
    """Whoever took it upon herself."""
    return action.owner_id == actor.id


@policy(Permission.OUTCOME_READ)
def may_read_outcome(actor: Actor, subject: Actor | Seen) -> bool:
    """Everybody her own list of actions; of a consultation its asker, whose clients they are."""
    return subject.asks if isinstance(subject, Seen) else subject.id == actor.id
