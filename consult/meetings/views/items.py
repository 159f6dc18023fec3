"""The room of one item: its phases as they run, its table, its notes."""

from typing import Any
from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.meetings.forms import NoteForm
from consult.meetings.models import ItemSeen
from consult.meetings.queries import find_item_seen
from consult.meetings.queries.room import AtTable, Room, room_of, words_of
from consult.meetings.rules import PhaseWords, SoftClock
from consult.meetings.views.blueprint import bp
from consult.meetings.views.notes import NOTE
from consult.web.guard import current_actor, requires


@bp.get("/items/<uuid:item_id>")
@requires(Permission.ITEM_READ, on=find_item_seen)
def room(seen: ItemSeen) -> ResponseReturnValue:
    """Show the room of an item."""
    shown = _shown(seen)
    form = NOTE.on(NoteForm(), seen)
    form.offer(seen, shown["room"].clients, shown["room"].running)
    return render_template("meetings/room.html", form=form, seen=seen, **shown)


@bp.get("/items/<uuid:item_id>/print")
@requires(Permission.ITEM_READ, on=find_item_seen)
def sheet(seen: ItemSeen) -> ResponseReturnValue:
    """Show an item as it is printed."""
    return render_template("meetings/sheet.html", **_shown(seen))


def _shown(seen: ItemSeen) -> dict[str, Any]:
    item = seen.item
    gathered = room_of(current_actor(), item)
    running = gathered.running
    words = words_of(item, gathered.phases, i18n.language())
    return {
        "room": gathered,
        "table": AtTable(seen, gathered),
        "item": item,
        "words": words,
        "bar": _bar(gathered, words),
        "leads": item.facilitator_id == current_actor().id,
        "clock": SoftClock(running.minutes, running.elapsed) if running else None,
    }


def _bar(gathered: Room, words: dict[UUID, PhaseWords]) -> list[tuple[str, int, str]]:
    return [(words[phase.id].title, phase.minutes, phase.standing) for phase in gathered.phases]
