"""The asker's own pages: her list, one consultation, what she says to its panel."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission, propose
from consult.accounts.views.step_up import fresh
from consult.agencies.rules import sectors
from consult.consultations.models import Consultation, Joinable, Proposed, Seen
from consult.consultations.operations import (
    concern,
    confirm_panel,
    receive_answers,
    strike,
    withdraw,
)
from consult.consultations.queries import (
    clients_not_concerned,
    find_consultation,
    find_joinable,
    find_proposed,
    my_consultations,
    myself,
    named_in,
    setting_of,
    turn_of,
    whole_of,
)
from consult.consultations.views.blueprint import bp
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.route("/consultations")
@requires(Permission.CONSULTATION_LIST, on=myself)
def index(person: Actor) -> ResponseReturnValue:
    """List what she has asked."""
    return render_template("consultations/index.html", page=page_of(my_consultations(person)))


@bp.route("/consultations/<uuid:consultation_id>")
@requires(Permission.CONSULTATION_READ, on=find_consultation)
def show(seen: Seen) -> ResponseReturnValue:
    """Show one consultation to its asker."""
    actor, it = current_actor(), seen.consultation
    brief = whole_of(actor, it)
    return render_template(
        "consultations/show.html",
        named=named_in(actor, it, brief),
        it=it,
        setting=setting_of(actor, it),
        brief=brief,
        others=clients_not_concerned(actor, it) if it.case_id and it.is_before_opening else (),
        sectors=sectors(),
        turn=turn_of(actor, it) if it.waits_for_a_time else None,
    )


@bp.route("/consultations/<uuid:consultation_id>/panel", methods=["POST"])
@requires(Permission.CONSULTATION_EDIT, on=find_consultation)
@fresh
def confirm(seen: Seen) -> ResponseReturnValue:
    """Agree to the panel; the invitations leave."""
    provision = propose(seen.consultation.format_key)
    confirm_panel(current_actor(), seen.consultation, provision.key if provision else "")
    flash(_("The invitations have been sent."), "success")
    return _back(seen.consultation)


@bp.route("/consultations/panel/<uuid:invitation_id>/strike", methods=["POST"])
@requires(Permission.PANEL_STRIKE, on=find_proposed)
def strike_out(proposed: Proposed) -> ResponseReturnValue:
    """Take somebody off the panel."""
    strike(current_actor(), proposed.seen.consultation, proposed.invitation)
    flash(_("Struck out. No reason is asked; the coordinator can propose somebody else."), "info")
    return _back(proposed.seen.consultation)


@bp.route(
    "/consultations/<uuid:consultation_id>/clients/<uuid:client_id>/concern", methods=["POST"]
)
@requires(Permission.CONSULTATION_CONCERN, on=find_joinable)
def concern_too(joinable: Joinable) -> ResponseReturnValue:
    """Say that it concerns one more client of the case."""
    concern(current_actor(), joinable.seen.consultation, joinable.client)
    flash(_("Added to the request."), "success")
    return _back(joinable.seen.consultation)


@bp.route("/consultations/<uuid:consultation_id>/withdraw", methods=["POST"])
@requires(Permission.CONSULTATION_EDIT, on=find_consultation)
def take_back(seen: Seen) -> ResponseReturnValue:
    """Withdraw a request that waits."""
    withdraw(current_actor(), seen.consultation)
    flash(_("The request has been withdrawn."), "info")
    return _back(seen.consultation)


@bp.route("/consultations/<uuid:consultation_id>/received", methods=["POST"])
@requires(Permission.CONSULTATION_EDIT, on=find_consultation)
def received(seen: Seen) -> ResponseReturnValue:
    """Say that the answers have been taken home."""
    receive_answers(current_actor(), seen.consultation)
    return _back(seen.consultation)


def _back(consultation: Consultation) -> ResponseReturnValue:
    return redirect(url_for("consultations.show", consultation_id=consultation.id))
