"""One list per person, and one press: her own, or as a deputy after she is gone."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.handovers.forms import HandOverForm
from consult.handovers.models import HandoverOffer, Leaving
from consult.handovers.operations import Named, name_successors, take_back
from consult.handovers.queries import find_gone, find_named_offer, find_own
from consult.handovers.views.blueprint import bp
from consult.i18n import _, _n
from consult.web.guard import current_actor, requires


@bp.route("/hand-over", methods=["GET", "POST"])
@requires(Permission.HAND_OVER_OWN, on=find_own)
def mine(leaving: Leaving) -> ResponseReturnValue:
    """Hand over what is one's own."""
    return _hand_over(leaving, url_for("handovers.mine"), url_for("accounts.own"))


@bp.route("/deputy/<uuid:account_id>/hand-over", methods=["GET", "POST"])
@requires(Permission.HAND_OVER_NAME, on=find_gone)
def name(leaving: Leaving) -> ResponseReturnValue:
    """Hand over for a colleague who is gone."""
    here = url_for("handovers.name", account_id=leaving.account.id)
    return _hand_over(leaving, here, url_for("cases.deputy"))


@bp.post("/hand-over/<uuid:offer_id>/take-back")
@requires(Permission.HAND_OVER_TAKE_BACK, on=find_named_offer)
def end_offer(offer: HandoverOffer) -> ResponseReturnValue:
    """Ask somebody no longer."""
    actor = current_actor()
    take_back(actor, offer)
    flash(_("Taken back. Somebody else can be named now."), "success")
    if offer.leaver_id == actor.id:
        return redirect(url_for("handovers.mine"))
    return redirect(url_for("handovers.name", account_id=offer.leaver_id))


def _hand_over(leaving: Leaving, here: str, back: str) -> ResponseReturnValue:
    form = HandOverForm.for_list(leaving)
    if not form.validate_on_submit():
        page = render_template("handovers/list.html", form=form, leaving=leaving, back=back)
        return page, form.status
    named = name_successors(current_actor(), leaving, form.chosen)
    _say(named)
    return redirect(here)


def _say(named: Named) -> None:
    if named.offers:
        done = _n(
            "One thing waits for its successor.",
            "%(num)s things wait for their successors.",
            len(named.offers),
        )
        flash(done, "success")
    if named.refused:
        left = _n(
            "One thing is left: the person you chose is kept out of it.",
            "%(num)s things are left: the person you chose is kept out of them.",
            named.refused,
        )
        flash(left, "warning")
