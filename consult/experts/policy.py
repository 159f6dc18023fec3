"""Who may do what with the directory."""

from consult.access import Permission, policy
from consult.accounts.models import Account
from consult.experts.models import Absence, Service
from consult.foundation.actor import Actor, Duty

KEEPERS = (
    Duty.SOCIAL_WORKER,
    Duty.FAMILY_THERAPIST,
    Duty.EXPERT,
    Duty.COORDINATOR,
    Duty.SUPERVISOR,
)
"""Those who work with families, or see that others can, describe the services beside."""


@policy(Permission.EXPERTISE_READ)
def may_see_experts(actor: Actor, subject: object) -> bool:
    """Everybody who is signed in: who knows what is no secret within the house."""
    return True


@policy(Permission.EXPERTISE_EDIT)
def may_change_expertise(actor: Actor, account: Account) -> bool:
    """Each her own; nobody declares what somebody else knows."""
    return account.id == actor.id


@policy(Permission.AVAILABILITY_READ)
def may_see_when(actor: Actor, account: Account) -> bool:
    """Each her own, and coordinators, who look for somebody to ask."""
    return account.id == actor.id or actor.has(Duty.COORDINATOR)


@policy(Permission.ABSENCE_END)
def may_end_absence(actor: Actor, absence: Absence) -> bool:
    """Each her own."""
    return absence.account_id == actor.id


@policy(Permission.SERVICE_ADD)
def may_add_services(actor: Actor, subject: object) -> bool:
    """Whoever works with families, coordinates or supervises."""
    return actor.has(*KEEPERS)


@policy(Permission.SERVICE_EDIT)
def may_edit_service(actor: Actor, service: Service) -> bool:
    """Whoever keeps its entry, and coordinators and supervisors, who may take it over."""
    return service.owner_id == actor.id or actor.has(Duty.COORDINATOR, Duty.SUPERVISOR)
