"""What this flat adds to the page of an item: its agreements, and the way to record it."""

from flask import render_template

from consult.access import Permission
from consult.consultations.models import Consultation
from consult.consultations.queries import item_of
from consult.followups.forms import AgreementForm
from consult.followups.queries import actions_of_item, find_agenda, who_may_own
from consult.foundation import clock
from consult.meetings.models import Item, ItemStatus
from consult.meetings.queries import clients_of_item, find_meeting
from consult.web.guard import current_actor, may
from consult.web.panels import panel


@panel("item", order=35)
def record_panel(item: Item) -> str | None:
    """Lead the facilitator to the page on which all is written down afterwards."""
    actor = current_actor()
    if item.facilitator_id != actor.id or item.status is not ItemStatus.WAITING:
        return None
    seen = find_meeting(actor, item.meeting_id)
    if seen is None or seen.meeting.starts_at > clock.now():
        return None
    return render_template("followups/_record_panel.html", item=item)


@panel("item", order=60)
def agreements_panel(item: Item) -> str | None:
    """Show what was agreed, and while the item is open a short form for more."""
    if item.opened_at is None:
        return None
    actor, form = current_actor(), None
    agenda = find_agenda(actor, item.id) if item.is_open else None
    if agenda is not None and may(Permission.ACTION_AGREE, agenda):
        form = AgreementForm()
        form.offer(who_may_own(actor, item, agenda.consultation), clients_of_item(actor, item))
    agreed = actions_of_item(actor, item)
    return render_template("followups/_panel.html", item=item, agreed=agreed, form=form)


@panel("item-sheet", order=60)
def agreements_sheet(item: Item) -> str | None:
    """Print what was agreed."""
    agreed = actions_of_item(current_actor(), item) if item.opened_at else []
    if not agreed:
        return None
    return render_template("followups/_panel.html", item=item, agreed=agreed, form=None)


@panel("consultation", order=20)
def outcome_panel(consultation: Consultation) -> str | None:
    """Show its asker what was agreed, and lead her to the texts for the client records."""
    actor = current_actor()
    if not consultation.is_answered or consultation.asker_id != actor.id:
        return None
    item, _meeting = item_of(actor, consultation)
    agreed = actions_of_item(actor, item)
    return render_template("followups/_outcome.html", it=consultation, agreed=agreed)
