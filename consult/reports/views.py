"""The participation report, on screen and as a file."""

import json

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.accounts.views.step_up import fresh
from consult.agencies.rules import sectors
from consult.documents.spreadsheets import as_csv, as_xlsx
from consult.foundation.actor import Actor, Duty
from consult.foundation.words import Words
from consult.i18n import _, _l
from consult.meetings.models import CancelReason
from consult.reports.forms import ReportFilter
from consult.reports.operations import note_export
from consult.reports.queries import (
    a_file_of,
    directions_held,
    participation_for,
    reading_oneself,
    teams_reported,
)
from consult.reports.rules import Participation, as_data, table, widest
from consult.web.guard import requires
from consult.web.menu import entry

bp = Blueprint("reports", __name__)

entry(
    "reports.participation",
    label=_l("Figures"),
    order=70,
    duties={Duty.SUPERVISOR, Duty.COORDINATOR, Duty.DATA_PROTECTION, Duty.REGISTRAR},
)

KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@bp.get("/reports/participation")
@requires(Permission.PARTICIPATION_READ, on=reading_oneself)
def participation(actor: Actor) -> ResponseReturnValue:
    """Show what was held and who took part."""
    form, report = _chosen(actor)
    return render_template(
        "reports/participation.html",
        form=form,
        report=report,
        widest=widest(report),
        filters={name: one for name, one in request.args.items() if name in form.data},
        reasons=_reasons(report),
        directions=directions_held(actor, form.window, form.data["team"]),
        sectors=sectors(),
    )


@bp.post("/reports/participation/<any(csv, xlsx, json):kind>")
@requires(Permission.PARTICIPATION_EXPORT, on=a_file_of)
@fresh
def export(wanted: tuple[Actor, str]) -> ResponseReturnValue:
    """Give the same figures as a file. That they left the house is a deed."""
    actor, kind = wanted
    _form, report = _chosen(actor)
    note_export(actor, report)
    response = Response(_written(report, kind), mimetype=KINDS[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="participation.{kind}"'
    return response


def _reasons(report: Participation) -> list[tuple[Words, int]]:
    counted = report.cancelled_by_reason.items()
    return [(CancelReason.of(key).words, count) for key, count in counted]


def _written(report: Participation, kind: str) -> bytes:
    if kind == "json":
        return json.dumps(as_data(report), indent=2).encode()
    header, rows = table(report, i18n.language())
    return as_csv(header, rows) if kind == "csv" else as_xlsx(_("Participation"), header, rows)


def _chosen(actor: Actor) -> tuple[ReportFilter, Participation]:
    form = ReportFilter(request.args, teams_reported(actor))
    form.validate()
    return form, participation_for(actor, form.window, form.cut, form.data["team"])
