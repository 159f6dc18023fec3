"""Who may do what with expertise."""

from consult.access import Permission, policy
from consult.accounts.models import Account
from consult.foundation.actor import Actor


@policy(Permission.EXPERTISE_READ)
def may_see_experts(actor: Actor, subject: object) -> bool:
    """Everybody who is signed in: who knows what is no secret within the house."""
    return True


@policy(Permission.EXPERTISE_EDIT)
def may_change_expertise(actor: Actor, account: Account) -> bool:
    """Each her own; nobody declares what somebody else knows."""
    return account.id == actor.id
