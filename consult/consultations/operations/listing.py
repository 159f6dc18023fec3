"""The waiting list: a coordinator says why a request has no time yet, and its asker sees it."""

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.messages.moving import tell_listed
from consult.consultations.models import Consultation
from consult.consultations.operations.states import expect_waiting
from consult.consultations.queries import client_ids
from consult.consultations.rules.queue import SAID_BY_COORDINATORS, WaitReason
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words

NO_REASON = Words("Valitse syy luettelosta.", "Välj en orsak ur listan.", "Choose a reason.")


def put_on_waiting_list(actor: Actor, consultation: Consultation, reason: WaitReason) -> None:
    """Say why a request waits; it keeps its turn by urgency and by when it was asked."""
    expect_waiting(consultation)
    if reason not in SAID_BY_COORDINATORS:
        raise NotSaved(NO_REASON)
    consultation.wait(reason, clock.now())
    audit.record(
        actor,
        Deed.CONSULTATION_LISTED,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.COORDINATION,
        waits_for=reason,
    )
    tell_listed(actor, consultation, reason)
