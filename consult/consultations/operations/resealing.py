"""Somebody's key may have been seen: a new key for a consultation, and all of it sealed anew."""

from consult.access import Purpose
from consult.cases.operations import Anew, seal_anew, turn_keys
from consult.cases.queries import hold_case
from consult.consultations.models import Sealed
from consult.foundation.actor import Actor


def turn_consultation_key(actor: Actor, sealed: Sealed) -> None:
    """Turn its key for those who hold it now: people, guests with a pass, deputies.

    Raises:
        NotSaved: she does not hold it herself.

    """
    hold_case(actor, sealed.case)
    it = sealed.consultation
    turn_keys(actor, it, [it.space_id], Purpose.CONSULTATION)


def seal_consultation_anew(actor: Actor, sealed: Sealed) -> Anew:
    """Seal up to a press full of its texts under the newest key; it may be gone on with.

    Raises:
        NotSaved: she does not hold it herself.

    """
    return seal_anew(actor, [sealed.consultation.space_id], Purpose.CONSULTATION)
