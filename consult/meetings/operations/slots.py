"""Slots of a meeting: one is taken, given up, or exchanged. Each is given once."""

from uuid import UUID

from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemMove, ItemStatus, Meeting
from consult.meetings.queries import (
    exceptions_for,
    hold_meeting,
    taken_slots,
    unfinished_move,
)
from consult.meetings.queries.exceptions import bounds_of, hindered_by
from consult.meetings.rules import first_free
from consult.teams.rules import Bounds, hindering


def take_slot(actor: Actor, item: Item, meeting: Meeting) -> None:
    """Give an item a free slot of a meeting, and leave the trace of it.

    Raises:
        Conflict: it has a slot there, or the last one has just been given away.
        NotSaved: the meeting is not one to come, or a rule of the team hinders.

    """
    if item.meeting_id == meeting.id and item.position is not None:
        raise Conflict(HAS_A_SLOT)
    if meeting.in_writing or catalogue().format(item.format_key, item.format_version).in_writing:
        raise NotSaved(_IN_WRITING)
    slot = free_slot(actor, meeting)
    leave_trace(actor, item, meeting.id)
    item.meeting_id, item.position, item.status = meeting.id, slot, ItemStatus.WAITING
    db.session.flush()


def give_up_slot(actor: Actor, item: Item) -> None:
    """Take an item's slot from it: it waits for a new time."""
    if item.position is None:
        raise NotSaved(_WAITS_ALREADY)
    leave_trace(actor, item, None)
    item.position, item.status = None, ItemStatus.MOVED
    db.session.flush()


def leave_trace(actor: Actor, item: Item, whither: UUID | None) -> None:
    """Leave the trace of a move; one that waited for its target gets it."""
    waiting = unfinished_move(actor, item) if item.position is None else None
    if waiting is not None:
        waiting.to_meeting_id = whither
        return
    move = ItemMove(id=new_id(), item_id=item.id, from_meeting_id=item.meeting_id)
    move.to_meeting_id = whither
    move.moved_by, move.moved_at = actor.id, clock.now()
    db.session.add(move)


def free_slot(actor: Actor, meeting: Meeting) -> int:
    """Return the next free slot of a meeting, which nobody else can take until this is saved.

    Raises:
        Conflict: the last one has just been given away.
        NotSaved: the meeting is not one to come, or a rule of the team hinders.

    """
    hold_meeting(actor, meeting)
    if not meeting.is_planned or meeting.ends_at <= clock.now():
        raise NotSaved(_NOT_TO_COME)
    taken = taken_slots(actor, meeting)
    slot = first_free(taken, meeting.slots)
    if slot is None:
        raise Conflict(_NO_SLOT)
    _expect_room_by_the_rules(actor, meeting, len(taken))
    return slot


def _expect_room_by_the_rules(actor: Actor, meeting: Meeting, taken: int) -> None:
    bounds = bounds_of(actor, meeting.team_id)
    if bounds == Bounds() or meeting.in_writing:
        return
    excepted = exceptions_for(actor, [meeting.id]).get(meeting.id, frozenset())
    begins, now = meeting.starts_at, clock.now()
    rule = hindering(bounds, starts_at=begins, now=now, taken=taken, excepted=excepted)
    if rule is not None:
        raise NotSaved(hindered_by(actor, meeting.team_id, rule))


_IN_WRITING = Words(
    "Kirjallisella konsultaatiolla ei ole kokousaikaa, eikä sitä siirretä kokoukseen.",
    "En skriftlig konsultation har ingen mötestid och flyttas inte till ett möte.",
    "A written consultation has no meeting, and is not moved to one.",
)
_NO_SLOT = Words(
    "Joku muu ehti varata viimeisen paikan. Valitse toinen aika.",
    "Någon annan hann boka den sista platsen. Välj en annan tid.",
    "Somebody else has just taken the last slot. Choose another time.",
)
_NOT_TO_COME = Words(
    "Kokous on jo pidetty tai peruttu. Valitse toinen aika.",
    "Mötet har redan hållits eller ställts in. Välj en annan tid.",
    "The meeting is over or called off. Choose another time.",
)
HAS_A_SLOT = Words(
    "Asialla on jo aika. Lataa sivu uudelleen, niin näet sen.",
    "Punkten har redan en tid. Ladda om sidan så ser du den.",
    "The item has a time already. Load the page again to see it.",
)
_WAITS_ALREADY = Words(
    "Asia odottaa jo uutta aikaa.",
    "Punkten väntar redan på en ny tid.",
    "The item waits for a new time already.",
)
