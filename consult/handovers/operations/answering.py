"""Taking over: seat, promises, consultations and places at tables change hands in one press.

Whoever accepts does it all herself: she holds the keys since she was asked, and an agreement's
sealed document says whose it is, so nobody without them could rewrite it.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.audit import Deed
from consult.cases.models import Case
from consult.cases.operations.circle import Terms, file_of, put_on_seat
from consult.cases.queries import hold_case, seats_of
from consult.cases.rules import CircleRole, SeatGround
from consult.consultations.models import Consultation
from consult.consultations.operations import take_over_asking, take_over_lead
from consult.followups.operations import take_over_action
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict
from consult.handovers.messages import tell_circle, tell_namers
from consult.handovers.models import HandoverOffer
from consult.handovers.operations.naming import ANSWERED, end_offer
from consult.handovers.queries import (
    actions_to_take,
    asked_in,
    case_to_take,
    consultation_to_take,
    hold_leaver,
    waiting_for,
)
from consult.handovers.rules import OfferState, PartKind


def accept_offers(actor: Actor, offers: Sequence[HandoverOffer]) -> tuple[int, int]:
    """Take these things over; return how many, and how many could not be taken any more.

    Raises:
        Conflict: none of them waits for her.

    """
    mine = _mine(actor, offers)
    people = names_of(actor, {actor.id, *(one.leaver_id for one in mine)})
    taken: list[HandoverOffer] = []
    lost: list[HandoverOffer] = []
    for offer in mine:
        takes = TAKERS[offer.kind]
        is_taken = takes(actor, offer, people[actor.id], people[offer.leaver_id])
        (taken if is_taken else lost).append(offer)
    for offer in taken:
        offer.state, offer.answered_at = OfferState.ACCEPTED, clock.now()
        _record(actor, offer)
    for offer in lost:
        end_offer(actor, offer, OfferState.DECLINED, Deed.HAND_OVER_DECLINED)
    _tell(actor, taken, lost)
    return len(taken), len(lost)


def decline_offers(actor: Actor, offers: Sequence[HandoverOffer]) -> int:
    """Do not take these things over: the keys end, and whoever writes next turns them.

    Raises:
        Conflict: none of them waits for her.

    """
    mine = _mine(actor, offers)
    for offer in mine:
        end_offer(actor, offer, OfferState.DECLINED, Deed.HAND_OVER_DECLINED)
    _tell(actor, [], mine)
    return len(mine)


def _mine(actor: Actor, offers: Sequence[HandoverOffer]) -> list[HandoverOffer]:
    for leaver_id in sorted({one.leaver_id for one in offers}):
        hold_leaver(actor, leaver_id)
    found = waiting_for(actor, [one.id for one in offers])
    mine = [one for one in found if one.successor_id == actor.id]
    if not mine:
        raise Conflict(ANSWERED)
    return mine


def _tell(actor: Actor, taken: list[HandoverOffer], lost: list[HandoverOffer]) -> None:
    if taken:
        tell_namers(actor, taken, accepted=True)
    if lost:
        tell_namers(actor, lost, accepted=False)


def _record(actor: Actor, offer: HandoverOffer) -> None:
    audit.record(
        actor,
        Deed.HAND_OVER_ACCEPTED,
        on=offer,
        purpose=Purpose.CLIENT_WORK,
        leaver=offer.leaver_id,
        kind=offer.kind,
        subject=offer.subject_id,
    )


def _take_case(actor: Actor, offer: HandoverOffer, me: Account, leaver: Account) -> bool:
    case = case_to_take(actor, offer.subject_id)
    hold_case(actor, case)
    file, asked = file_of(actor, case), asked_in(actor, case, leaver.id)
    ring = vault.keyring()
    ring.load({*file, *(it.space_id for it in asked)})
    if case.is_archived or not all(ring.holds(space_id, newest=True) for space_id in file):
        return False
    _change_seats(actor, case, offer, leaver, file)
    for it in asked:
        if ring.holds(it.space_id, newest=True):
            _take_asked(actor, it, me, leaver)
    tell_circle(actor, case, leaver)
    return True


def _change_seats(
    actor: Actor, case: Case, offer: HandoverOffer, leaver: Account, file: Sequence[UUID]
) -> None:
    """End the leaver's seat and any of her own, and sit down as the one who answers for it."""
    for seat in seats_of(actor, case):
        if seat.account_id in (leaver.id, actor.id) and not seat.is_emergency:
            seat.until = clock.now()
            audit.record(
                actor,
                Deed.SEAT_ENDED,
                on=seat,
                space=case.space_id,
                purpose=Purpose.CLIENT_WORK,
                account=seat.account_id,
            )
            if seat.account_id == leaver.id:
                vault.end_grants_of_seat(seat.id)
    for space_id in file:
        vault.end_grants(space_id, leaver.id)
    terms = Terms(
        CircleRole.RESPONSIBLE, writes=True, ground=SeatGround.TAKEN_OVER, seat_id=offer.id
    )
    audit.record(
        actor,
        Deed.CASE_TAKEN_OVER,
        on=put_on_seat(actor, case, actor.id, terms),
        space=case.space_id,
        purpose=Purpose.CLIENT_WORK,
        account=actor.id,
        before=leaver.id,
    )


def _take_asked(actor: Actor, it: Consultation, me: Account, leaver: Account) -> None:
    take_over_asking(actor, it, me)
    for action in actions_to_take(actor, leaver.id, consultation_id=it.id):
        take_over_action(actor, action, leaver.id)


def _take_consultation(actor: Actor, offer: HandoverOffer, me: Account, leaver: Account) -> bool:
    it = consultation_to_take(actor, offer.subject_id)
    if it.asker_id != leaver.id or not vault.keyring().holds(it.space_id, newest=True):
        return False
    _take_asked(actor, it, me, leaver)
    return True


def _take_action(actor: Actor, offer: HandoverOffer, me: Account, leaver: Account) -> bool:
    found = actions_to_take(actor, leaver.id, id=offer.subject_id)
    return any(take_over_action(actor, action, leaver.id) for action in found)


def _take_lead(actor: Actor, offer: HandoverOffer, me: Account, leaver: Account) -> bool:
    it = consultation_to_take(actor, offer.subject_id)
    if it.facilitator_id != leaver.id or not vault.keyring().holds(it.space_id, newest=True):
        return False
    done = take_over_lead(actor, it, me)
    db.session.flush()
    return done


Taker = Callable[[Actor, HandoverOffer, Account, Account], bool]
TAKERS: dict[PartKind, Taker] = {
    PartKind.CASE: _take_case,
    PartKind.CONSULTATION: _take_consultation,
    PartKind.ACTION: _take_action,
    PartKind.LEAD: _take_lead,
}
