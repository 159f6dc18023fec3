"""Which rows were touched by whom, on screen and as a file; drafts of notices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.accounts.views.step_up import fresh
from consult.documents.spreadsheets import Cell, as_csv
from consult.foundation.words import LANGUAGES
from consult.incidents.forms import TouchedFilter
from consult.incidents.models import Incident, Telling
from consult.incidents.operations import note_export, note_look
from consult.incidents.queries import find_incident, find_notice, whose_accounts
from consult.incidents.queries.pages import draft_of
from consult.incidents.queries.touched import (
    every_touched,
    lines_of,
    places_of,
    places_touched,
    rows_in,
    spaces_by_case,
    touch_of,
    wanted_of,
)
from consult.incidents.queries.touched import touched as entries_of
from consult.incidents.rules import HEADER, Wanted
from consult.incidents.views.blueprint import bp
from consult.web import looks
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.get("/incidents/<uuid:incident_id>/touched")
@requires(Permission.INCIDENTS_READ, on=find_incident)
def touched(incident: Incident) -> ResponseReturnValue:
    """Show what the log says of the time of an incident. That it was read is in the log, too."""
    actor, asked = current_actor(), _asked(incident)
    page = page_of(entries_of(actor, asked.wanted))
    looks.keep(partial(note_look, actor, incident))
    return render_template(
        "incidents/touched.html",
        incident=incident,
        page=page,
        places=places_of(actor, {row.space for row in page.rows if row.space}),
        asked=asked,
        filters={name: one for name, one in request.args.items() if name in asked.form.data},
    )


@bp.post("/incidents/<uuid:incident_id>/touched/csv")
@requires(Permission.INCIDENT_EXPORT, on=find_incident)
@fresh
def export(incident: Incident) -> ResponseReturnValue:
    """Give the same as a file, a line for each row. That it left the house is a deed."""
    actor, asked = current_actor(), _asked(incident)
    rows = list(every_touched(actor, asked.wanted))
    note_export(actor, incident, len(rows))
    places = places_touched(actor, asked.wanted)
    return as_file(lines_of(actor, rows, places, i18n.language()))


@bp.get(
    "/incidents/<uuid:incident_id>/notices/<any(ombudsman, concerned, agency, management):step>"
)
@requires(Permission.INCIDENTS_READ, on=find_notice)
def notice(telling: Telling) -> ResponseReturnValue:
    """Show the draft of a notice, to be printed and filled in by hand."""
    asked = request.args.get("language", "")
    language = asked if asked in LANGUAGES else i18n.language()
    draft = draft_of(current_actor(), telling.incident, telling.step, language)
    return render_template(
        "incidents/notice.html", telling=telling, draft=draft, written_in=language
    )


FILTERS = ("since", "until", "person", "case", "what", "session")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the log."""

    form: TouchedFilter
    wanted: Wanted

    touch_of = staticmethod(touch_of)
    rows_in = staticmethod(rows_in)


def as_file(lines: Iterable[Sequence[Cell]]) -> Response:
    """Write a table as a file to keep."""
    header = [words.say(i18n.language()) for words in HEADER]
    response = Response(as_csv(header, lines), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="touched.csv"'
    return response


def _asked(incident: Incident) -> Asked:
    actor = current_actor()
    whole = wanted_of(actor, incident)
    places = places_touched(actor, whole)
    cases = spaces_by_case(places)
    usual = {"since": whole.since, "until": whole.until, "person": whole.account_id}
    is_chosen = any(name in request.args for name in FILTERS)
    form = TouchedFilter(request.args if is_chosen else None, data=usual)
    form.offer(whose_accounts(actor), cases, places)
    form.validate()
    return Asked(form, form.narrowed(whole, cases))
