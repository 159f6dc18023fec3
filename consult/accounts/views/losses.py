"""The way back of somebody who has lost every way in: two words, a link and a code, a call."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.wrappers import Response

from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms.arrivals import ComparedForm
from consult.accounts.forms.losses import CheckForm, LossForm
from consult.accounts.models import Account, Arrival, Loss
from consult.accounts.queries import find_account, find_arrival, names_of
from consult.accounts.queries.losses import find_loss, find_own_loss
from consult.accounts.views.arrivals import facts_of, invited, kid_of
from consult.accounts.views.blueprint import bp
from consult.accounts.views.step_up import fresh
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.panels import panel
from consult.web.transaction import slow_work


@bp.route("/people/<uuid:account_id>/way-back", methods=["GET", "POST"])
@requires(Permission.LOSS_BEGIN, on=find_account)
@fresh
def begin_way_back(account: Account) -> ResponseReturnValue:
    """Say the first word for somebody who has lost every way in."""
    form = LossForm()
    if not form.validate_on_submit():
        page = render_template("accounts/begin_way_back.html", form=form, account=account)
        return page, form.status
    loss = operations.begin_way_back(current_actor(), account, form.lost, form.checked)
    flash(_("Your word is kept. Another supervisor makes sure, too."), "success")
    return to_loss(loss)


@bp.get("/people/way-back/<uuid:loss_id>")
@requires(Permission.LOSS_READ, on=find_loss)
def way_back(loss: Loss) -> ResponseReturnValue:
    """Show how far somebody's way back has come, and what is next."""
    people = names_of(current_actor(), {loss.begun_by, loss.account_id, *_second(loss)})
    return render_template("accounts/way_back.html", loss=loss, people=people)


@bp.route("/people/way-back/<uuid:loss_id>/confirm", methods=["GET", "POST"])
@requires(Permission.LOSS_CONFIRM, on=find_loss)
@fresh
def confirm_way_back(loss: Loss) -> ResponseReturnValue:
    """Say the second word."""
    form, account = CheckForm(), whose(loss)
    if not form.validate_on_submit():
        page = render_template("accounts/confirm_way_back.html", form=form, account=account)
        return page, form.status
    operations.confirm_way_back(current_actor(), loss, account, form.checked)
    flash(_("There are two words now. A link and a code can be made for her."), "success")
    return to_loss(loss)


@bp.post("/people/way-back/<uuid:loss_id>/link")
@requires(Permission.LOSS_LINK, on=find_loss)
@fresh
def make_way_back_link(loss: Loss) -> ResponseReturnValue:
    """Make her link and code, shown once."""
    with slow_work():
        door = operations.draw_door(current_actor())
    return invited(operations.make_way_back_link(current_actor(), loss, whose(loss), door), door)


@bp.post("/people/way-back/<uuid:loss_id>/stop")
@requires(Permission.LOSS_STOP, on=find_loss)
def stop_way_back(loss: Loss) -> ResponseReturnValue:
    """Stop it: her account stands as it did before."""
    operations.stop_way_back(current_actor(), loss, whose(loss))
    flash(_("It is stopped. Her account stands as it did before."), "success")
    return redirect(url_for("accounts.show", account_id=loss.account_id), 303)


@panel("everywhere", order=5)
def called_lost(actor: Actor) -> str | None:
    """Say on every page that somebody has begun a way back for her: it may be a theft."""
    if not getattr(current_user, "called_lost", False):
        return None
    return render_template("accounts/_called_lost.html")


@bp.post("/account/way-back/stop")
@requires(Permission.LOSS_STOP, on=find_own_loss)
def stop_own_way_back(loss: Loss) -> ResponseReturnValue:
    """Stop what others have begun: one is signed in, so nothing is lost."""
    operations.stop_way_back(current_actor(), loss, whose(loss))
    flash(_("It is stopped. You sign in as before."), "success")
    return redirect(url_for("accounts.factors"), 303)


@bp.route("/people/on-their-way/<uuid:arrival_id>/let-back", methods=["GET", "POST"])
@requires(Permission.ARRIVAL_LET_BACK, on=find_arrival)
@fresh
def let_back(found: Arrival) -> ResponseReturnValue:
    """Compare the numbers and let her back in."""
    form = ComparedForm(kid_of(found))
    if not form.validate_on_submit():
        return render_template("accounts/let_back.html", form=form, **facts_of(found)), form.status
    operations.let_back_in(current_actor(), found, form.seen_kid)
    flash(_("She is back. Her colleagues now see what they can give back to her."), "success")
    return redirect(url_for("accounts.on_their_way"), 303)


def whose(loss: Loss) -> Account:
    """Return who has lost her way in."""
    return find_account(current_actor(), loss.account_id) or abort(404)


def to_loss(loss: Loss) -> Response:
    """Lead to the page of a way back."""
    return redirect(url_for("accounts.way_back", loss_id=loss.id), 303)


def _second(loss: Loss) -> set[UUID]:
    return {loss.confirmed_by} if loss.confirmed_by is not None else set()
