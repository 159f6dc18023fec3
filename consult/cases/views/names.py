"""The pages on which a case's real names are kept, for nobody but those who write its file."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.forms import ChangeNamesForm, RealNamesForm
from consult.cases.models import Case, RealNames
from consult.cases.operations import change_real_names, keep_real_names
from consult.cases.queries import clients_of, find_case, find_real_names, real_names_of
from consult.cases.rules import names_in
from consult.cases.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.route("/cases/<uuid:case_id>/names", methods=["GET", "POST"])
@requires(Permission.REAL_NAMES_KEEP, on=find_case)
def names(case: Case) -> ResponseReturnValue:
    """Keep the real names of a family; those that are kept stay covered."""
    actor = current_actor()
    kept = real_names_of(actor, case.id)
    known = {one.client_id for one in kept}
    clients = [one for one in clients_of(actor, case) if one.id not in known]
    form = RealNamesForm.about(clients)
    if not form.validate_on_submit():
        return render_template("cases/names.html", form=form, case=case, kept=kept), form.status
    keep_real_names(actor, case, form.named(clients))
    flash(_("From now on these names are looked for in what is written."), "success")
    return redirect(url_for("cases.names", case_id=case.id))


@bp.route("/real-names/<uuid:names_id>", methods=["GET", "POST"])
@requires(Permission.REAL_NAMES_CHANGE, on=find_real_names)
def real_names(kept: RealNames) -> ResponseReturnValue:
    """Show one person's real names, and write them anew."""
    form = ChangeNamesForm(data={"names": "\n".join(kept.names)})
    if not form.validate_on_submit():
        return render_template("cases/real_names.html", form=form, kept=kept), form.status
    change_real_names(current_actor(), kept, names_in(form.names.data))
    flash(_("Saved."), "success")
    return redirect(url_for("cases.names", case_id=kept.case_id))
