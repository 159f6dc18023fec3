"""Giving back what somebody lost with her keys: one press for one list, never by itself."""

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation.actor import Actor
from consult.foundation.errors import Locked, NotSaved
from consult.foundation.words import Words
from consult.handovers.messages import tell_given_back
from consult.handovers.models import LostLists, LostThing
from consult.handovers.queries.lost import moments_of, things_to_give

NOTHING_LEFT = Words(
    "Joku toinen ehti jo palauttaa nämä.",
    "Någon annan hann redan ge tillbaka de här.",
    "Somebody else has given these back already.",
)


def give_back(actor: Actor, found: LostLists, kind: str) -> int:
    """Give one person back, under her new key, what the actor holds of one list; return how much.

    On the same seat and until the same day as before. A deputy gives by the team's duty key what
    she does not hold herself.

    Raises:
        NotSaved: nothing is left to give.

    """
    moments = moments_of(actor, found.account.id)
    left = [one for one in things_to_give(actor, found.account.id) if one.kind == kind]
    if not left:  # or no such list
        raise NotSaved(NOTHING_LEFT)
    try:
        for thing in left:
            _give(actor, thing, moments)
    except Locked as refused:
        raise NotSaved(NOTHING_LEFT) from refused
    tell_given_back(actor, found.account, len(left))
    return len(left)


def _give(actor: Actor, thing: LostThing, moments: vault.Moments) -> None:
    ring = vault.keyring()
    for space_id in sorted(thing.missing):
        through_duty = not ring.holds(space_id, newest=True)
        vault.give_back(space_id, thing.person_id, moments, through_duty=through_duty)
        audit.record(
            actor,
            Deed.ACCESS_GIVEN_BACK,
            space=space_id,
            purpose=Purpose.DEPUTISING if through_duty else Purpose.CLIENT_WORK,
            account=thing.person_id,
            kind=thing.kind,
            subject=thing.subject_id,
        )
