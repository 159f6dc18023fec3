"""Opening and closing: the key is turned, and what is written from then on is the table's."""

from collections.abc import Iterable

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.messages import tell_answered
from consult.consultations.models import Consultation, Invitation
from consult.consultations.operations.guests import end_guests
from consult.consultations.operations.panel import end_invitation
from consult.consultations.operations.readers import let_in, turn_for
from consult.consultations.operations.states import expect_confirmed, expect_open, expect_status
from consult.consultations.queries import client_ids, panel_of, seated_at
from consult.consultations.rules.choices import STILL_ASKED, ConsultationStatus, InvitationStatus
from consult.consultations.rules.clocks import door_closes_at
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Attendance, Hypothesis, Item
from consult.meetings.operations import (
    Fate,
    Place,
    close_item,
    decide_hypothesis,
    expect_sectors,
    mark_all,
    open_item,
)

NOT_ALL_IN = Words(
    "Yhteenvedon voi tehdä, kun kaikki ovat vastanneet tai vastauspäivä on ohi.",
    "Sammanfattningen kan göras när alla har svarat eller svarsdagen är över.",
    "It can be summed up once all have answered, or the day to answer by is over.",
)


def open_consultation(actor: Actor, consultation: Consultation, item: Item) -> None:
    """Open the item: those seated read on, the coordinators do not.

    Whoever sits at the table for good gets the new key; an invited expert's ends by itself.
    """
    expect_status(consultation, ConsultationStatus.PLACED, ConsultationStatus.INVITED)
    expect_confirmed(consultation)
    expect_sectors(actor, item, consultation.team_id)
    open_item(actor, item)
    panel = panel_of(actor, consultation)
    seated = seated_at(actor, item)
    experts = {one.account_id: one for one in panel if one.is_accepted and one.account_id in seated}
    table = seated | {consultation.asker_id, item.leader_id}
    staying = table - experts.keys()
    let_in(consultation, staying)
    end_guests(actor, consultation, accepted_too=False)
    turn_for(consultation, staying - {actor.id})
    _seat_experts(consultation, experts.values())
    _end_others(actor, consultation, [one for one in panel if one.account_id not in experts])
    consultation.status = ConsultationStatus.OPEN
    consultation.opened_at = clock.now()
    audit.record(
        actor,
        Deed.CONSULTATION_OPENED,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.CONSULTATION,
        item=item.id,
    )


def let_seated_in(actor: Actor, consultation: Consultation, item: Item) -> int:
    """Give the key to those who have sat down since the opening; return how many."""
    expect_open(consultation)
    came = let_in(consultation, seated_at(actor, item))
    for account_id in came:
        audit.record(
            actor,
            Deed.CONSULTATION_SHARED,
            on=consultation,
            space=consultation.space_id,
            account=account_id,
        )
    return len(came)


def close_consultation(
    actor: Actor,
    consultation: Consultation,
    item: Item,
    marks: Iterable[tuple[Attendance | None, Place]] = (),
    decided: Iterable[tuple[Hypothesis, Fate]] = (),
) -> None:
    """Close the item: the answers stand as they are. `marks` say first who came.

    `decided` says what becomes of hypotheses; one that nobody decides on keeps nothing open.
    """
    expect_open(consultation)
    if not consultation.shows_answers:
        raise NotSaved(NOT_ALL_IN)
    mark_all(actor, item, marks)
    for hypothesis, fate in decided:
        decide_hypothesis(actor, hypothesis, fate)
    close_item(actor, item)
    for invitation in panel_of(actor, consultation):
        if invitation.is_accepted:
            invitation.status = InvitationStatus.ENDED
    consultation.status = ConsultationStatus.ANSWERED
    consultation.answered_at = clock.now()
    audit.record(
        actor,
        Deed.CONSULTATION_ANSWERED,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        purpose=Purpose.CONSULTATION,
        item=item.id,
    )
    tell_answered(actor, consultation)


def _seat_experts(consultation: Consultation, experts: Iterable[Invitation]) -> None:
    now = clock.now()
    closes_at = door_closes_at(max(consultation.answers_due_at or now, now))
    for invitation in experts:
        recipient = vault.recipient_of(invitation.account_id)
        vault.end_grants(consultation.space_id, invitation.account_id)
        vault.grant(consultation.space_id, recipient, seat=invitation.id, expires_at=closes_at)


def _end_others(actor: Actor, consultation: Consultation, panel: Iterable[Invitation]) -> None:
    """End what nobody answered, and what was said yes to by somebody who did not come.

    An invitation must not outlive its meeting, nor open what was said without the invited.
    """
    for invitation in panel:
        if invitation.status in STILL_ASKED:
            end_invitation(actor, consultation, invitation)
