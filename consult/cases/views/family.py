"""What a minor decided on telling the guardians; who of a family is kept apart."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission, propose
from consult.cases.forms import ApartForm, MinorsWordForm, NotApartForm
from consult.cases.models import Case, Client
from consult.cases.operations import end_keeping_apart, keep_apart, note_minors_word
from consult.cases.queries import apartness_of, find_case, find_client, words_of_minor
from consult.cases.rules import ApartGround
from consult.cases.views.blueprint import bp
from consult.cases.views.clients import of_client
from consult.drafts.views import draft_kind
from consult.i18n import _, _l
from consult.web.guard import current_actor, requires

MINORS_WORD = draft_kind(
    "client.minors-word", _l("What the minor decided"), "cases.minors_word", finds=of_client
)


@bp.route("/clients/<uuid:client_id>/decision", methods=["GET", "POST"])
@requires(Permission.CLIENT_EDIT, on=find_client)
def minors_word(client: Client) -> ResponseReturnValue:
    """Write down what a minor decided on telling the guardians."""
    form = MINORS_WORD.on(MinorsWordForm(), client)
    if not form.validate_on_submit():
        words = words_of_minor(current_actor(), client)
        things = {"words": words, "provision": propose("minors-decision")}
        page = render_template("cases/minors_word.html", form=form, client=client, **things)
        return page, form.status
    said = form.data
    texts = (said["decision"], said["decided_on"], form.how_heard.reviewed)
    note_minors_word(current_actor(), client, *texts)
    flash(_("Saved."), "success")
    return redirect(url_for("cases.show", case_id=client.case_id))


@bp.route("/cases/<uuid:case_id>/apart", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE, on=find_case)
def apart(case: Case) -> ResponseReturnValue:
    """Keep some of the family apart."""
    form = ApartForm()
    if not form.validate_on_submit():
        return _apart_page(case, form), form.status
    keep_apart(current_actor(), case, form.grounds.data, form.why.reviewed)
    flash(_("From now on nobody's sheet or letter tells of another of the family."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/cases/<uuid:case_id>/not-apart", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE, on=find_case)
def not_apart(case: Case) -> ResponseReturnValue:
    """Say that nobody of the family is kept apart any more."""
    form = NotApartForm()
    if not form.validate_on_submit():
        return _apart_page(case, form), form.status
    end_keeping_apart(current_actor(), case, form.why.reviewed)
    flash(_("Saved."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


def _apart_page(case: Case, form: ApartForm | NotApartForm) -> str:
    history = apartness_of(current_actor(), case)
    grounds = {one.value: one for one in ApartGround}
    return render_template(
        "cases/apart.html", form=form, case=case, history=history, grounds=grounds
    )
