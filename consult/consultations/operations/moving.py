"""When a time is called off or given to another: the consultation follows its item, or waits."""

from collections.abc import Sequence

from consult import audit
from consult.audit import Deed
from consult.consultations.messages import tell_of_place
from consult.consultations.messages.moving import tell_of_moves
from consult.consultations.models import Consultation
from consult.consultations.operations.agenda import put_on_agenda
from consult.consultations.operations.guests import ask_guests_again
from consult.consultations.operations.handing import ask_again
from consult.consultations.operations.interpreting import make_time_for_interpreters
from consult.consultations.operations.states import expect_waiting
from consult.consultations.queries import client_ids, consultation_of_item
from consult.consultations.rules.choices import ConsultationStatus
from consult.consultations.rules.queue import WaitReason
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item, Meeting
from consult.meetings.operations import follows_items, follows_places

NOT_PLACED_BEFORE = Words(
    "Konsultaatiolla ei ole vielä ollut aikaa.",
    "Konsultationen har inte haft någon tid ännu.",
    "The consultation has had no time yet.",
)
IT_ENDED = Words(
    "Pyyntö on peruttu tai sitä ei otettu käsittelyyn. Sille ei tarvita aikaa.",
    "Begäran har återtagits eller togs inte upp. Den behöver ingen tid.",
    "The request was withdrawn or not taken up. It needs no time.",
)


@follows_items
def follow_items(actor: Actor, items: Sequence[Item]) -> None:
    """Go along with each item, or wait again; then tell everybody once."""
    moved = []
    for item in items:
        consultation = consultation_of_item(actor, item)
        if consultation is None:
            continue
        if consultation.ended_at is not None:
            _expect_no_time(item)
        elif consultation.is_before_opening:
            go_along(actor, consultation, item)
            moved.append((consultation, item))
    tell_of_moves(actor, moved)


@follows_places
def follow_places(actor: Actor, items: Sequence[Item]) -> None:
    """Say where they are in the calendars of those concerned."""
    for item in items:
        consultation = consultation_of_item(actor, item)
        if consultation is not None and consultation.is_placed:
            tell_of_place(actor, consultation, item)


def go_along(
    actor: Actor,
    consultation: Consultation,
    item: Item,
    reason: WaitReason | None = None,
) -> None:
    """Follow an item: its experts and guests are asked anew; without a slot it waits again."""
    ask_guests_again(actor, consultation)
    if item.position is None:
        consultation.status = ConsultationStatus.REQUESTED
        consultation.placed_at = None
        consultation.wait(reason or _why(item), clock.now())
        return
    if consultation.placed_at is None:
        consultation.status = consultation.status_when_placed
        consultation.placed_at = clock.now()
        consultation.wait(None, None)
    ask_again(actor, consultation, item)
    make_time_for_interpreters(actor, consultation)


def take_new_time(actor: Actor, consultation: Consultation, meeting: Meeting) -> Item:
    """Take another free slot, where slots are taken without triage."""
    expect_waiting(consultation)
    if consultation.facilitator_id is None:
        raise Conflict(NOT_PLACED_BEFORE)
    item = put_on_agenda(actor, consultation, meeting, consultation.facilitator_id)
    audit.record(
        actor,
        Deed.CONSULTATION_PLACED,
        on=consultation,
        space=consultation.space_id,
        clients=client_ids(actor, consultation),
        item=item.id,
        meeting=meeting.id,
    )
    tell_of_moves(actor, [(consultation, item)])
    return item


def _expect_no_time(item: Item) -> None:
    """Refuse a time to what was withdrawn or not taken up."""
    if item.position is not None:
        raise NotSaved(IT_ENDED)


def _why(item: Item) -> WaitReason:
    """Say why an item has lost its slot; it still names the meeting it was on."""
    called_off = db.session.get_one(Meeting, item.meeting_id).is_cancelled
    return WaitReason.CALLED_OFF if called_off else WaitReason.TAKEN_OFF
