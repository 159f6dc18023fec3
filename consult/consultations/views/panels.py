"""What consultations add to lower pages: to a case its consultations, to an item its answers."""

from flask import render_template

from consult.agencies.rules import sectors
from consult.cases.models import Case
from consult.consultations.queries import (
    consultation_of_item,
    consultations_of_case,
    reads_at_table,
    waiting_outside,
    whole_of,
)
from consult.foundation.actor import Duty
from consult.meetings.models import Item
from consult.web.guard import current_actor
from consult.web.paging import page_of
from consult.web.panels import panel

ON_A_CASE = 20
"""So many of a case's consultations stand on its page."""


@panel("case", order=40)
def case_panel(case: Case) -> str:
    """Show the consultations of a case, and the way to ask for one."""
    actor = current_actor()
    page = page_of(consultations_of_case(actor, case), number=1, size=ON_A_CASE)
    may_ask = actor.has(Duty.SOCIAL_WORKER) and case.is_written_by(actor)
    return render_template(
        "consultations/panel_case.html", case=case, page=page, actor=actor, may_ask=may_ask
    )


@panel("item-sheet", order=40)
def sheet_panel(item: Item) -> str | None:
    """Print the questions of an item with their answers."""
    actor = current_actor()
    it = consultation_of_item(actor, item)
    if it is None:
        return None
    brief = whole_of(actor, it)
    if not reads_at_table(actor, it, brief):
        return None
    return render_template("consultations/panel_sheet.html", brief=brief, sectors=sectors())


@panel("item", order=40)
def item_panel(item: Item) -> str | None:
    """Show the questions of an item, and from its opening on their answers."""
    actor = current_actor()
    it = consultation_of_item(actor, item)
    if it is None:
        return None
    brief, leads = whole_of(actor, it), item.facilitator_id == actor.id
    return render_template(
        "consultations/panel_item.html",
        it=it,
        item=item,
        brief=brief if reads_at_table(actor, it, brief) else None,
        leads=leads,
        prepares=leads or it.asker_id == actor.id,
        sectors=sectors(),
    )


@panel("item", order=90)
def item_end_panel(item: Item) -> str | None:
    """End the page of an open item with the facilitator's last presses."""
    actor = current_actor()
    it = consultation_of_item(actor, item)
    if it is None or not it.is_open or item.facilitator_id != actor.id:
        return None
    return render_template(
        "consultations/panel_item_end.html",
        item=item,
        unanswered=whole_of(actor, it).unanswered,
        waiting_outside=waiting_outside(actor, it, item),
    )
