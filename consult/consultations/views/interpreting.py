"""Arranging an interpreter: by the asker, or by a coordinator."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.access import Permission
from consult.consultations.forms.interpreting import InterpreterForm
from consult.consultations.models import Interpretation, Seen
from consult.consultations.operations import arrange_interpreter
from consult.consultations.queries import find_consultation, interpretations_of, languages_wanted
from consult.consultations.views.blueprint import bp
from consult.experts.queries import speakers_of
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.route("/consultations/<uuid:consultation_id>/interpreter", methods=["GET", "POST"])
@requires(Permission.INTERPRETER_ARRANGE, on=find_consultation)
def interpreter(seen: Seen) -> ResponseReturnValue:
    """Say who interprets, whether she may, and whether the family accepts her."""
    actor, it = current_actor(), seen.consultation
    form, languages = InterpreterForm(), languages_wanted(actor, it) or abort(404)
    form.offer(languages, interpretations_of(actor, it))
    if not form.validate_on_submit():
        return _page(seen, form), form.status
    row = arrange_interpreter(actor, it, form.language.data, form.arranged)
    flash(_said(row), "success" if row.is_in_order else "warning")
    return _back(seen)


def _page(seen: Seen, form: InterpreterForm) -> str:
    return render_template(
        "consultations/interpreter.html",
        it=seen.consultation,
        form=form,
        back=_way_back(seen),
        speakers=speakers_of(current_actor(), [one.sent for one in form.language.options]),
    )


def _said(row: Interpretation) -> str:
    if row.is_in_order:
        return _("The interpreter is in order.")
    return _("Written down. It is in order when somebody is found, may interpret and is accepted.")


def _way_back(seen: Seen) -> str:
    endpoint = "consultations.show" if seen.asks else "consultations.triage"
    return url_for(endpoint, consultation_id=seen.consultation.id)


def _back(seen: Seen) -> Response:
    return redirect(_way_back(seen), 303)
