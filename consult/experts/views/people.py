"""Looking for somebody: who knows what, speaks what, works how."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.agencies.queries import open_agencies, the_directory
from consult.experts.forms import NeedFilter
from consult.experts.models import FacetKind
from consult.experts.queries import details_of, expert_areas, people_for, services_beside
from consult.experts.rules import fields, methods
from consult.experts.views.blueprint import bp
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.languages import ServiceLanguage
from consult.web.guard import requires
from consult.web.paging import page_of

ON_A_SHEET = 200
"""So many people fit on a printed sheet; a narrower search prints fewer."""


@bp.get("/experts")
@requires(Permission.EXPERTISE_READ, on=the_directory)
def index(reader: Actor) -> ResponseReturnValue:
    """Look for somebody to ask."""
    form = _offered(NeedFilter(request.args), reader)
    return render_template("experts/index.html", form=form, **_found(reader, form))


@bp.get("/experts/sheet")
@requires(Permission.EXPERTISE_READ, on=the_directory)
def sheet(reader: Actor) -> ResponseReturnValue:
    """Print what a search has found."""
    form = _offered(NeedFilter(request.args), reader)
    found = _found(reader, form, size=ON_A_SHEET)
    return render_template("experts/sheet.html", form=form, today=clock.today(), **found)


def worded() -> dict[str, Any]:
    """Return how fields, ways of working and languages are said."""
    return {
        "fields": fields(),
        "methods": methods(),
        "languages": {one.value: one.words for one in ServiceLanguage},
        "kinds": FacetKind,
    }


def _found(reader: Actor, form: NeedFilter, **sized: int) -> dict[str, Any]:
    page = page_of(people_for(reader, form.need), **sized)
    return {
        "page": page,
        "details": details_of(reader, [row[0].id for row in page]),
        "services": services_beside(reader, form.need.words) if form.need.words else [],
        **worded(),
    }


def _offered(form: NeedFilter, actor: Actor) -> NeedFilter:
    form.agency.choices = [(agency.id, agency.name) for agency in open_agencies(actor)]
    form.area.choices = [(area, area) for area in expert_areas(actor)]
    return form
