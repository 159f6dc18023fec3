"""Guests: asking somebody without an account, agreeing to her, giving her a pass, ending it.

A coordinator names a guest and the asker agrees. The asker, the facilitator and, once it is open,
whoever sits at the table ask by themselves. Whoever gives a pass, on the telephone, vouches.
"""

from dataclasses import dataclass

from consult import audit
from consult.access import Purpose
from consult.accounts.models import Language
from consult.accounts.queries import find_account
from consult.agencies.models import Agency
from consult.agencies.queries import find_agency
from consult.agencies.rules import tidy
from consult.audit import Deed
from consult.consultations.messages import guests as told
from consult.consultations.models import Consultation, Guest, Invitation, Seen, WithPass
from consult.consultations.operations.invitations import accept_for, turn_down_for
from consult.consultations.operations.naming import expect_no_real_name
from consult.consultations.operations.states import expect_before_opening
from consult.consultations.queries import client_ids, guests_of, item_of, panel_of
from consult.consultations.rules.choices import (
    HOLDING,
    STILL_ASKED,
    InvitationStatus,
    NumberKnown,
)
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Attendance, AttendanceState, Standing
from consult.meetings.operations import Place, seat
from consult.passes.models import Holder, Issued
from consult.passes.operations import end_pass, issue_pass
from consult.passes.queries import passes_by_id
from consult.passes.rules import ends_at, opens_at

NOT_NOW = Words(
    "Kutsun voi antaa, kun asialla on aika ja keskustelu ei ole vielä päättynyt.",
    "En gäst kan bjudas in när ärendet har en tid och samtalet inte är avslutat.",
    "A guest can be asked once there is a time, and until the discussion is closed.",
)
BETWEEN_TWO = Words(
    "Tämä keskustelu on kahdenkeskinen. Vieraita ei voi kutsua.",
    "Det här samtalet förs på tu man hand. Gäster kan inte bjudas in.",
    "This talk is between two. Guests cannot be asked.",
)
NOT_ASKED = Words(
    "Kysyjä ei ole vielä hyväksynyt häntä, tai hän on jo vastannut ettei tule.",
    "Den som frågar har inte godkänt personen ännu, eller så har hen tackat nej.",
    "The asker has not agreed to this person yet, or the person has declined already.",
)


@dataclass(frozen=True, slots=True)
class NewGuest:
    """Who is asked, from where, and how one knows her number."""

    name: str
    profession: str
    agency: Agency
    sector: str
    number_known: NumberKnown
    email: str = ""
    language: Language = Language.FINNISH


def ask_guest(actor: Actor, seen: Seen, new: NewGuest) -> Guest:
    """Ask somebody without an account. One whom a coordinator names waits for the asker's word."""
    consultation = seen.consultation
    _expect_table(consultation)
    own_word = seen.asks or seen.leads or (seen.sits and consultation.is_open)
    guest = Guest(
        id=new_id(),
        consultation_id=consultation.id,
        name=tidy(new.name),
        profession=tidy(new.profession),
        agency_id=new.agency.id,
        sector=new.sector,
        email=new.email,
        language=new.language,
        status=InvitationStatus.INVITED if own_word else InvitationStatus.PROPOSED,
        number_known=new.number_known,
        asked_by=actor.id,
        asked_at=clock.now(),
    )
    db.session.add(guest)
    db.session.flush()
    _record(actor, Deed.GUEST_ASKED, consultation, guest)
    if guest.is_proposed:
        told.tell_asker_of_guest(actor, consultation, guest)
    return guest


def agree_to_guest(actor: Actor, consultation: Consultation, guest: Guest) -> None:
    """Agree, as the asker, to one whom a coordinator has named."""
    _expect(guest, InvitationStatus.PROPOSED)
    guest.status = InvitationStatus.INVITED
    _record(actor, Deed.GUEST_AGREED, consultation, guest)


def strike_guest(actor: Actor, consultation: Consultation, guest: Guest) -> None:
    """Strike out one whom a coordinator has named. No reason is asked, and none is kept."""
    _expect(guest, InvitationStatus.PROPOSED)
    guest.status = InvitationStatus.STRUCK
    _record(actor, Deed.GUEST_STRUCK, consultation, guest)


def give_pass(actor: Actor, consultation: Consultation, guest: Guest, provision: str) -> Issued:
    """Give a guest a pass, vouching for her; one she had ends.

    Raises:
        Locked: the actor does not hold the consultation's key.
        NotSaved: nobody has agreed to the guest, there is no time, or a real name would go along.

    """
    _expect_table(consultation)
    if not guest.may_hold_a_pass:
        raise NotSaved(NOT_ASKED)
    expect_no_real_name(actor, consultation)
    _item, meeting = item_of(actor, consultation)
    issued = issue_pass(
        actor,
        Holder(guest.name, guest.agency_id, guest.sector, guest.account_id, guest.language),
        space_id=consultation.space_id,
        subject_id=consultation.id,
        valid_from=clock.now() if meeting.in_writing else opens_at(meeting.starts_at),
        valid_until=ends_at(meeting.starts_at),
        provision=provision,
    )
    guest.pass_id = issued.meeting_pass.id
    _record(actor, Deed.GUEST_GIVEN_PASS, consultation, guest)
    told.tell_guest(actor, consultation, guest, issued)
    return issued


def stand_in_for_account(
    actor: Actor, consultation: Consultation, invitation: Invitation, number_known: NumberKnown
) -> Guest:
    """Take an invited expert as a guest, because she cannot use her account just now.

    Her account stays as it is, and so does her word, if she has given it.
    """
    if invitation.status not in HOLDING:
        raise NotSaved(NOT_ASKED)
    there = [one for one in guests_of(actor, consultation) if one.account_id]
    guest = next((one for one in there if one.account_id == invitation.account_id), None)
    if guest is not None and guest.may_hold_a_pass:
        return guest
    return _as_guest(actor, consultation, invitation, number_known)


def accept_with_pass(actor: Actor, held: WithPass) -> None:
    """Say, as the guest, that she comes: the questions open, and she gets a place at the table."""
    guest, consultation = held.guest, held.consultation
    _expect(guest, InvitationStatus.INVITED)
    _expect_table(consultation)
    guest.status, guest.answered_at = InvitationStatus.ACCEPTED, clock.now()
    invitation = _invitation_of(actor, consultation, guest)
    if invitation is not None:
        accept_for(actor, consultation, invitation, guest.asked_by)
    elif guest.attendance_id is None:
        guest.attendance_id = _seat(actor, consultation, guest).id
    _record(actor, Deed.GUEST_ACCEPTED, consultation, guest)
    told.tell_host(actor, consultation, guest, comes=True)


def decline_with_pass(actor: Actor, held: WithPass) -> None:
    """Say, as the guest, that she does not come: the pass ends."""
    guest, consultation = held.guest, held.consultation
    _expect(guest, *HOLDING)
    expect_before_opening(consultation)
    guest.status, guest.answered_at = InvitationStatus.DECLINED, clock.now()
    invitation = _invitation_of(actor, consultation, guest)
    if invitation is not None:
        turn_down_for(actor, consultation, invitation)
    _set_place(guest, AttendanceState.EXCUSED)
    _record(actor, Deed.GUEST_DECLINED, consultation, guest)
    told.tell_host(actor, consultation, guest, comes=False)
    told.tell_pass_over(actor, consultation, guest)
    end_pass(actor, held.meeting_pass)


def ask_guests_again(actor: Actor, consultation: Consultation) -> None:
    """Void what guests said to another time, and their passes, which end by that time."""
    for guest in guests_of(actor, consultation):
        if not guest.may_hold_a_pass:
            continue
        guest.status, guest.answered_at = InvitationStatus.INVITED, None
        _set_place(guest, AttendanceState.INVITED)
        _end_pass_of(actor, consultation, guest)
        _record(actor, Deed.GUEST_ASKED_ANEW, consultation, guest)


def end_guest(actor: Actor, consultation: Consultation, guest: Guest) -> None:
    """End asking a guest, and the pass with it."""
    _expect(guest, *STILL_ASKED)
    guest.status = InvitationStatus.ENDED
    _end_pass_of(actor, consultation, guest)
    _record(actor, Deed.GUEST_ENDED, consultation, guest)


def end_guests(actor: Actor, consultation: Consultation, *, accepted_too: bool) -> None:
    """End all guests who are still asked: nobody answered, or there is no meeting to come to."""
    for guest in guests_of(actor, consultation):
        if guest.status in STILL_ASKED and (accepted_too or not guest.is_accepted):
            end_guest(actor, consultation, guest)


def _as_guest(
    actor: Actor, consultation: Consultation, invitation: Invitation, number_known: NumberKnown
) -> Guest:
    account = find_account(actor, invitation.account_id)
    if account is None:
        raise NotSaved(NOT_ASKED)
    guest = Guest(
        id=new_id(),
        consultation_id=consultation.id,
        account_id=account.id,
        name=account.name,
        profession=account.profession,
        agency_id=invitation.agency_id,
        sector=invitation.sector,
        email=account.email,
        language=account.language,
        status=invitation.status,
        number_known=number_known,
        asked_by=actor.id,
        asked_at=clock.now(),
        answered_at=invitation.answered_at,
    )
    db.session.add(guest)
    db.session.flush()
    _record(actor, Deed.GUEST_ASKED, consultation, guest)
    return guest


def _seat(actor: Actor, consultation: Consultation, guest: Guest) -> Attendance:
    """Give her a place, recorded by whoever asked her: a pass is no person of the house."""
    item, meeting = item_of(actor, consultation)
    place = Place(
        Standing.GUEST,
        Role.EXPERT,
        agency=find_agency(actor, guest.agency_id),
        sector=guest.sector,
        mode=meeting.usual_mode,
        state=AttendanceState.ACCEPTED,
        name=guest.name,
    )
    return seat(actor, item, place, recorded_by=guest.asked_by)


def _set_place(guest: Guest, state: AttendanceState) -> None:
    place = db.session.get(Attendance, guest.attendance_id) if guest.attendance_id else None
    if place is not None:
        place.state, place.recorded_at = state, clock.now()


def _invitation_of(actor: Actor, consultation: Consultation, guest: Guest) -> Invitation | None:
    """Return the invitation of a guest who has an account and cannot use it just now."""
    if guest.account_id is None:
        return None
    panel = panel_of(actor, consultation)
    return next((one for one in panel if one.account_id == guest.account_id), None)


def _end_pass_of(actor: Actor, consultation: Consultation, guest: Guest) -> None:
    told.tell_pass_over(actor, consultation, guest)
    for held in passes_by_id(actor, [guest.pass_id]).values():
        if held.ended_at is None:
            end_pass(actor, held)


def _expect(guest: Guest, *states: InvitationStatus) -> None:
    if guest.status not in states:
        raise Conflict(NOT_ASKED)


def _expect_table(consultation: Consultation) -> None:
    if consultation.private:
        raise NotSaved(BETWEEN_TWO)
    if not (consultation.is_placed or consultation.is_open):
        raise NotSaved(NOT_NOW)


def _record(actor: Actor, deed: Deed, consultation: Consultation, guest: Guest) -> None:
    audit.record(
        actor,
        deed,
        on=guest,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.CONSULTATION,
        recipient_agency=guest.agency_id,
    )
