"""What this flat adds to the page of an item: its agreements, and the way to record it."""

from flask import render_template

from consult.access import Permission
from consult.cases.queries import decisions_of
from consult.consultations.models import Consultation
from consult.consultations.queries import item_of
from consult.consultations.views.panels import carried_by
from consult.followups.forms import AgreementForm
from consult.followups.models import Agenda
from consult.followups.queries import AtHand, actions_of_item, at_hand, who_may_own
from consult.foundation import clock
from consult.i18n import _
from consult.meetings.models import ItemStatus, OnScreen
from consult.meetings.queries import hypotheses_of
from consult.meetings.queries.room import AtTable, Shared
from consult.web.guard import current_actor, may
from consult.web.panels import gathered_once, panel


@gathered_once
def hand_of(table: AtTable) -> AtHand:
    """Return what an item agreed on and what was left to it, for the panels of one page."""
    carried = None if table.item.is_closed else carried_by(table)
    return at_hand(current_actor(), table.item, carried[0] if carried else None)


@panel("item", order=35)
def record_panel(table: AtTable) -> str | None:
    """Lead the facilitator to the page on which all is written down afterwards."""
    item = table.item
    if not table.seen.facilitates or item.status is not ItemStatus.WAITING:
        return None
    meeting = table.room.meeting
    if meeting.in_writing or meeting.starts_at > clock.now():
        return None
    return render_template("followups/_record_panel.html", item=item)


@panel("item", order=60)
def agreements_panel(table: AtTable) -> str | None:
    """Show what was agreed, and while the item is open a short form for more."""
    item, form = table.item, None
    if item.opened_at is None:
        return None
    carried = carried_by(table) if item.is_open and table.records else None
    if carried and may(Permission.ACTION_AGREE, Agenda(table.seen, carried[0])):
        form = AgreementForm()
        form.offer(who_may_own(current_actor(), table.room, carried[0]), table.room.clients)
    agreed = hand_of(table).agreed
    return render_template("followups/_panel.html", item=item, agreed=agreed, form=form)


@panel("item-sheet", order=60)
def agreements_sheet(table: AtTable) -> str | None:
    """Print what was agreed."""
    item = table.item
    agreed = actions_of_item(current_actor(), item) if item.opened_at else []
    if not agreed:
        return None
    return render_template("followups/_panel.html", item=item, agreed=agreed, form=None)


@panel("shared-screen", order=60)
def shared_agreements(shown: Shared) -> str | None:
    """Show to all in the room what is agreed, where the facilitator has chosen that."""
    if OnScreen.AGREEMENTS not in shown.shows:
        return None
    actor, agreed = current_actor(), actions_of_item(current_actor(), shown.table.item)
    everybody = shown.table.room.clients
    decisions = decisions_of(actor, everybody)
    there = [one for one in agreed if shown.may_show(one.clients or everybody, decisions)]
    return render_template("followups/_shared.html", agreed=there)


@panel("again", order=10)
def open_agreements(consultation: Consultation) -> str | None:
    """Bring along what was agreed last time and is still open: lines of text, nobody's name."""
    actor = current_actor()
    if not consultation.is_answered or consultation.asker_id != actor.id:
        return None
    item, _meeting = item_of(actor, consultation)
    still_open = [one for one in actions_of_item(actor, item) if one.action.is_open]
    agreed = [f"- {one.action.what} ({one.action.due_on:%-d.%-m.})" for one in still_open]
    called = _("Hypothesis")
    supposed = [
        f"- {called}: {one.hypothesis.body}"
        for one in hypotheses_of(actor, item)
        if one.hypothesis.is_still_open
    ]
    return "\n".join((*agreed, *supposed))


@panel("consultation", order=20)
def outcome_panel(consultation: Consultation) -> str | None:
    """Show its asker what was agreed, and lead her to the texts for the client records."""
    actor = current_actor()
    if not consultation.is_answered or consultation.asker_id != actor.id:
        return None
    item, _meeting = item_of(actor, consultation)
    agreed = actions_of_item(actor, item)
    return render_template("followups/_outcome.html", it=consultation, agreed=agreed)
