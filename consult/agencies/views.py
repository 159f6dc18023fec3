"""Pages of the agencies and of the sectors."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.agencies import operations
from consult.agencies.forms import AgencyForm
from consult.agencies.models import Agency
from consult.agencies.queries import all_agencies, find_agency, the_directory
from consult.agencies.rules import sectors
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.web.guard import current_actor, requires

bp = Blueprint("agencies", __name__)


@bp.get("/agencies")
@requires(Permission.AGENCY_READ, on=the_directory)
def index(reader: Actor) -> ResponseReturnValue:
    """List the agencies."""
    return render_template("agencies/index.html", agencies=all_agencies(reader), sectors=sectors())


@bp.get("/sectors")
@requires(Permission.AGENCY_READ, on=the_directory)
def sectors_list(reader: Actor) -> ResponseReturnValue:
    """List the sectors that attendance is counted by."""
    return render_template("agencies/sectors_list.html", sectors=sectors())


@bp.route("/agencies/new", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT, on=the_directory)
def new(reader: Actor) -> ResponseReturnValue:
    """Add an agency."""
    form = AgencyForm()
    if not form.validate_on_submit():
        return render_template("agencies/new.html", form=form), form.status
    operations.add_agency(reader, **form.facts)
    flash(_("The agency is in the list."), "success")
    return redirect(url_for("agencies.index"), 303)


@bp.route("/agencies/<uuid:agency_id>/edit", methods=["GET", "POST"])
@requires(Permission.AGENCY_EDIT, on=find_agency)
def edit(agency: Agency) -> ResponseReturnValue:
    """Change an agency."""
    form = AgencyForm(obj=agency)
    if not form.validate_on_submit():
        return render_template("agencies/edit.html", agency=agency, form=form), form.status
    operations.change_agency(current_actor(), agency, **form.facts)
    flash(_("The change is saved."), "success")
    return redirect(url_for("agencies.index"), 303)


@bp.post("/agencies/<uuid:agency_id>/close")
@requires(Permission.AGENCY_EDIT, on=find_agency)
def close(agency: Agency) -> ResponseReturnValue:
    """Close an agency."""
    operations.close_agency(current_actor(), agency)
    flash(_("The agency is closed. What was recorded stays."), "success")
    return redirect(url_for("agencies.index"), 303)
