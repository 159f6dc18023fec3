"""One's own list: what one has promised, done with one press."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.queries import myself
from consult.followups.forms import DropForm
from consult.followups.models import Action
from consult.followups.operations import drop_action, mark_done, reopen_action
from consult.followups.queries import find_action, my_actions, texts_of
from consult.followups.views.blueprint import bp
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.web import redirects
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.route("/actions")
@requires(Permission.OUTCOME_READ, on=myself)
def mine(person: Actor) -> ResponseReturnValue:
    """List what she has promised: what waits, or what is over."""
    settled = request.args.get("over") == "1"
    page = page_of(my_actions(person, settled=settled))
    texts = texts_of(person, [action for action, _asked in page])
    return render_template("followups/mine.html", page=page, texts=texts, settled=settled)


@bp.post("/actions/<uuid:action_id>/done")
@requires(Permission.ACTION_FINISH, on=find_action)
def done(action: Action) -> ResponseReturnValue:
    """Say that it is done."""
    mark_done(current_actor(), action)
    flash(_("Done. Thank you."), "success")
    return redirects.back_or(url_for("followups.mine"))


@bp.post("/actions/<uuid:action_id>/reopen")
@requires(Permission.ACTION_FINISH, on=find_action)
def reopen(action: Action) -> ResponseReturnValue:
    """Take back a press."""
    reopen_action(current_actor(), action)
    flash(_("It waits again."), "info")
    return redirect(url_for("followups.mine"), 303)


@bp.route("/actions/<uuid:action_id>/drop", methods=["GET", "POST"])
@requires(Permission.ACTION_FINISH, on=find_action)
def drop(action: Action) -> ResponseReturnValue:
    """Say that it will not be done, and perhaps why."""
    form = DropForm()
    if not form.validate_on_submit():
        what = texts_of(current_actor(), [action])[action.id]
        return render_template("followups/drop.html", form=form, what=what), form.status
    drop_action(current_actor(), action, form.why.reviewed if form.why.data else None)
    flash(_("Said. It no longer waits for you."), "info")
    return redirect(url_for("followups.mine"), 303)
