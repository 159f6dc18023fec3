"""Somebody else leads a consultation, and experts who are asked anew after its time changed."""

from consult import audit, vault
from consult.accounts.models import Account
from consult.audit import Deed
from consult.consultations.messages import tell_of_leader
from consult.consultations.models import Consultation
from consult.consultations.operations.readers import let_in, let_in_until, shut_out
from consult.consultations.operations.states import expect_at_table, expect_status
from consult.consultations.queries import facilitators_of, item_of, panel_of
from consult.consultations.rules.choices import PLACED, ConsultationStatus, InvitationStatus
from consult.consultations.rules.clocks import door_closes_at
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item
from consult.meetings.operations import ask_anew, hand_over_item
from consult.teams.queries import coordinators_of

NOT_A_READER = Words(
    "Et voi lukea asiaa, joten et voi avata sitä toiselle. Pyydä nykyistä ohjaajaa tai kysyjää "
    "vaihtamaan ohjaaja.",
    "Du kan inte läsa ärendet och därför inte öppna det för någon annan. Be den nuvarande "
    "handledaren eller den som frågar byta handledare.",
    "You cannot read this, so you cannot open it to somebody else. Ask the one who leads it now, "
    "or the asker, to hand it over.",
)
NO_FACILITATOR = Words(
    "Valitse joku ryhmän kokousten ohjaajista.",
    "Välj någon av gruppens handledare.",
    "Choose somebody who leads the group's meetings.",
)


def hand_over(actor: Actor, consultation: Consultation, account: Account) -> None:
    """Let somebody else lead it: she gets the key from the actor, whoever led it loses it.

    Raises:
        NotSaved: the actor cannot read it, or she is none of the group's facilitators.

    """
    expect_status(consultation, *PLACED, ConsultationStatus.OPEN)
    expect_at_table(consultation)
    if not vault.keyring().holds(consultation.space_id, newest=True):
        raise NotSaved(NOT_A_READER)
    if account.id not in {one.id for one in facilitators_of(actor, consultation.team_id)}:
        raise NotSaved(NO_FACILITATOR)
    item, meeting = item_of(actor, consultation)
    led = item.leader_id
    if led == account.id:
        return
    hand_over_item(actor, item, account)
    take_the_lead(actor, consultation, item)
    tell_of_leader(actor, consultation, item, meeting, account, led)


def take_the_lead(actor: Actor, consultation: Consultation, item: Item) -> None:
    """Let in whoever leads the item now, and out whoever led it before."""
    led, leads = consultation.facilitator_id, item.leader_id
    consultation.facilitator_id = leads
    let_in(consultation, [leads])
    if led is None or led == leads or _reads_anyway(actor, consultation, led):
        return
    if led in vault.readers_of(consultation.space_id):
        shut_out(actor, consultation, led)


def ask_again(actor: Actor, consultation: Consultation, item: Item) -> None:
    """Ask the experts anew: their yes was for another time, and so was the end of their key."""
    asked = [one for one in panel_of(actor, consultation) if one.holds]
    _item, meeting = item_of(actor, consultation)
    ask_anew(actor, item, [one.account_id for one in asked])
    for invitation in asked:
        let_in_until(consultation, invitation.account_id, door_closes_at(meeting.starts_at))
        if invitation.is_accepted:
            invitation.status, invitation.answered_at = InvitationStatus.INVITED, None
            audit.record(
                actor, Deed.INVITATION_REPEATED, on=invitation, space=consultation.space_id
            )


def _reads_anyway(actor: Actor, consultation: Consultation, person_id: object) -> bool:
    if person_id == consultation.asker_id:
        return True
    coordinators = {row.account_id for row in coordinators_of(actor, consultation.team_id)}
    return consultation.is_before_opening and person_id in coordinators
