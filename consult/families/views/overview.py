"""A family before and after its meetings, on one page; the way there from the case."""

from flask import render_template
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.models import Case
from consult.cases.queries import find_case
from consult.consultations.models import Consultation
from consult.families.queries import gatherings_of
from consult.families.views.blueprint import bp
from consult.meetings.queries.on_paper import keeps_apart
from consult.meetings.queries.room import AtTable
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


@panel("item", order=5)
def apart_panel(table: AtTable) -> str | None:
    """Warn those at the table that some of the family are kept apart; why is not theirs."""
    return render_template("families/_apart.html") if keeps_apart(table.room) else None


@panel("item-sheet", order=1)
def apart_on_paper_panel(table: AtTable) -> str | None:
    """Say on paper that the family does not get it."""
    return render_template("families/_apart_on_paper.html") if keeps_apart(table.room) else None


@panel("consultation", order=25)
def papers_panel(consultation: Consultation) -> str | None:
    """Lead the asker to the sheets and letters of the family she asks about."""
    if consultation.case_id is None or consultation.asker_id != current_actor().id:
        return None
    return render_template("families/_papers.html", it=consultation)
