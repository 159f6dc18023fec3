"""Somebody leaves: what she asked and led goes on with whoever takes it over.

The successor does it herself, for she holds the key already: it was given to her with the offer.
"""

from consult import audit, vault
from consult.access import Purpose
from consult.accounts.models import Account
from consult.audit import Deed
from consult.consultations.messages import tell_asker_changed, tell_of_leader
from consult.consultations.models import Consultation, Invitation
from consult.consultations.operations.handing import take_the_lead
from consult.consultations.operations.panel import end_invitation
from consult.consultations.queries import client_ids, item_of
from consult.consultations.rules.choices import InvitationStatus
from consult.foundation.actor import Actor
from consult.meetings.operations import change_asker, hand_over_item, leave_table
from consult.meetings.queries import find_attendance


def take_over_asking(actor: Actor, consultation: Consultation, account: Account) -> None:
    """Become the asker: the panel, the answers and the texts are hers from now on.

    What she led herself, as one does in writing, goes along. Whoever asked keeps no key, unless
    she leads it still; whoever writes next turns it.
    """
    before = consultation.asker_id
    led_herself = before == consultation.facilitator_id
    consultation.asker_id = account.id
    audit.record(
        actor,
        Deed.ASKER_CHANGED,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.CLIENT_WORK,
        before=before,
        account=account.id,
    )
    if consultation.item_id is not None:
        change_asker(actor, item_of(actor, consultation)[0], before, account)
        if led_herself:
            take_over_lead(actor, consultation, account)
    tell_asker_changed(actor, consultation, before)
    if before != consultation.facilitator_id:
        vault.end_grants(consultation.space_id, before)


def take_over_lead(actor: Actor, consultation: Consultation, account: Account) -> bool:
    """Lead the item from now on; tell whether there is still something to lead."""
    item, meeting = item_of(actor, consultation)
    if item.is_closed:
        return False
    led = item.leader_id
    hand_over_item(actor, item, account)
    take_the_lead(actor, consultation, item)
    place = find_attendance(actor, item, led)
    if place is not None and led not in (consultation.asker_id, account.id):
        leave_table(actor, item, place)
    tell_of_leader(actor, consultation, item, meeting, account, led)
    return True


def answer_for_gone(actor: Actor, consultation: Consultation, invitation: Invitation) -> None:
    """Write down of an invited expert who has left the house that she does not come."""
    end_invitation(actor, consultation, invitation)
    invitation.status = InvitationStatus.DECLINED
