"""What consultations add to lower pages: to a case its consultations, to an item its answers."""

from flask import render_template

from consult.agencies.rules import sectors
from consult.cases.models import Case
from consult.cases.queries import decisions_of
from consult.consultations.models import Consultation
from consult.consultations.queries import (
    Whole,
    consultations_of_case,
    named_in,
    reads_at_table,
    waiting_outside,
    whole_at,
)
from consult.foundation.actor import Duty
from consult.meetings.models import OnScreen
from consult.meetings.queries.room import AtTable, Shared
from consult.web.guard import current_actor
from consult.web.paging import page_of
from consult.web.panels import gathered_once, panel

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


@gathered_once
def carried_by(table: AtTable) -> tuple[Consultation, Whole] | None:
    """Return the consultation an item carries with everything of it, for the panels of one page."""
    return whole_at(current_actor(), table.item)


@panel("item-start", order=15)
def named_panel(table: AtTable) -> str | None:
    """Tell the asker when somebody at the table is called by a real name of her case."""
    it, brief = carried_by(table) or (None, None)
    if it is None or brief is None or not reads_at_table(current_actor(), it, brief):
        return None
    found = named_in(current_actor(), it, brief, [note for note, _ in table.room.notes])
    if not found:
        return None
    writers = {**table.room.people, **brief.writers}
    return render_template(
        "consultations/_named.html", it=it, named=found, writers=writers, own_only=False
    )


@panel("item-sheet", order=40)
def sheet_panel(table: AtTable) -> str | None:
    """Print the questions of an item with their answers."""
    it, brief = carried_by(table) or (None, None)
    if it is None or brief is None or not reads_at_table(current_actor(), it, brief):
        return None
    return render_template("consultations/panel_sheet.html", it=it, brief=brief, sectors=sectors())


@panel("item", order=40)
def item_panel(table: AtTable) -> str | None:
    """Show the questions of an item, and from its opening on their answers."""
    actor, item = current_actor(), table.item
    it, brief = carried_by(table) or (None, None)
    if it is None or brief is None:
        return None
    leads = table.seen.facilitates
    own = {one.question_id for one in brief.given if one.author_id == actor.id}
    return render_template(
        "consultations/panel_item.html",
        it=it,
        item=item,
        brief=brief if reads_at_table(actor, it, brief) else None,
        leads=leads,
        own=own,
        prepares=leads or it.asker_id == actor.id,
        records=table.records,
        sectors=sectors(),
    )


@panel("shared-screen", order=40)
def shared_questions(shown: Shared) -> str | None:
    """Show the questions to all in the room, where the facilitator has chosen that."""
    it, brief = carried_by(shown.table) or (None, None)
    if OnScreen.QUESTIONS not in shown.shows or it is None or brief is None:
        return None
    clients = shown.table.room.clients
    if not shown.may_show(clients, decisions_of(current_actor(), clients)):
        return None
    return render_template("consultations/panel_shared.html", questions=brief.questions)


@panel("item", order=80)
def recognise_panel(table: AtTable) -> str | None:
    """Let an expert at the table of an open item step aside at once."""
    it, brief = carried_by(table) or (None, None)
    if it is None or brief is None or not it.is_open:
        return None
    mine = [
        place.invitation
        for place in brief.places
        if place.account.id == current_actor().id and place.invitation.is_accepted
    ]
    if not mine:
        return None
    return render_template("consultations/panel_recognise.html", invitation=mine[0])


@panel("item", order=90)
def item_end_panel(table: AtTable) -> str | None:
    """End the page of an open item with the facilitator's last presses."""
    it, brief = carried_by(table) or (None, None)
    if it is None or brief is None or not it.is_open or not table.seen.facilitates:
        return None
    return render_template(
        "consultations/panel_item_end.html",
        it=it,
        item=table.item,
        unanswered=brief.unanswered,
        undecided=sum(one.is_undecided for one, _named in table.room.hypotheses),
        waiting_outside=waiting_outside(current_actor(), table.room),
    )
