"""What a draft about an item is bound to."""

from consult.drafts.views import Target
from consult.followups.models import Agenda
from consult.foundation.actor import Actor


def of_agenda(actor: Actor, agenda: Agenda) -> Target:
    """Return the item, in the space of its consultation."""
    return Target(agenda.item.id, agenda.item.space_id, agenda.consultation.code)
