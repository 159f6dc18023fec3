"""Which meeting formats a team has switched on: its own page, and a line on that of a format."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.formats import Format, catalogue
from consult.i18n import _
from consult.teams.forms import FormatsForm
from consult.teams.models import TeamAsSeen
from consult.teams.operations import switch_formats
from consult.teams.queries import find_team_as_seen
from consult.teams.queries.formats import switched_on, teams_using
from consult.teams.views.blueprint import bp
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@bp.route("/teams/<uuid:team_id>/formats", methods=["GET", "POST"])
@requires(Permission.TEAM_FORMATS, on=find_team_as_seen)
def formats(seen: TeamAsSeen) -> ResponseReturnValue:
    """Say which formats the team's meetings can be planned in."""
    actor, team = current_actor(), seen.team
    usual, form = catalogue().format(team.format_key), FormatsForm()
    form.offer(catalogue().newest(), usual, switched_on(actor, team.id))
    if not form.validate_on_submit():
        page = render_template("teams/formats.html", form=form, team=team, usual=usual)
        return page, form.status
    switch_formats(actor, team, form.chosen)
    flash(_("The choice of formats is saved."), "success")
    return redirect(url_for("teams.show", team_id=team.id), 303)


@panel("format", order=10)
def using(shape: Format) -> str | None:
    """Show on the page of a format which of one's own teams it is offered to."""
    lines = teams_using(current_actor(), shape)
    return render_template("teams/panel_format.html", lines=lines) if lines else None
