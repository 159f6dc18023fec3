"""The pages of taking over a log: the file, what its names mean, and what was taken."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.agencies.queries import open_agencies
from consult.documents.spreadsheets import as_csv, as_xlsx
from consult.i18n import _, _n
from consult.imports.forms import Asked, ImportForm
from consult.imports.operations import import_log
from consult.imports.queries import known_to, recent_imports, template_for
from consult.imports.rules.columns import COLUMNS, headings, template_rows
from consult.imports.rules.reading import read_log
from consult.meetings.queries import teams_planned_by
from consult.teams.models import Team
from consult.web.guard import current_actor, requires

bp = Blueprint("imports", __name__)

KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@bp.route("/meetings/import", methods=["GET", "POST"])
@requires(Permission.MEETINGS_IMPORT, on=teams_planned_by)
def new(teams: Sequence[Team]) -> ResponseReturnValue:
    """Take over the log that a team kept elsewhere: all of it, or nothing."""
    actor, form = current_actor(), ImportForm()
    if not form.validate_on_submit():
        return _page(form, teams), form.status
    known = known_to(actor, teams, form.heard(request.form))
    form.log = read_log(form.rows, known)
    if not form.log.is_good:
        return _page(form, teams), 422
    taken = import_log(actor, form.log, in_name_of=actor.id)
    flash(_n("%(num)d meeting is taken over.", "%(num)d meetings are taken over.", taken.meetings))
    return redirect(url_for("imports.new"), 303)


@bp.get("/meetings/import/template/<any(csv, xlsx):kind>")
@requires(Permission.MEETINGS_IMPORT, on=template_for)
def template(wanted: tuple[Sequence[Team], str]) -> ResponseReturnValue:
    """Give an empty log with two examples, in the reader's language."""
    (teams, kind), language = wanted, i18n.language()
    header, rows = headings(language), template_rows(teams[0].name, language)
    body = as_csv(header, rows) if kind == "csv" else as_xlsx(_("Meetings"), header, rows)
    response = Response(body, mimetype=KINDS[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="meetings.{kind}"'
    return response


def _page(form: ImportForm, teams: Sequence[Team]) -> str:
    actor = current_actor()
    asked = Asked(form.log, teams, open_agencies(actor)) if form.log else None
    return render_template(
        "imports/new.html",
        form=form,
        asked=asked,
        columns=COLUMNS,
        by_key={column.key: column for column in COLUMNS},
        taken=recent_imports(actor),
    )
