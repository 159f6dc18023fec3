"""One erasure: what it takes, the second person's word, the tombstone, the certificate."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from consult.access import Permission
from consult.accounts.views.step_up import fresh
from consult.agencies.queries import find_agency
from consult.erasures.models import ErasureSeen
from consult.erasures.operations import approve_erasure, refuse_erasure, stop_erasure
from consult.erasures.queries import find_erasure, preview_for, standing_hold
from consult.erasures.views.blueprint import bp, promised
from consult.foundation import clock
from consult.foundation.words import LANGUAGES
from consult.i18n import _, language
from consult.web.guard import current_actor, requires


@bp.get("/erasures/<uuid:erasure_id>")
@requires(Permission.ERASURE_READ, on=find_erasure)
def show(seen: ErasureSeen) -> ResponseReturnValue:
    """Show how far an erasure has come."""
    actor, promise = current_actor(), promised()
    return render_template(
        "erasures/show.html",
        seen=seen,
        it=seen.erasure,
        preview=preview_for(actor, seen),
        hold=standing_hold(actor, seen.case.id),
        promise=promise,
        certain=promise.is_certain(seen.erasure.shredded_at, clock.now()),
    )


@bp.post("/erasures/<uuid:erasure_id>/approve")
@requires(Permission.ERASURE_ANSWER, on=find_erasure)
@fresh
def approve(seen: ErasureSeen) -> ResponseReturnValue:
    """Say yes as the second person."""
    approve_erasure(current_actor(), seen)
    flash(_("Approved. It can be stopped for seven days."), "success")
    return redirect(url_for("erasures.show", erasure_id=seen.erasure.id), 303)


@bp.post("/erasures/<uuid:erasure_id>/refuse")
@requires(Permission.ERASURE_ANSWER, on=find_erasure)
def refuse(seen: ErasureSeen) -> ResponseReturnValue:
    """Say no as the second person."""
    refuse_erasure(current_actor(), seen)
    flash(_("Not approved. Whoever asked has been told."), "success")
    return redirect(url_for("erasures.show", erasure_id=seen.erasure.id), 303)


@bp.post("/erasures/<uuid:erasure_id>/stop")
@requires(Permission.ERASURE_STOP, on=find_erasure)
def stop(seen: ErasureSeen) -> ResponseReturnValue:
    """Stop it while there is time."""
    stop_erasure(current_actor(), seen)
    flash(_("Stopped. Nothing is erased."), "success")
    return redirect(url_for("erasures.show", erasure_id=seen.erasure.id), 303)


@bp.get("/erasures/<uuid:erasure_id>/certificate")
@requires(Permission.ERASURE_READ, on=find_erasure)
def certificate(seen: ErasureSeen) -> ResponseReturnValue:
    """Show the certificate of destruction, to be printed, once it is true."""
    promise, actor = promised(), current_actor()
    if not promise.is_certain(seen.erasure.shredded_at, clock.now()):
        flash(_("The certificate can be given when the last backup has run out."), "warning")
        return redirect(url_for("erasures.show", erasure_id=seen.erasure.id))
    asked = request.args.get("in", "")
    with force_locale(asked if asked in LANGUAGES else language()):
        return render_template(
            "erasures/certificate.html",
            it=seen.erasure,
            promise=promise,
            agency=find_agency(actor, seen.team.agency_id),
        )
