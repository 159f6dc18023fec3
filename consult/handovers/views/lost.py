"""What comes back after lost keys: lists to give back, and what one waits for oneself."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.queries import myself
from consult.foundation.actor import Actor
from consult.handovers.models import LostLists
from consult.handovers.operations import give_back as give
from consult.handovers.queries.lost import find_lists, lists_to_give, own_lost
from consult.handovers.views.blueprint import bp
from consult.i18n import _n
from consult.web.guard import current_actor, requires


@bp.get("/coming-back")
@requires(Permission.ACCESS_LIST, on=myself)
def coming_back(person: Actor) -> ResponseReturnValue:
    """List what one can give back to others, and what one has lost oneself."""
    return render_template(
        "handovers/coming_back.html", people=lists_to_give(person), own=own_lost(person)
    )


@bp.post("/coming-back/<uuid:account_id>")
@requires(Permission.ACCESS_GIVE_BACK, on=find_lists)
def give_back(found: LostLists) -> ResponseReturnValue:
    """Give back the list that was pressed."""
    done = give(current_actor(), found, request.form.get("kind", ""))
    flash(_n("One thing is given back.", "%(num)s things are given back.", done), "success")
    return redirect(url_for("handovers.coming_back"), 303)
