"""What a coordinator does with a request that waits: asks back, or places it."""

from collections.abc import Sequence
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.messages import tell_asked_back, tell_placed
from consult.consultations.models import Consultation
from consult.consultations.operations.agenda import put_on_agenda
from consult.consultations.operations.panel import propose
from consult.consultations.operations.states import expect_status, expect_waiting
from consult.consultations.operations.texts import write_message
from consult.consultations.queries import client_ids
from consult.consultations.rules.choices import ConsultationStatus, MessageKind
from consult.foundation.actor import Actor
from consult.meetings.models import Item, Meeting
from consult.privacy import ReviewedText


def ask_back(actor: Actor, consultation: Consultation, text: ReviewedText) -> None:
    """Ask the asker for more; the request waits for her reply."""
    expect_status(consultation, ConsultationStatus.REQUESTED)
    message = write_message(actor, consultation, MessageKind.ASK_BACK, text)
    consultation.status = ConsultationStatus.ASKED_BACK
    audit.record(
        actor,
        Deed.CONSULTATION_ASKED_BACK,
        on=message,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.COORDINATION,
        overruled=text.overruled,
    )
    tell_asked_back(actor, consultation)


def place(
    actor: Actor,
    consultation: Consultation,
    meeting: Meeting,
    facilitator_id: UUID,
    experts: Sequence[tuple[UUID, str]] = (),
) -> Item:
    """Give the request a slot and somebody who leads it, and propose a panel to its asker."""
    expect_waiting(consultation)
    item = put_on_agenda(actor, consultation, meeting, facilitator_id)
    propose(actor, consultation, meeting, experts)
    audit.record(
        actor,
        Deed.CONSULTATION_PLACED,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.COORDINATION,
        item=item.id,
        meeting=meeting.id,
    )
    tell_placed(actor, consultation, item, meeting)
    return item
