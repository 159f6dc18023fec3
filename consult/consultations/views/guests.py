"""Guests: asking them, giving them a pass on the telephone; and the one page that a pass opens."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission, propose
from consult.accounts.views.step_up import fresh
from consult.agencies.queries import all_agencies
from consult.agencies.rules import sectors
from consult.consultations.forms.guests import GuestForm, NumberForm
from consult.consultations.messages.guests import link_of_pass
from consult.consultations.models import Consultation, Hosted, Proposed, Seen, WithPass
from consult.consultations.operations import (
    accept_with_pass,
    agree_to_guest,
    ask_guest,
    decline_with_pass,
    end_guest,
    give_pass,
    stand_in_for_account,
    strike_guest,
)
from consult.consultations.queries import (
    find_guest,
    find_hosting,
    find_proposed_to_host,
    find_with_pass,
    guest_places,
    opens,
    pass_page,
    whole_of,
)
from consult.consultations.rules.choices import NumberKnown
from consult.consultations.views.blueprint import bp
from consult.consultations.views.panels import carried_by
from consult.i18n import _
from consult.meetings.queries.room import AtTable
from consult.passes.rules import spoken
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@bp.route("/consultations/<uuid:consultation_id>/guests", methods=["GET", "POST"])
@requires(Permission.GUEST_ASK, on=find_hosting)
def guests(seen: Seen) -> ResponseReturnValue:
    """List the guests of a consultation, and ask one more."""
    actor, it = current_actor(), seen.consultation
    form = GuestForm()
    form.offer(all_agencies(actor))
    if not form.validate_on_submit():
        return _guests(seen, form), form.status
    guest = ask_guest(actor, seen, form.new_guest)
    flash(_("The asker is asked first.") if guest.is_proposed else _("Added."), "success")
    return _back(it)


@bp.post("/consultations/guests/<uuid:guest_id>/pass")
@requires(Permission.GUEST_ASK, on=find_guest)
@fresh
def guest_pass(hosted: Hosted) -> ResponseReturnValue:
    """Give a guest a pass; link and code are shown this once."""
    it = hosted.consultation
    issued = give_pass(current_actor(), it, hosted.guest, _ground(it))
    return render_template(
        "consultations/guest_pass.html",
        it=it,
        guest=hosted.guest,
        link=link_of_pass(issued).address,
        mailed=hosted.guest.email,
        code=spoken(issued.code),
        until=issued.meeting_pass.last_day,
    )


@bp.route("/consultations/invitations/<uuid:invitation_id>/pass", methods=["GET", "POST"])
@requires(Permission.GUEST_ASK, on=find_proposed_to_host)
def account_pass(proposed: Proposed) -> ResponseReturnValue:
    """Take an invited expert as a guest, who cannot use her account just now."""
    form, it = NumberForm(), proposed.seen.consultation
    if not form.validate_on_submit():
        return render_template("consultations/account_pass.html", form=form, it=it), form.status
    known = NumberKnown.of(str(form.number_known.data))
    stand_in_for_account(current_actor(), it, proposed.invitation, known)
    return _back(it)


@bp.post("/consultations/guests/<uuid:guest_id>/agree")
@requires(Permission.GUEST_AGREE, on=find_guest)
def agree_guest(hosted: Hosted) -> ResponseReturnValue:
    """Agree to a guest whom a coordinator has named."""
    agree_to_guest(current_actor(), hosted.consultation, hosted.guest)
    return _back(hosted.consultation)


@bp.post("/consultations/guests/<uuid:guest_id>/strike")
@requires(Permission.GUEST_AGREE, on=find_guest)
def strike_out_guest(hosted: Hosted) -> ResponseReturnValue:
    """Strike out a guest; no reason is asked."""
    strike_guest(current_actor(), hosted.consultation, hosted.guest)
    return _back(hosted.consultation)


@bp.post("/consultations/guests/<uuid:guest_id>/end")
@requires(Permission.GUEST_ASK, on=find_guest)
def end_guest_pass(hosted: Hosted) -> ResponseReturnValue:
    """End asking a guest, and her pass."""
    end_guest(current_actor(), hosted.consultation, hosted.guest)
    flash(_("The pass has ended."), "success")
    return _back(hosted.consultation)


@panel("consultation", order=50)
def guests_panel(it: Consultation) -> str | None:
    """Show the guests on the asker's page, where there can be any."""
    if it.private or not (it.is_placed or it.is_open):
        return None
    return _panel(it)


@panel("item", order=60)
def guests_at_table(table: AtTable) -> str | None:
    """Show the guests in the room, to those who may ask them."""
    it, _whole = carried_by(table) or (None, None)
    if it is None or it.private or not (it.is_placed or it.is_open):
        return None
    return _panel(it) if find_hosting(current_actor(), it.id) is not None else None


@bp.get("/pass/consultation")
@requires(Permission.PASS_USE, on=find_with_pass)
def with_pass(held: WithPass) -> ResponseReturnValue:
    """Show the holder of a pass what it opens."""
    page = pass_page(current_actor(), held)
    return render_template("consultations/with_pass.html", page=page, sectors=sectors())


@bp.post("/pass/consultation/accept")
@requires(Permission.PASS_USE, on=find_with_pass)
def accepting_with_pass(held: WithPass) -> ResponseReturnValue:
    """Say yes."""
    accept_with_pass(current_actor(), held)
    flash(_("Thank you. You can read the questions now."), "success")
    return redirect(url_for("consultations.with_pass"), 303)


@bp.post("/pass/consultation/decline")
@requires(Permission.PASS_USE, on=find_with_pass)
def declining_with_pass(held: WithPass) -> ResponseReturnValue:
    """Say no; the pass ends."""
    decline_with_pass(current_actor(), held)
    return redirect(url_for("passes.enter"), 303)


def _guests(seen: Seen, form: GuestForm) -> str:
    actor, it = current_actor(), seen.consultation
    return render_template(
        "consultations/guests.html",
        form=form,
        it=it,
        seen=seen,
        places=guest_places(actor, it),
        invited=[one for one in whole_of(actor, it).places if one.invitation.holds],
        holds=opens(actor, it),
        sectors=sectors(),
    )


def _panel(it: Consultation) -> str:
    places = guest_places(current_actor(), it)
    return render_template("consultations/panel_guests.html", it=it, places=places)


def _ground(it: Consultation) -> str:
    provision = propose(it.format_key)
    return provision.key if provision else ""


def _back(consultation: Consultation) -> ResponseReturnValue:
    return redirect(url_for("consultations.guests", consultation_id=consultation.id), 303)
