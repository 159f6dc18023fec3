"""The front page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.agencies.rules import sectors
from consult.cases.queries import circle_promises_to_keep
from consult.desk.queries import desk_of, myself, works
from consult.desk.rules import card_of
from consult.foundation.actor import Actor, Duty
from consult.i18n import _l
from consult.teams.queries import promises_to_keep
from consult.web.guard import requires
from consult.web.menu import entry

bp = Blueprint("desk", __name__)

entry("desk.front", label=_l("Front page"), order=0)


@bp.get("/")
@requires(Permission.DESK_READ, on=myself)
def front(person: Actor) -> ResponseReturnValue:
    """Show what waits for the person, the most urgent first."""
    desk = desk_of(person)
    return render_template(
        "desk/front.html",
        desk=desk,
        cards=[card_of(one) for one in desk.waiting],
        person=person,
        asks=person.has(Duty.SOCIAL_WORKER),
        works=works(person),
        sectors=sectors(),
    )


@bp.get("/promised-seats")
@requires(Permission.DESK_READ, on=myself)
def promises(person: Actor) -> ResponseReturnValue:
    """List what was promised to people who are in by now, each with its press."""
    return render_template(
        "desk/promises.html",
        in_teams=promises_to_keep(person),
        in_circles=circle_promises_to_keep(person),
    )
