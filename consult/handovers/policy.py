"""Who may hand over, take over, and say that somebody has left."""

from consult.access import Permission, policy
from consult.accounts.models import AccountStatus
from consult.foundation.actor import Actor, Duty
from consult.handovers.models import (
    Goodbye,
    HandoverOffer,
    Leaving,
    LostLists,
    Offered,
    Offers,
)


@policy(Permission.HAND_OVER_OWN)
def may_hand_over_own(actor: Actor, leaving: Leaving) -> bool:
    """Everybody what is her own."""
    return leaving.account.id == actor.id


@policy(Permission.HAND_OVER_NAME)
def may_hand_over_for(actor: Actor, leaving: Leaving) -> bool:
    """Let a named deputy of the team, for the cases that do not keep her out."""
    return leaving.through_duty


@policy(Permission.HAND_OVER_LIST)
def may_see_offers(actor: Actor, offers: Offers) -> bool:
    """Everybody what she herself is asked to take over."""
    return all(one.offer.successor_id == actor.id for one in offers.waiting)


@policy(Permission.HAND_OVER_ANSWER)
def may_answer(actor: Actor, offered: Offered | Offers) -> bool:
    """Only the one who is asked says whether she takes it."""
    found = offered.waiting if isinstance(offered, Offers) else [offered]
    return all(one.offer.successor_id == actor.id for one in found)


@policy(Permission.HAND_OVER_TAKE_BACK)
def may_take_back(actor: Actor, offer: HandoverOffer) -> bool:
    """Whoever named it or leaves, and the deputies who act for the case."""
    return True  # nobody else is shown it


@policy(Permission.ACCOUNT_LEAVE)
def may_let_leave(actor: Actor, found: Goodbye) -> bool:
    """Supervisors; nobody herself."""
    status = found.account.status
    there = status in (AccountStatus.ACTIVE, AccountStatus.SUSPENDED)
    return there and found.account.id != actor.id and actor.has(Duty.SUPERVISOR)


@policy(Permission.ACCESS_LIST)
def may_see_what_was_lost(actor: Actor, subject: object) -> bool:
    """Everybody what she can give back, and what she herself waits for."""
    return True


@policy(Permission.ACCESS_GIVE_BACK)
def may_give_back(actor: Actor, found: LostLists) -> bool:
    """Whoever holds it; nobody to herself. The query shows a list to nobody else."""
    return found.account.id != actor.id
