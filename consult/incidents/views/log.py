"""The log of a case: who has handled its data, when, for what – for the client who asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.accounts.views.step_up import fresh
from consult.audit import AuditRow
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.incidents.forms import CodeForm, LogFilter
from consult.incidents.models import CaseLog, LogClient
from consult.incidents.operations import note_case_export, note_case_look
from consult.incidents.queries import looks_after
from consult.incidents.queries.case_log import (
    about_client,
    clients_in,
    find_case_log,
    find_coded,
)
from consult.incidents.queries.touched import (
    disclosed_to,
    every_touched,
    homes_of,
    lines_of,
    places_of,
    purpose_of,
    rows_in,
    touch_of,
    touched,
)
from consult.incidents.rules import OneClient, Wanted, Window, rows_about
from consult.incidents.views.blueprint import bp
from consult.incidents.views.touched import as_file
from consult.web import looks
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of

SAYS = {"touch": touch_of, "purpose": purpose_of}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the log of a case: which days, and about whom."""

    form: LogFilter
    window: Window
    wanted: Wanted
    client: LogClient | None
    one: OneClient | None

    def rows_in(self, row: AuditRow) -> list[tuple[str, str]]:
        """Return the records an entry names, but for those about others alone."""
        return rows_about(self.one, rows_in(row))


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
    actor, asked = current_actor(), _asked(found)
    page = page_of(touched(actor, asked.wanted))
    looks.keep(partial(note_case_look, actor, found))
    return render_template(
        "incidents/case_log.html",
        log=found,
        asked=asked,
        says=SAYS,
        page=page,
        filters={name: one for name, one in request.args.items() if name in asked.form.data},
        **_beside(actor, found, page.rows),
    )


@bp.post("/log/case/<uuid:case_id>/csv")
@requires(Permission.CASE_LOG_EXPORT, on=find_case_log)
@fresh
def export_log(found: CaseLog) -> ResponseReturnValue:
    """Give the same as a file. That it left the house is a deed."""
    actor, asked = current_actor(), _asked(found)
    rows = list(every_touched(actor, asked.wanted))
    note_case_export(actor, found, len(rows))
    places = places_of(actor, found.spaces)
    return as_file(lines_of(actor, rows, places, i18n.language(), asked.one))


def _beside(actor: Actor, found: CaseLog, rows: Sequence[AuditRow]) -> dict[str, Any]:
    """Return what stands beside the entries: whose file, where people work, to whom it went."""
    return {
        "places": places_of(actor, found.spaces),
        "homes": homes_of(actor, rows),
        "agencies": disclosed_to(actor, rows),
    }


def _asked(found: CaseLog) -> Asked:
    actor, form = current_actor(), LogFilter(request.args)
    clients = clients_in(actor, found)
    form.offer(clients)
    form.validate()
    window = form.window()
    wanted = window.wanted(found.spaces)
    client = next((one for one in clients if one.id == form.client.data), None)
    if client is None:
        return Asked(form, window, wanted, None, None)
    narrow, one = about_client(actor, found, client, clients, wanted)
    return Asked(form, window, narrow, client, one)
