"""The log of a case: who has handled its data, when, for what – for the client who asks."""

from functools import partial

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.accounts.views.step_up import fresh
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.incidents.forms import CodeForm, DaysFilter
from consult.incidents.models import CaseLog
from consult.incidents.operations import note_case_export, note_case_look
from consult.incidents.queries import looks_after
from consult.incidents.queries.touched import (
    disclosed_to,
    every_touched,
    find_case_log,
    find_coded,
    lines_of,
    places_of,
    purpose_of,
    rows_in,
    touch_of,
    touched,
)
from consult.incidents.rules import Wanted
from consult.incidents.views.blueprint import bp
from consult.incidents.views.touched import as_file
from consult.web import looks
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of

SAYS = {"touch": touch_of, "rows": rows_in, "purpose": purpose_of}


@bp.route("/log/case", methods=["GET", "POST"])
@requires(Permission.CASE_LOG_READ, on=looks_after)
def log(actor: Actor) -> ResponseReturnValue:
    """Ask of which case. What is sent stands in no address."""
    form = CodeForm()
    if form.validate_on_submit():
        case_id = find_coded(actor, form.code.data)
        if case_id is not None:
            return redirect(url_for("incidents.case_log", case_id=case_id), 303)
        form.code.errors, form.status = [_("There is no case of this code.")], 422
    return render_template("incidents/log.html", form=form), form.status


@bp.get("/log/case/<uuid:case_id>")
@requires(Permission.CASE_LOG_READ, on=find_case_log)
def case_log(found: CaseLog) -> ResponseReturnValue:
    """Show who has handled the data of a case. That it was read is in the log, too."""
    actor, (days, wanted) = current_actor(), _asked(found)
    page = page_of(touched(actor, wanted))
    looks.keep(partial(note_case_look, actor, found))
    shown = {"log": found, "days": days, "says": SAYS}
    return render_template(
        "incidents/case_log.html",
        page=page,
        places=places_of(actor, found.spaces),
        agencies=disclosed_to(actor, page.rows),
        filters={name: one for name, one in request.args.items() if name in days.data},
        **shown,
    )


@bp.post("/log/case/<uuid:case_id>/csv")
@requires(Permission.CASE_LOG_EXPORT, on=find_case_log)
@fresh
def export_log(found: CaseLog) -> ResponseReturnValue:
    """Give the same as a file. That it left the house is a deed."""
    actor, (_days, wanted) = current_actor(), _asked(found)
    rows = list(every_touched(actor, wanted))
    note_case_export(actor, found, len(rows))
    places = places_of(actor, found.spaces)
    return as_file(lines_of(actor, rows, places, i18n.language()))


def _asked(found: CaseLog) -> tuple[DaysFilter, Wanted]:
    form = DaysFilter(request.args)
    form.validate()
    return form, form.window().wanted(found.spaces)
