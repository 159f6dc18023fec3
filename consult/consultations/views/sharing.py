"""A consultation shared with somebody who gets no other key of its case, and what she sees."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import vault
from consult.access import Permission
from consult.accounts.views.step_up import proof_first
from consult.agencies.queries import all_agencies
from consult.agencies.rules import sectors
from consult.cases.forms import PartialSeatForm
from consult.cases.models import Case
from consult.cases.queries import colleagues_without_seat
from consult.consultations.models import Consultation, ToShare
from consult.consultations.operations import share_consultation
from consult.consultations.queries import (
    find_shared,
    find_to_share,
    readers_in,
    shared_in,
    whole_of,
)
from consult.consultations.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@bp.route("/consultations/<uuid:consultation_id>/colleague", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_SHARE, on=find_to_share)
def colleague(found: ToShare) -> ResponseReturnValue:
    """Let a colleague open this consultation, and nothing else of its case."""
    actor, it, case = current_actor(), found.seen.consultation, found.case
    colleagues = colleagues_without_seat(actor, case)
    form = PartialSeatForm.among(colleagues, all_agencies(actor), case.team.agency_id)
    if not form.validate_on_submit():
        return render_template("consultations/share.html", form=form, it=it, case=case), form.status
    if form.goes_outside and (asked := proof_first()) is not None:
        return asked
    share_consultation(actor, it, case, form.data["account_id"], **form.facts)
    flash(_("The consultation is shared. Nothing else of the case opens."), "success")
    return redirect(url_for("cases.circle", case_id=case.id))


@bp.get("/consultations/<uuid:consultation_id>/shared")
@requires(Permission.SHARED_READ, on=find_shared)
def shared(it: Consultation) -> ResponseReturnValue:
    """Show what was shared: the questions, and the answers where they open."""
    brief = whole_of(current_actor(), it)
    return render_template(
        "consultations/shared.html",
        it=it,
        brief=brief,
        reads_answers=vault.keyring().holds(it.space_id, newest=True),
        sectors=sectors(),
    )


@panel("case-mine", order=10)
def shared_panel(case: Case) -> str | None:
    """List on the page of a seat without the file what was shared."""
    found = shared_in(current_actor(), case)
    return render_template("consultations/panel_mine.html", shared=found) if found else None


@panel("circle", order=10)
def readers_panel(case: Case) -> str | None:
    """Say on the circle's page who can open each consultation."""
    actor = current_actor()
    found = readers_in(actor, case)
    return (
        render_template(
            "consultations/panel_circle.html",
            found=found,
            actor=actor,
            sectors=sectors(),
            may_write=case.is_written_by(actor),
        )
        if found
        else None
    )
