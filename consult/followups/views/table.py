"""What this flat adds to the page of an item while people sit there: what was left, and supposed.

First what an earlier meeting about the same family left; then the hypotheses of this one.
"""

from flask import render_template

from consult.access import Permission
from consult.consultations.views.panels import carried_by
from consult.followups.models import Agenda
from consult.followups.views.panels import hand_of
from consult.formats import Yield
from consult.meetings.models import Hypothesis
from consult.meetings.queries.room import AtTable
from consult.web.guard import may
from consult.web.panels import panel


@panel("item-start", order=40)
def earlier_panel(table: AtTable) -> str | None:
    """Show what was agreed and supposed last time, until this item is closed."""
    carried = carried_by(table) if not table.item.is_closed else None
    if carried is None or table.room.meeting.in_writing:
        return None
    left = hand_of(table).left
    if not left:
        return None
    agenda, running = Agenda(table.seen, carried[0]), table.room.running
    return render_template(
        "followups/_earlier.html",
        item=table.item,
        left=left,
        first=running is None or _is_first(table) or running.yields is Yield.PREVIOUS_ACTIONS,
        settles=table.records and may(Permission.ACTION_LOOK_BACK, (agenda, None)),
        supposes=table.item.is_open and may(Permission.HYPOTHESIS_WRITE, agenda),
    )


@panel("item", order=30)
def hypotheses_panel(table: AtTable) -> str | None:
    """Show what was supposed, each with what became of it, and a short form for one more."""
    item, room = table.item, table.room
    if item.opened_at is None or room.meeting.in_writing:
        return None
    agenda = _agenda(table) if item.is_open and table.records else None
    supposes = agenda is not None and may(Permission.HYPOTHESIS_WRITE, agenda)
    if not room.hypotheses and not supposes:
        return None
    return render_template(
        "followups/_hypotheses.html",
        room=room,
        supposes=supposes,
        now=room.running is not None and room.running.yields is Yield.HYPOTHESES,
        decides=_decidable(table),
    )


@panel("item-sheet", order=50)
def hypotheses_sheet(table: AtTable) -> str | None:
    """Print what was supposed."""
    if not table.room.hypotheses:
        return None
    return render_template(
        "followups/_hypotheses.html", room=table.room, supposes=False, decides=frozenset()
    )


def _decidable(table: AtTable) -> frozenset[Hypothesis]:
    """Return those on which may be decided now: none while nothing is written down."""
    return frozenset(
        one
        for one, _clients in table.room.hypotheses
        if table.records and may(Permission.HYPOTHESIS_DECIDE, (table.seen, one))
    )


def _agenda(table: AtTable) -> Agenda | None:
    carried = carried_by(table)
    return Agenda(table.seen, carried[0]) if carried is not None else None


def _is_first(table: AtTable) -> bool:
    return bool(table.room.phases) and table.room.running is table.room.phases[0]
