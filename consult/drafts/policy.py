"""Who may do what with drafts: each with her own."""

from consult.access import Permission, policy
from consult.drafts.models import Draft, KeptForm
from consult.foundation.actor import Actor


@policy(Permission.DRAFT_LIST)
def may_list_drafts(actor: Actor, person: Actor) -> bool:
    """Each her own."""
    return person.id == actor.id


@policy(Permission.DRAFT_DESTROY)
def may_destroy(actor: Actor, written: Draft | KeptForm) -> bool:
    """Each what she wrote herself."""
    return written.account_id == actor.id


@policy(Permission.SESSION_STAY)
def may_stay(actor: Actor, person: Actor) -> bool:
    """Each for herself; it says how long she may still be silent."""
    return person.id == actor.id
