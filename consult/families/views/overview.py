"""A family before and after its meetings, on one page; the way there from the case."""

from flask import render_template
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.models import Case
from consult.cases.queries import find_case
from consult.families.queries import gatherings_of
from consult.families.views.blueprint import bp
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@bp.route("/cases/<uuid:case_id>/family")
@requires(Permission.FAMILY_READ, on=find_case)
def index(case: Case) -> ResponseReturnValue:
    """Show sheets, letters and answers of each of the family, by meeting."""
    actor = current_actor()
    return render_template(
        "families/index.html",
        case=case,
        gatherings=gatherings_of(actor, case),
        may_write=case.is_written_by(actor),
    )


@panel("case", order=15)
def family_panel(case: Case) -> str | None:
    """Lead from the case to what the family is told."""
    return render_template("families/_panel.html", case=case)
