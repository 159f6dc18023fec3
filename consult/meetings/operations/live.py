"""What is said while an item is held: who is in touch, who was not, what the screen shows."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import (
    Attendance,
    Item,
    ItemGap,
    ItemPresence,
    ItemScreen,
    OnScreen,
)
from consult.meetings.operations.phases import OVER
from consult.meetings.queries import hold_item
from consult.meetings.queries.live import own_gaps, presence_of, presences_of, screen_of
from consult.meetings.rules.live import MOST_GAPS, SHORTEST_GAP, touches, true_time


def note_presence(actor: Actor, item_id: UUID) -> None:
    """Write down that a page of somebody is in touch. No deed: it says nothing of the matter."""
    there = presence_of(actor, item_id)
    if there is None:
        there = ItemPresence(id=new_id(), item_id=item_id, account_id=actor.id)
        db.session.add(there)
    there.seen_at = clock.now()


def forget_presences(actor: Actor, item: Item) -> None:
    """Forget who was in touch: the item is over."""
    for there in presences_of(actor, item):
        db.session.delete(there)


def mark_gap(actor: Actor, item: Item, *, lost_ago: float, back_ago: float) -> None:
    """Write down that somebody had no connection from then until then, in seconds ago.

    What nobody noticed is not written down, and what meets a break of hers becomes one with it.

    Raises:
        NotSaved: the item was never open, or so many breaks are marked already.

    """
    hold_item(actor, item)
    if item.opened_at is None:
        raise NotSaved(NOT_OPEN)
    end = true_time(back_ago, item.closed_at or clock.now(), item.opened_at)
    begin = true_time(lost_ago, clock.now(), item.opened_at)
    if end - begin < SHORTEST_GAP:
        return
    gap = _gap_for(actor, item, begin, end)
    if gap is None:
        return
    lasted = int((gap.until_at - gap.from_at).total_seconds())
    audit.record(actor, Deed.GAP_MARKED, on=gap, space=item.space_id, item=item.id, seconds=lasted)


def _gap_for(actor: Actor, item: Item, begin: datetime, end: datetime) -> ItemGap | None:
    """Return the row that tells of this break; none where one says it already."""
    own = own_gaps(actor, item)
    meets = [one for one in own if touches((one.from_at, one.until_at), (begin, end), SHORTEST_GAP)]
    if any(one.from_at <= begin and end <= one.until_at for one in meets):
        return None
    if meets:
        meets[0].from_at = min(begin, *(one.from_at for one in meets))
        meets[0].until_at = max(end, *(one.until_at for one in meets))
        return meets[0]
    if len(own) >= MOST_GAPS:
        raise NotSaved(_ENOUGH_GAPS)
    gap = ItemGap(id=new_id(), item_id=item.id, account_id=actor.id, from_at=begin, until_at=end)
    db.session.add(gap)
    return gap


def show_on_screen(actor: Actor, item: Item, shows: Sequence[OnScreen]) -> None:
    """Choose what of its content an item's shared screen shows."""
    screen = screen_of(actor, item)
    if screen is None:
        screen = ItemScreen(id=new_id(), item_id=item.id)
        db.session.add(screen)
    values = [one.value for one in OnScreen if one in shows]
    screen.shows = ",".join(values)
    screen.chosen_by, screen.chosen_at = actor.id, clock.now()
    audit.record(
        actor,
        Deed.SCREEN_CHOSEN,
        on=screen,
        space=item.space_id,
        item=item.id,
        shows="+".join(values),
    )


def assure(actor: Actor, item: Item, place: Attendance, *, alone: bool, unrecorded: bool) -> None:
    """Say of one's own place that one is alone there, and that the remote tool records nothing.

    Raises:
        NotSaved: the item is over.

    """
    if item.is_closed:
        raise NotSaved(OVER)
    place.private_space, place.unrecorded = alone, unrecorded
    audit.record(actor, Deed.ATTENDANCE_ASSURED, on=place, space=item.space_id, item=item.id)


NOT_OPEN = Words("Asia ei ole käynnissä.", "Punkten pågår inte.", "The item is not under way.")
_ENOUGH_GAPS = Words(
    "Katkoja on merkitty jo niin monta, ettei uusia enää kirjata.",
    "Så många avbrott är redan antecknade att inga fler tas med.",
    "So many breaks are marked already that no more are written down.",
)
