"""On behalf of somebody on the phone: taking a request down, her word on it, an expert's answer."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission, propose
from consult.accounts.queries import accounts_with, find_account
from consult.agencies.queries import open_agencies
from consult.agencies.rules import sectors
from consult.consultations.forms import ConfirmForm, PhoneRequestForm
from consult.consultations.models import Board, Proposed, Seen
from consult.consultations.operations import (
    confirm_phone_request,
    record_word,
    take_by_phone,
)
from consult.consultations.queries import (
    find_board,
    find_consultation,
    find_proposed,
    offer_of,
    setting_of,
    whole_of,
)
from consult.consultations.views.blueprint import bp
from consult.formats import catalogue
from consult.foundation.actor import Duty
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.route("/consultations/board/<uuid:team_id>/phone", methods=["GET", "POST"])
@requires(Permission.REQUEST_TAKE_DOWN, on=find_board)
def take_down(board: Board) -> ResponseReturnValue:
    """Write down what somebody asks on the phone."""
    actor, form = current_actor(), PhoneRequestForm()
    form.offer(accounts_with(actor, Duty.SOCIAL_WORKER), open_agencies(actor))
    if not form.validate_on_submit():
        return render_template("consultations/phone.html", board=board, form=form), form.status
    asker, shape = find_account(actor, form.asker.data), catalogue().format(board.team.format_key)
    assert asker is not None  # it was among the choices
    it = take_by_phone(actor, board.team, shape, form.wish(), asker)
    flash(_("Taken down. The asker is told, and confirms that it is hers."), "success")
    return redirect(url_for("consultations.triage", consultation_id=it.id), 303)


@bp.route("/consultations/<uuid:consultation_id>/confirm", methods=["GET", "POST"])
@requires(Permission.REQUEST_CONFIRM, on=find_consultation)
def confirm_phoned(seen: Seen) -> ResponseReturnValue:
    """Say that a request that was taken down on the phone is one's own, and what it is about."""
    actor, it, form = current_actor(), seen.consultation, ConfirmForm()
    setting = setting_of(actor, it)
    offer, provision = offer_of(actor, setting.team), propose(it.format_key)
    form.offer(offer)
    if not form.validate_on_submit():
        page = {"it": it, "form": form, "setting": setting, "brief": whole_of(actor, it)}
        page["sectors"] = sectors()
        return render_template("consultations/confirm.html", offer=offer, **page), form.status
    about, involved = form.chosen(offer), form.agencies.data or ()
    confirm_phone_request(actor, it, about, provision.key if provision else "", involved)
    return redirect(url_for("consultations.asked", consultation_id=it.id), 303)


@bp.post("/consultations/panel/<uuid:invitation_id>/said-yes")
@requires(Permission.INVITATION_RECORD, on=find_proposed)
def said_yes(proposed: Proposed) -> ResponseReturnValue:
    """Write down that an invited expert has promised on the phone to come."""
    return _record(proposed, comes=True)


@bp.post("/consultations/panel/<uuid:invitation_id>/said-no")
@requires(Permission.INVITATION_RECORD, on=find_proposed)
def said_no(proposed: Proposed) -> ResponseReturnValue:
    """Write down that an invited expert has said on the phone that she cannot come."""
    return _record(proposed, comes=False)


def _record(proposed: Proposed, *, comes: bool) -> ResponseReturnValue:
    it = proposed.seen.consultation
    record_word(current_actor(), it, proposed.invitation, comes=comes)
    flash(_("Written down. The expert is told."), "success")
    return redirect(url_for("consultations.triage", consultation_id=it.id), 303)
