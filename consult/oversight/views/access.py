"""Who can be reached: every emergency opening, and spaces that too few people can open."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.models import EmergencyOpening
from consult.i18n import _
from consult.oversight.models import Watch
from consult.oversight.operations import count_openers
from consult.oversight.queries.access import (
    answer_of,
    emergencies,
    find_emergency,
    last_count,
    names_in,
    thin_spaces,
    thin_teams,
    watched,
    words_of,
)
from consult.oversight.views.blueprint import bp
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.get("/access/emergencies")
@requires(Permission.EMERGENCIES_READ, on=watched)
def emergency_list(watch: Watch) -> ResponseReturnValue:
    """List every emergency opening of the teams one watches, without a word of content."""
    page = page_of(emergencies(current_actor(), watch))
    return render_template("oversight/emergencies.html", page=page, watch=watch)


@bp.get("/access/emergencies/<uuid:opening_id>")
@requires(Permission.EMERGENCY_READ, on=find_emergency)
def emergency(opening: EmergencyOpening) -> ResponseReturnValue:
    """Show the reason of one opening, and what its user said afterwards."""
    actor = current_actor()
    answer = answer_of(actor, opening)
    return render_template(
        "oversight/emergency.html",
        opening=opening,
        names=names_in(actor, opening),
        reason=words_of(actor, opening),
        answer=answer,
        said=words_of(actor, answer) if answer is not None else None,
    )


@bp.get("/access")
@requires(Permission.REACH_READ, on=watched)
def reach(watch: Watch) -> ResponseReturnValue:
    """Show which spaces too few people can open, and what else may shut somebody out."""
    actor = current_actor()
    return render_template(
        "oversight/reach.html",
        watch=watch,
        count=last_count(actor),
        page=page_of(thin_spaces(actor, watch)),
        teams=thin_teams(actor, watch),
    )


@bp.post("/access/count")
@requires(Permission.REACH_LOOK, on=watched)
def count(watch: Watch) -> ResponseReturnValue:
    """Count again."""
    count_openers(current_actor())
    flash(_("Counted."), "success")
    return redirect(url_for("oversight.reach"), 303)
