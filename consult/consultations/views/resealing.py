"""Somebody's key may have been seen: new keys for one consultation, as for the file of its case."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import vault
from consult.access import Permission
from consult.accounts.views.step_up import fresh
from consult.cases.forms import EndSeatForm
from consult.cases.operations import Anew
from consult.cases.views.resealing import say_how_far
from consult.consultations.models import Sealed
from consult.consultations.operations import seal_consultation_anew, turn_consultation_key
from consult.consultations.queries import find_sealed
from consult.consultations.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.route("/consultations/<uuid:consultation_id>/reseal", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_REKEY, on=find_sealed)
@fresh
def reseal(sealed: Sealed) -> ResponseReturnValue:
    """Turn its key, and begin to seal it anew."""
    form, actor, it = EndSeatForm(), current_actor(), sealed.consultation
    if not form.validate_on_submit():
        behind = vault.rows_behind([it.space_id])
        shown = {"form": form, "it": it, "case": sealed.case, "behind": behind}
        return render_template("consultations/reseal.html", **shown), form.status
    turn_consultation_key(actor, sealed)
    return _done(sealed, seal_consultation_anew(actor, sealed))


@bp.post("/consultations/<uuid:consultation_id>/reseal/on")
@requires(Permission.CONSULTATION_REKEY, on=find_sealed)
@fresh
def reseal_on(sealed: Sealed) -> ResponseReturnValue:
    """Go on with what still lies under earlier keys."""
    return _done(sealed, seal_consultation_anew(current_actor(), sealed))


def _done(sealed: Sealed, anew: Anew) -> ResponseReturnValue:
    say_how_far(anew)
    if anew.left:
        there = url_for("consultations.reseal", consultation_id=sealed.consultation.id)
        return redirect(there)
    flash(_("The whole consultation is under a new key."), "success")
    return redirect(url_for("cases.circle", case_id=sealed.case.id))
