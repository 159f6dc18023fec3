"""Who may do what with accounts."""

from consult.access import Permission, policy
from consult.accounts.models import Account
from consult.foundation.actor import Actor


@policy(Permission.ACCOUNT_READ)
def may_see_accounts(actor: Actor, subject: object) -> bool:
    """Everybody who is signed in: who works where is no secret within the house."""
    return True


@policy(Permission.OWN_ACCOUNT_EDIT)
def may_change_own_account(actor: Actor, account: Account) -> bool:
    """Each her own."""
    return account.id == actor.id


@policy(Permission.PASSPHRASE_CHANGE)
def may_change_passphrase(actor: Actor, account: Account) -> bool:
    """Each her own; nobody chooses or sees a passphrase for somebody else."""
    return account.id == actor.id


@policy(Permission.SESSION_END)
def may_sign_out(actor: Actor, account: Account) -> bool:
    """Each herself."""
    return account.id == actor.id
