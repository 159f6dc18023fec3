"""Recording afterwards: one page, one press."""

from http import HTTPStatus

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.drafts.views import draft_kind
from consult.followups.forms import RecordForm
from consult.followups.forms.record import begin_with
from consult.followups.models import Agenda
from consult.followups.operations import record_afterwards
from consult.followups.queries import Afterwards, afterwards_of, find_agenda
from consult.followups.views.blueprint import bp
from consult.followups.views.drafting import of_agenda
from consult.i18n import _, _l
from consult.meetings.models import Item
from consult.web.guard import current_actor, requires

RECORD = draft_kind("item.record", _l("Record afterwards"), "followups.record", finds=of_agenda)


@bp.route("/items/<uuid:item_id>/record", methods=["GET", "POST"])
@requires(Permission.ITEM_RECORD, on=find_agenda)
def record(agenda: Agenda) -> ResponseReturnValue:
    """Write down an item that is over, and close it."""
    item, consultation = agenda.item, agenda.consultation
    about = afterwards_of(current_actor(), item, consultation)
    form = RECORD.on(RecordForm(data=begin_with(about)), agenda)
    form.offer(about)
    if item.is_closed and not form.is_submitted():
        return _to_room(item)
    if not form.validate_on_submit():
        return _page(form, about), form.status
    record_afterwards(current_actor(), item, consultation, form.record(about))
    flash(_("Recorded and closed. The answers are with the asker."), "success")
    return _to_room(item)


def _page(form: RecordForm, about: Afterwards) -> str:
    if form.status == HTTPStatus.CONFLICT:
        form.see(about)
    return render_template("followups/record.html", form=form, about=about)


def _to_room(item: Item) -> ResponseReturnValue:
    return redirect(url_for("meetings.room", item_id=item.id), 303)
