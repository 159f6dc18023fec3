"""Naming successors: one press for a whole list. The keys go along, and open nothing yet.

As with an invitation: the wrap is made now, while somebody is there who can make it; the pages
show a case only after the successor has said yes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, Locked, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.handovers.messages import tell_successors
from consult.handovers.models import Candidate, HandoverOffer, Leaving, Part
from consult.handovers.queries import find_again, hold_leaver, kept_out_of, waiting_for
from consult.handovers.rules import OfferState, PartKind

NOBODY_NAMED = Words(
    "Valitse ainakin yksi, joka ottaa asiat vastaan.",
    "Välj åtminstone en som tar emot.",
    "Choose at least one who takes over.",
)
NO_KEY = Words(
    "Pääsysi näihin asioihin on päättynyt. Pyydä toista nimettyä sijaista.",
    "Din åtkomst till de här ärendena har upphört. Be en annan namngiven ersättare.",
    "You can no longer open these. Ask another named deputy.",
)
ANSWERED = Words(
    "Tähän on jo vastattu tai se on peruttu.",
    "Det här är redan besvarat eller återtaget.",
    "This has been answered or taken back already.",
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a press has done."""

    offers: Sequence[HandoverOffer]
    refused: int
    """Things the chosen person cannot be asked for: not her team, or the case keeps her out."""


def name_successors(actor: Actor, leaving: Leaving, chosen: Mapping[str, UUID]) -> Named:
    """Ask these people to take these things over, each under its key of the list.

    What somebody else has handed on meanwhile is left as it is.

    Raises:
        NotSaved: nobody was chosen, or a key is missing after all.

    """
    hold_leaver(actor, leaving.account.id)
    now = find_again(actor, leaving)
    wanted = [(part, chosen[part.key]) for part in now.free if part.key in chosen]
    if not wanted:
        raise NotSaved(NOBODY_NAMED)
    kept_out = kept_out_of(actor, [it.subject_id for it, _ in wanted if it.kind is PartKind.CASE])
    people = {one.account.id: one for one in now.people}
    vault.keyring().load_whole({space for part, _who in wanted for space in part.spaces})
    offers = [
        _offer(actor, now, part, people[who])
        for part, who in wanted
        if who in people and people[who].may_take(part) and (part.subject_id, who) not in kept_out
    ]
    tell_successors(actor, now.account, offers)
    return Named(offers, refused=len(wanted) - len(offers))


def take_back(actor: Actor, offer: HandoverOffer) -> None:
    """Ask somebody no longer: the keys she was given end, and she never opened anything.

    Raises:
        Conflict: she has answered.

    """
    hold_leaver(actor, offer.leaver_id)
    if not waiting_for(actor, [offer.id]):
        raise Conflict(ANSWERED)
    end_offer(actor, offer, OfferState.TAKEN_BACK, Deed.HAND_OVER_TAKEN_BACK)


def end_offer(actor: Actor, offer: HandoverOffer, state: OfferState, deed: Deed) -> None:
    """End an offer with its keys. Whoever next writes in its spaces turns them."""
    offer.state, offer.answered_at = state, clock.now()
    vault.end_grants_of_seat(offer.id)
    audit.record(
        actor,
        deed,
        on=offer,
        purpose=Purpose.DEPUTISING,
        account=offer.successor_id,
        leaver=offer.leaver_id,
        kind=offer.kind,
        subject=offer.subject_id,
    )


def _offer(actor: Actor, leaving: Leaving, part: Part, who: Candidate) -> HandoverOffer:
    offer = HandoverOffer(
        id=new_id(),
        kind=part.kind,
        subject_id=part.subject_id,
        leaver_id=leaving.account.id,
        successor_id=who.account.id,
        named_by=actor.id,
        named_at=clock.now(),
        state=OfferState.WAITING,
        answered_at=None,
    )
    db.session.add(offer)
    audit.record(
        actor,
        Deed.HAND_OVER_NAMED,
        on=offer,
        space=part.spaces[0],
        purpose=Purpose.DEPUTISING,
        account=who.account.id,
        leaver=leaving.account.id,
        kind=part.kind,
        subject=part.subject_id,
    )
    _give_keys(part, who, offer.id, through_duty=leaving.through_duty)
    return offer


def _give_keys(part: Part, who: Candidate, seat_id: UUID, *, through_duty: bool) -> None:
    recipient = vault.recipient_of(who.account.id)
    try:
        for space_id in part.spaces:
            vault.grant(space_id, recipient, seat=seat_id, through_duty=through_duty)
    except Locked as refused:
        raise NotSaved(NO_KEY) from refused
