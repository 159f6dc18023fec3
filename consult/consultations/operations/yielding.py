"""An urgent request takes the time of a routine one, which goes to the next free slot or waits."""

from collections.abc import Sequence
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.consultations.messages.moving import tell_of_giving_way
from consult.consultations.models import Consultation
from consult.consultations.operations.moving import go_along
from consult.consultations.operations.states import WENT_ON, expect_waiting
from consult.consultations.operations.triage import place
from consult.consultations.queries import client_ids, item_of
from consult.consultations.rules.queue import WaitReason, gives_way
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item, Meeting
from consult.meetings.operations import shift_item
from consult.meetings.queries import free_slots, hold_meetings

NOT_URGENT = Words(
    "Vain kiireellinen pyyntö voi ottaa ei-kiireellisen ajan.",
    "Bara en brådskande begäran kan ta tiden från en som kan vänta.",
    "Only an urgent request takes the time of one that can wait.",
)


def take_slot_of(
    actor: Actor,
    urgent: Consultation,
    routine: Consultation,
    facilitator_id: UUID,
    experts: Sequence[tuple[UUID, str]] = (),
) -> Item:
    """Give an urgent request the time of a routine one; everybody of that is told, once.

    The routine one goes to the next free slot with its people and questions, or waits for one.

    Raises:
        NotSaved: the one is not urgent, or the other not routine.
        Conflict: the routine one has gone on, or the slot it was to get has just been given away.

    """
    expect_waiting(urgent)
    if not gives_way(urgent.urgency, routine.urgency):
        raise NotSaved(NOT_URGENT)
    item, meeting = _held(actor, routine)
    if urgent.team_id != routine.team_id or routine.private:
        raise Conflict(WENT_ON)
    ahead = free_slots(actor, routine.team_id, like=meeting.format_key)
    free = [one for one in ahead if one.id != meeting.id]
    whither = free[0] if free else None
    hold_meetings(actor, {one.id for one in (meeting, whither) if one is not None})
    shift_item(actor, item, whither)
    go_along(actor, routine, item, WaitReason.GAVE_WAY)
    audit.record(
        actor,
        Deed.CONSULTATION_GAVE_WAY,
        on=routine,
        space=routine.space_id,
        clients=client_ids(actor, routine),
        purpose=Purpose.COORDINATION,
        item=item.id,
        urgent=urgent.id,
    )
    tell_of_giving_way(actor, routine, item)
    return place(actor, urgent, meeting, facilitator_id, experts)


def _held(actor: Actor, routine: Consultation) -> tuple[Item, Meeting]:
    """Return the item and the meeting of what is to give way, if it still can."""
    if not routine.is_placed:
        raise Conflict(WENT_ON)
    item, meeting = item_of(actor, routine)
    if item.position is None or not meeting.is_planned or meeting.starts_at <= clock.now():
        raise Conflict(WENT_ON)
    return item, meeting
