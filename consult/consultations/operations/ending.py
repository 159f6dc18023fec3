"""Ending a request before its opening: withdrawn by its asker, or declined by a coordinator."""

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.messages import (
    tell_coordinators_of_withdrawal,
    tell_declined,
    tell_facilitator_of_end,
    tell_own_end,
)
from consult.consultations.models import Consultation
from consult.consultations.operations.panel import end_panel
from consult.consultations.operations.readers import leave_to
from consult.consultations.operations.states import expect_before_opening
from consult.consultations.operations.texts import write_message
from consult.consultations.queries import client_ids, item_of
from consult.consultations.rules.choices import ConsultationStatus, MessageKind
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.meetings.operations import call_off_round, move_item
from consult.privacy import ReviewedText


def withdraw(actor: Actor, consultation: Consultation) -> None:
    """Take the request back, as its asker."""
    expect_before_opening(consultation)
    audit.record(actor, Deed.CONSULTATION_WITHDRAWN, on=consultation, space=consultation.space_id)
    _end(actor, consultation, ConsultationStatus.WITHDRAWN)
    tell_coordinators_of_withdrawal(actor, consultation)
    tell_own_end(actor, consultation)


def decline(actor: Actor, consultation: Consultation, reason: ReviewedText) -> None:
    """Do not take the request up, and say why."""
    expect_before_opening(consultation)
    message = write_message(actor, consultation, MessageKind.DECLINE, reason)
    audit.record(
        actor,
        Deed.CONSULTATION_DECLINED,
        on=message,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.COORDINATION,
        overruled=reason.overruled,
    )
    _end(actor, consultation, ConsultationStatus.DECLINED)
    tell_declined(actor, consultation)


def _end(actor: Actor, consultation: Consultation, status: ConsultationStatus) -> None:
    """Free the slot, end what others were asked, and leave the request to its asker alone."""
    had_a_time = consultation.is_placed
    end_panel(actor, consultation)
    consultation.status = status
    consultation.ended_at = clock.now()
    if had_a_time:
        _give_time_back(actor, consultation)
    leave_to(actor, consultation, {consultation.asker_id})


def _give_time_back(actor: Actor, consultation: Consultation) -> None:
    item, meeting = item_of(actor, consultation)
    if meeting.in_writing:
        call_off_round(actor, meeting, item)
        return
    tell_facilitator_of_end(actor, consultation, item, meeting)
    move_item(actor, item, None)
