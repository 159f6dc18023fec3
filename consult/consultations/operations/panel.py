"""The panel: who is proposed, whom the asker strikes, and when the invitations leave."""

from collections.abc import Collection, Sequence
from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.messages import tell_invitation_ended, tell_invited
from consult.consultations.models import Consultation, Invitation
from consult.consultations.operations.guests import end_guests
from consult.consultations.operations.naming import expect_no_real_name
from consult.consultations.operations.readers import let_in
from consult.consultations.operations.states import expect_invitation, expect_status
from consult.consultations.queries import client_ids, item_of, panel_of, suggestions
from consult.consultations.rules.choices import STILL_ASKED, ConsultationStatus, InvitationStatus
from consult.consultations.rules.clocks import door_closes_at, panel_free_on
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Meeting

NOT_SUGGESTED = Words(
    "Valittua asiantuntijaa ei voi ehdottaa tähän: hän on jo mukana, hänet on poistettu tai "
    "hänen työpaikkansa työskentelee jo perheen kanssa.",
    "Den valda sakkunniga kan inte föreslås här: hen är redan med, har strukits eller "
    "arbetsplatsen arbetar redan med familjen.",
    "The chosen expert cannot be proposed here: already in, struck out, or from a workplace "
    "that already works with the family.",
)
TOO_EARLY = Words(
    "Kysyjä ei ole vielä hyväksynyt kokoonpanoa. Kutsut voi lähettää ilman hänen sanaansa vasta "
    "sovittuna päivänä.",
    "Den som frågar har inte godkänt sammansättningen ännu. Inbjudningarna kan skickas utan "
    "hens ord först på den utsatta dagen.",
    "The asker has not agreed to the panel yet. Without her word the invitations may leave only "
    "from the set day on.",
)
NOBODY_LEFT = Words(
    "Kokoonpanossa ei ole ketään, jolle kutsun voisi lähettää.",
    "Det finns ingen i sammansättningen som inbjudan kunde skickas till.",
    "There is nobody on the panel to send an invitation to.",
)


def propose(
    actor: Actor,
    consultation: Consultation,
    meeting: Meeting,
    experts: Sequence[tuple[UUID, str]],
) -> list[Invitation]:
    """Propose experts to the asker, each as one sector. Nobody learns of it but the asker."""
    fitting = {one.candidate.account_id: one for one in suggestions(actor, consultation)}
    proposed = []
    for account_id, sector in dict(experts).items():
        one = fitting.get(account_id)
        if one is None or sector not in one.candidate.sectors:
            raise NotSaved(NOT_SUGGESTED)
        proposed.append(_propose(actor, consultation, account_id, one.candidate.agency_id, sector))
    if proposed:
        held = clock.local(meeting.starts_at).date()
        consultation.panel_free_on = panel_free_on(clock.today(), held)
        consultation.phoned_at = None
    return proposed


def propose_more(
    actor: Actor, consultation: Consultation, experts: Sequence[tuple[UUID, str]]
) -> list[Invitation]:
    """Propose somebody in the place of one who was struck, or who cannot come.

    The asker has as long to look at them as she had for the first ones.
    """
    expect_status(consultation, ConsultationStatus.PLACED, ConsultationStatus.INVITED)
    _item, meeting = item_of(actor, consultation)
    return propose(actor, consultation, meeting, experts)


def strike(actor: Actor, consultation: Consultation, invitation: Invitation) -> None:
    """Take somebody off the panel. No reason is asked, and none is kept."""
    expect_invitation(invitation, InvitationStatus.PROPOSED)
    invitation.status = InvitationStatus.STRUCK
    audit.record(actor, Deed.EXPERT_STRUCK, on=invitation, space=consultation.space_id)


def confirm_panel(
    actor: Actor, consultation: Consultation, provision: str, among: Collection[UUID] | None = None
) -> list[Invitation]:
    """Agree to the panel, as its asker: the invitations leave.

    Where she has agreed to some people beforehand they are `among` these; others wait for her word.

    Raises:
        NotSaved: a real name of the case stands in what they would read.

    """
    expect_no_real_name(actor, consultation)
    return _send(actor, consultation, provision, among)


def send_invitations(actor: Actor, consultation: Consultation, provision: str) -> list[Invitation]:
    """Send the invitations without the asker's word, from the set day on.

    Raises:
        NotSaved: it is too early, or the meeting so near that she has to be asked by phone.

    """
    free_on = consultation.panel_free_on
    if free_on is None or clock.today() < free_on:
        raise NotSaved(TOO_EARLY)
    return _send(actor, consultation, provision)


def send_after_phoning(
    actor: Actor, consultation: Consultation, provision: str
) -> list[Invitation]:
    """Send the invitations as the asker agreed by phone, where the meeting is too near to wait.

    Raises:
        NotSaved: there is time enough for her to look at the panel.

    """
    if consultation.panel_free_on is not None:
        raise NotSaved(TOO_EARLY)
    consultation.phoned_at = clock.now()
    audit.record(
        actor,
        Deed.PANEL_AGREED_BY_PHONE,
        on=consultation,
        space=consultation.space_id,
        purpose=Purpose.COORDINATION,
    )
    return _send(actor, consultation, provision)


def end_panel(actor: Actor, consultation: Consultation) -> None:
    """End every proposal and invitation: there will be no meeting to come to."""
    for invitation in panel_of(actor, consultation):
        if invitation.status in STILL_ASKED:
            if invitation.holds:
                tell_invitation_ended(actor, consultation, invitation)
            end_invitation(actor, consultation, invitation)
    end_guests(actor, consultation, accepted_too=True)


def end_invitation(actor: Actor, consultation: Consultation, invitation: Invitation) -> None:
    """End one of them, with the wrap if it has one."""
    if invitation.holds:
        vault.end_grants(consultation.space_id, invitation.account_id)
    invitation.status = InvitationStatus.ENDED
    audit.record(actor, Deed.INVITATION_WITHDRAWN, on=invitation, space=consultation.space_id)


def _propose(
    actor: Actor, consultation: Consultation, account_id: UUID, agency_id: UUID, sector: str
) -> Invitation:
    invitation = Invitation(
        id=new_id(),
        consultation_id=consultation.id,
        account_id=account_id,
        agency_id=agency_id,
        sector=sector,
        status=InvitationStatus.PROPOSED,
        proposed_by=actor.id,
        proposed_at=clock.now(),
    )
    db.session.add(invitation)
    audit.record(
        actor,
        Deed.EXPERT_PROPOSED,
        on=invitation,
        purpose=Purpose.COORDINATION,
        account=account_id,
    )
    return invitation


def _send(
    actor: Actor, consultation: Consultation, provision: str, among: Collection[UUID] | None = None
) -> list[Invitation]:
    expect_status(consultation, ConsultationStatus.PLACED, ConsultationStatus.INVITED)
    leaving = [
        one
        for one in panel_of(actor, consultation)
        if one.status is InvitationStatus.PROPOSED and (among is None or one.account_id in among)
    ]
    if not leaving:
        raise Conflict(NOBODY_LEFT)
    for invitation in leaving:
        _invite(actor, consultation, invitation, provision)
    consultation.status = ConsultationStatus.INVITED
    consultation.invited_at = consultation.invited_at or clock.now()
    tell_invited(actor, consultation, leaving)
    return leaving


def _invite(
    actor: Actor, consultation: Consultation, invitation: Invitation, provision: str
) -> None:
    """Send one invitation: it makes the wrap, and it is a disclosure to her agency.

    What it opens ends by itself some days after the meeting.
    """
    _item, meeting = item_of(actor, consultation)
    let_in(consultation, [invitation.account_id], door_closes_at(meeting.starts_at))
    invitation.status = InvitationStatus.INVITED
    invitation.invited_at = clock.now()
    audit.record(
        actor,
        Deed.EXPERT_INVITED,
        on=invitation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.CONSULTATION,
        provision=provision,
        recipient_agency=invitation.agency_id,
        account=invitation.account_id,
    )
