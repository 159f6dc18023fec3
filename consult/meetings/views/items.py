"""The room of one item: its phases as they run, its table, its notes."""

from typing import Any
from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from consult import i18n, vault
from consult.access import Permission
from consult.formats import OwnTurn, own_turn
from consult.meetings.forms import NoteForm
from consult.meetings.forms.live import AssuranceForm
from consult.meetings.forms.notes import USUAL_KINDS
from consult.meetings.models import Attendance, ItemSeen
from consult.meetings.queries import find_item_seen
from consult.meetings.queries.on_paper import on_paper
from consult.meetings.queries.room import AtTable, Room, room_of, words_of
from consult.meetings.rules import PhaseWords, SoftClock
from consult.meetings.views.blueprint import bp
from consult.meetings.views.notes import NOTE
from consult.notes.rules import NoteKind
from consult.web.guard import current_actor, requires


@bp.get("/items/<uuid:item_id>")
@requires(Permission.ITEM_READ, on=find_item_seen)
def room(seen: ItemSeen) -> ResponseReturnValue:
    """Show the room of an item."""
    shown = _shown(seen)
    form, assurance = NOTE.on(NoteForm(), seen), _assurance(shown["room"])
    form.offer(seen, shown["room"].clients, shown["room"].running)
    things = {"form": form, "seen": seen, "assurance": assurance, **_followed(shown["room"])}
    return render_template("meetings/room.html", **things, **shown)


@bp.get("/items/<uuid:item_id>/print")
@requires(Permission.ITEM_READ, on=find_item_seen)
def sheet(seen: ItemSeen) -> ResponseReturnValue:
    """Show an item as it is printed."""
    return render_template("meetings/sheet.html", **_shown(seen, printed=True))


def _shown(seen: ItemSeen, *, printed: bool = False) -> dict[str, Any]:
    item = seen.item
    gathered = room_of(current_actor(), item)
    gathered = on_paper(gathered) if printed else gathered
    vault.keyring().load(gathered.spaces)
    words = words_of(item, gathered.phases, i18n.language())
    return {
        "room": gathered,
        "table": AtTable(seen, gathered),
        "item": item,
        "words": words,
        "bar": bar_of(gathered, words),
        "leads": item.facilitator_id == current_actor().id,
        "clock": clock_of(gathered),
    }


def bar_of(gathered: Room, words: dict[UUID, PhaseWords]) -> list[tuple[str, int, str]]:
    """Return the phases as the bar draws them."""
    stands = gathered.standings
    return [(words[one.id].title, one.minutes, stands[one.id]) for one in gathered.phases]


def clock_of(gathered: Room) -> SoftClock | None:
    """Return the soft clock of the phase that runs, if one does."""
    running = gathered.running
    return SoftClock(running.minutes, running.elapsed) if running else None


def _followed(gathered: Room) -> dict[str, Any]:
    """Return what a page needs that follows how the item goes."""
    kinds = {one.id: USUAL_KINDS.get(one.yields, NoteKind.REFLECTION) for one in gathered.phases}
    return {
        "follows": not (gathered.meeting.in_writing or gathered.item.is_closed),
        "mark": gathered.mark,
        "usual": {phase_id: kind.value for phase_id, kind in kinds.items()},
        "own_turns": _own_turns(gathered),
    }


def _own_turns(gathered: Room) -> dict[UUID, OwnTurn | None]:
    """Return what the reader does in each phase herself, while the item is under way."""
    mine = _own_place(gathered)
    if mine is None or not mine.is_seated or not gathered.item.is_open:
        return {}
    return {one.id: own_turn(mine.role, one.speaks, one.listens) for one in gathered.phases}


def _assurance(gathered: Room) -> AssuranceForm | None:
    """Return the form for somebody who takes part from afar and has not said all of it yet."""
    if gathered.item.is_closed or gathered.meeting.in_writing:
        return None
    mine = _own_place(gathered)
    return AssuranceForm(obj=mine) if mine is not None and mine.asks_assurance else None


def _own_place(gathered: Room) -> Attendance | None:
    """Return the reader's own place at the table."""
    places = (one.attendance for one in gathered.table)
    return next((one for one in places if one.account_id == current_actor().id), None)
