"""What one is asked to take over: yes or no, to all of it or one by one."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.handovers.models import Offered, Offers
from consult.handovers.operations import accept_offers, decline_offers
from consult.handovers.queries import find_offers, find_one_offer
from consult.handovers.views.blueprint import bp
from consult.i18n import _, _n
from consult.web.guard import current_actor, requires


@bp.get("/taking-over")
@requires(Permission.HAND_OVER_LIST, on=find_offers)
def index(offers: Offers) -> ResponseReturnValue:
    """List what one is asked to take over."""
    return render_template("handovers/offers.html", offers=offers)


@bp.post("/taking-over/accept")
@requires(Permission.HAND_OVER_ANSWER, on=find_offers)
def accept_all(offers: Offers) -> ResponseReturnValue:
    """Take everything over."""
    return _accept(offers.waiting)


@bp.post("/taking-over/decline")
@requires(Permission.HAND_OVER_ANSWER, on=find_offers)
def decline_all(offers: Offers) -> ResponseReturnValue:
    """Take nothing of it."""
    return _decline(offers.waiting)


@bp.post("/taking-over/<uuid:offer_id>/accept")
@requires(Permission.HAND_OVER_ANSWER, on=find_one_offer)
def accept(offered: Offered) -> ResponseReturnValue:
    """Take one thing over."""
    return _accept([offered])


@bp.post("/taking-over/<uuid:offer_id>/decline")
@requires(Permission.HAND_OVER_ANSWER, on=find_one_offer)
def decline(offered: Offered) -> ResponseReturnValue:
    """Do not take one thing."""
    return _decline([offered])


def _accept(waiting: Sequence[Offered]) -> ResponseReturnValue:
    taken, lost = accept_offers(current_actor(), [one.offer for one in waiting])
    if taken:
        done = _n("You have taken over one thing.", "You have taken over %(num)s things.", taken)
        flash(done, "success")
    if lost:
        flash(_("Something had changed meanwhile. It has to be offered to you again."), "warning")
    return redirect(url_for("handovers.index"))


def _decline(waiting: Sequence[Offered]) -> ResponseReturnValue:
    decline_offers(current_actor(), [one.offer for one in waiting])
    flash(_("You did not take it. Whoever asked you has been told."), "success")
    return redirect(url_for("handovers.index"))
