"""From the page of a case: what can be erased, what would go, and asking for it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.queries import clients_of
from consult.erasures.forms import EraseForm
from consult.erasures.models import ToErase
from consult.erasures.operations import ask_erasure
from consult.erasures.queries import (
    find_client_to_erase,
    find_to_erase,
    open_erasures_of,
    preview_of,
    standing_hold,
)
from consult.erasures.views.blueprint import bp, promised
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.get("/cases/<uuid:case_id>/erase")
@requires(Permission.ERASURE_ASK, on=find_to_erase)
def choose(found: ToErase) -> ResponseReturnValue:
    """Choose what is to go: one client, or the whole case."""
    actor = current_actor()
    return render_template(
        "erasures/choose.html",
        found=found,
        clients=clients_of(actor, found.case),
        hold=standing_hold(actor, found.case.id),
        under_way=open_erasures_of(actor, found.case),
    )


@bp.route("/cases/<uuid:case_id>/erase/all", methods=["GET", "POST"])
@requires(Permission.ERASURE_ASK, on=find_to_erase)
def ask(found: ToErase) -> ResponseReturnValue:
    """Ask that a whole case be erased."""
    return _ask(found)


@bp.route("/clients/<uuid:client_id>/erase", methods=["GET", "POST"])
@requires(Permission.ERASURE_ASK, on=find_client_to_erase)
def ask_client(found: ToErase) -> ResponseReturnValue:
    """Ask that one client be erased, with what concerns that client alone."""
    return _ask(found)


def _ask(found: ToErase) -> ResponseReturnValue:
    form, actor = EraseForm(), current_actor()
    if not form.validate_on_submit():
        preview = preview_of(actor, found.case, found.client)
        page = render_template(
            "erasures/ask.html", form=form, found=found, preview=preview, promise=promised()
        )
        return page, form.status
    erasure = ask_erasure(actor, found, form.wish)
    flash(_("Asked. A second person has been told; nothing is erased yet."), "success")
    return redirect(url_for("erasures.show", erasure_id=erasure.id))
