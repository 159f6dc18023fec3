"""What an invited expert does: accepts, declines, or steps aside."""

from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.accounts.queries import names_of
from consult.audit import Deed
from consult.consultations.messages import tell_coordinators_of_expert, tell_gave_up
from consult.consultations.messages.changes import (
    tell_asker_of_recusal,
    tell_coordinators_of_recusal,
)
from consult.consultations.models import Consultation, Invitation
from consult.consultations.operations.readers import shut_out
from consult.consultations.operations.states import expect_before_opening, expect_invitation
from consult.consultations.queries import item_of, suggestions, times_of
from consult.consultations.rules.choices import HOLDING, InvitationStatus
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.meetings.models import AttendanceState, Standing
from consult.meetings.operations import Place, mark, seat
from consult.meetings.queries import find_attendance


def accept(actor: Actor, consultation: Consultation, invitation: Invitation) -> None:
    """Say that she comes: the questions open, and she gets a place at the table."""
    expect_invitation(invitation, InvitationStatus.INVITED)
    expect_before_opening(consultation)
    _take_place(actor, consultation, invitation, AttendanceState.ACCEPTED)
    invitation.status = InvitationStatus.ACCEPTED
    invitation.answered_at = clock.now()
    _record(actor, Deed.INVITATION_ACCEPTED, consultation, invitation)
    tell_coordinators_of_expert(actor, consultation, invitation, comes=True)


def turn_down(
    actor: Actor, consultation: Consultation, invitation: Invitation, *, recused: bool
) -> None:
    """Say that she does not come, or may not: what she held ends, and the key is turned.

    Whoever recognises the family steps aside at any time until it is closed, and gives no reason:
    what is written from then on is not hers. Somebody else is suggested to the coordinators.
    """
    expect_invitation(invitation, *HOLDING)
    if not (recused and consultation.is_open):
        expect_before_opening(consultation)
    state = AttendanceState.RECUSED if recused else AttendanceState.EXCUSED
    _take_place(actor, consultation, invitation, state)
    shut_out(actor, consultation, actor.id)
    invitation.status = InvitationStatus.RECUSED if recused else InvitationStatus.DECLINED
    invitation.answered_at = clock.now()
    deed = Deed.INVITATION_RECUSED if recused else Deed.INVITATION_DECLINED
    _record(actor, deed, consultation, invitation)
    if recused:
        _tell_of_stepping_aside(actor, consultation, invitation)
    else:
        tell_coordinators_of_expert(actor, consultation, invitation, comes=False)
    tell_gave_up(actor, consultation, invitation)


def _tell_of_stepping_aside(
    actor: Actor, consultation: Consultation, invitation: Invitation
) -> None:
    tell_asker_of_recusal(actor, consultation)
    if consultation.is_before_opening:
        found = suggestions(actor, consultation, meetings=times_of(actor, consultation))
        proposed = [one for one in found if one.is_proposed]
        fitting = [one for one in proposed if one.sector == invitation.sector]
        names = [one.candidate.name for one in fitting]
        tell_coordinators_of_recusal(actor, consultation, names[0] if names else "")


def take_word(
    actor: Actor, consultation: Consultation, invitation: Invitation, *, comes: bool
) -> None:
    """Take what an invited expert has said on the phone. What she held ends with a no."""
    state = AttendanceState.ACCEPTED if comes else AttendanceState.EXCUSED
    _take_place(actor, consultation, invitation, state, actor.id)
    if not comes:
        shut_out(actor, consultation, invitation.account_id)
    invitation.status = InvitationStatus.ACCEPTED if comes else InvitationStatus.DECLINED
    invitation.answered_at = clock.now()


def accept_for(
    actor: Actor, consultation: Consultation, invitation: Invitation, vouched_by: UUID
) -> None:
    """Take the yes of an invited expert who came with a pass, on the word of who gave it."""
    if invitation.status is not InvitationStatus.INVITED:
        return  # her own word stands
    _take_place(actor, consultation, invitation, AttendanceState.ACCEPTED, vouched_by)
    invitation.status, invitation.answered_at = InvitationStatus.ACCEPTED, clock.now()
    _record(actor, Deed.INVITATION_ACCEPTED, consultation, invitation)


def turn_down_for(actor: Actor, consultation: Consultation, invitation: Invitation) -> None:
    """Take the no of an invited expert who came with a pass: what her account held ends too.

    A pass turns no key; the opening does.
    """
    if invitation.status not in HOLDING:
        return
    item, _meeting = item_of(actor, consultation)
    place = find_attendance(actor, item, invitation.account_id)
    if place is not None:
        place.state, place.recorded_at = AttendanceState.EXCUSED, clock.now()
    vault.end_grants(consultation.space_id, invitation.account_id)
    invitation.status, invitation.answered_at = InvitationStatus.DECLINED, clock.now()
    _record(actor, Deed.INVITATION_DECLINED, consultation, invitation)
    tell_gave_up(actor, consultation, invitation)


def _take_place(
    actor: Actor,
    consultation: Consultation,
    invitation: Invitation,
    state: AttendanceState,
    recorded_by: UUID | None = None,
) -> None:
    """Write into the roster as whom she was asked, and whether she comes."""
    item, meeting = item_of(actor, consultation)
    place = Place(
        Standing.EXPERT,
        Role.EXPERT,
        names_of(actor, [invitation.account_id])[invitation.account_id],
        sector=invitation.sector,
        mode=meeting.usual_mode,
        state=state,
    )
    there = find_attendance(actor, item, invitation.account_id)
    if there is None:
        seat(actor, item, place, recorded_by=recorded_by)
    else:
        mark(actor, item, there, place, recorded_by=recorded_by)


def _record(actor: Actor, deed: Deed, consultation: Consultation, invitation: Invitation) -> None:
    audit.record(
        actor, deed, on=invitation, space=consultation.space_id, purpose=Purpose.CONSULTATION
    )
