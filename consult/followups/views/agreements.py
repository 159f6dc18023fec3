"""Agreeing on something at the table."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.followups.forms import AgreementForm
from consult.followups.models import Agenda
from consult.followups.operations import agree_action
from consult.followups.queries import find_agenda, owners_at, who_may_own
from consult.followups.views.blueprint import bp
from consult.i18n import _
from consult.meetings.queries.room import room_of
from consult.web.guard import current_actor, requires


@bp.route("/items/<uuid:item_id>/agreements/new", methods=["GET", "POST"])
@requires(Permission.ACTION_AGREE, on=find_agenda)
def agree(agenda: Agenda) -> ResponseReturnValue:
    """Write down who does what by when."""
    item, consultation = agenda.item, agenda.consultation
    actor, form = current_actor(), AgreementForm()
    room = room_of(actor, item)
    form.offer(who_may_own(actor, room, consultation), room.clients)
    if not form.validate_on_submit():
        return render_template("followups/agree.html", form=form, item=item), form.status
    owners = owners_at(actor, item, consultation)
    agree_action(actor, item, consultation, form.agreement(room.clients), owners)
    flash(_("Agreed."), "success")
    return redirect(url_for("meetings.room", item_id=item.id, _anchor="agreements"), 303)
