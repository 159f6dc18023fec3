"""Inviting people, and approving those who have come."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import vault
from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms import ApproveForm, InviteForm
from consult.accounts.messages import link_of_arrival
from consult.accounts.models import Arrival
from consult.accounts.operations import Door
from consult.accounts.queries import (
    arrivals,
    find_account,
    find_arrival,
    names_of,
    proposal_of,
    proposals,
)
from consult.accounts.queries.losses import losses_at_hand
from consult.accounts.rules import CODE_TRIES, duties_to_propose
from consult.accounts.views.blueprint import bp
from consult.accounts.views.step_up import fresh
from consult.agencies.queries import agencies_of, find_agency, open_agencies, the_directory
from consult.agencies.rules import sectors
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of
from consult.web.transaction import slow_work


@bp.get("/people/on-their-way")
@requires(Permission.ACCOUNT_INVITE, on=the_directory)
def on_their_way(reader: Actor) -> ResponseReturnValue:
    """List who is invited and who waits to be approved."""
    page = page_of(arrivals(reader))
    return render_template(
        "accounts/on_their_way.html",
        page=page,
        agencies=agencies_of(reader, {arrival.agency_id for arrival in page}),
        inviters=names_of(reader, {arrival.invited_by for arrival in page}),
        proposals=proposals(reader),
        losses=losses_at_hand(reader),
        now=clock.now(),
    )


@bp.route("/people/invite", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_INVITE, on=the_directory)
def invite(reader: Actor) -> ResponseReturnValue:
    """Invite somebody; the link and the code are shown once."""
    form = offered(InviteForm(duties_to_propose(reader.duties)), reader)
    if not form.validate_on_submit():
        return render_template("accounts/invite.html", form=form), form.status
    facts = form.facts
    with slow_work():
        door = operations.draw_door(reader)
    return invited(operations.invite(reader, door, **facts), door)


@bp.get("/people/on-their-way/<uuid:arrival_id>")
@requires(Permission.ARRIVAL_READ, on=find_arrival)
def arrival(found: Arrival) -> ResponseReturnValue:
    """Show how far somebody has come, and what can be done."""
    return render_template("accounts/arrival.html", **facts_of(found))


@bp.post("/people/on-their-way/<uuid:arrival_id>/renew")
@requires(Permission.ARRIVAL_RENEW, on=find_arrival)
@fresh
def renew_link(found: Arrival) -> ResponseReturnValue:
    """Make a new link and code, shown once; the older ones are dead."""
    with slow_work():
        door = operations.draw_door(current_actor(), found.id)
    operations.renew_link(current_actor(), found, door)
    return invited(found, door)


@bp.post("/people/on-their-way/<uuid:arrival_id>/cancel")
@requires(Permission.ARRIVAL_CANCEL, on=find_arrival)
def cancel_arrival(found: Arrival) -> ResponseReturnValue:
    """Take an invitation back."""
    operations.cancel_arrival(current_actor(), found)
    flash(_("The invitation is cancelled. Its link opens nothing any more."), "success")
    return redirect(url_for("accounts.on_their_way"), 303)


@bp.route("/people/on-their-way/<uuid:arrival_id>/approve", methods=["GET", "POST"])
@requires(Permission.ARRIVAL_APPROVE, on=find_arrival)
@fresh
def approve(found: Arrival) -> ResponseReturnValue:
    """Compare the numbers and let her in."""
    form = ApproveForm(found, kid_of(found))
    if not form.validate_on_submit():
        return render_template("accounts/approve.html", form=form, **facts_of(found)), form.status
    is_in = operations.approve(current_actor(), found, form.duties.data, form.seen_kid)
    flash(approved(is_in), "success")
    return redirect(url_for("accounts.on_their_way"), 303)


@bp.post("/people/on-their-way/<uuid:arrival_id>/refuse")
@requires(Permission.ARRIVAL_REFUSE, on=find_arrival)
@fresh
def refuse(found: Arrival) -> ResponseReturnValue:
    """Do not let her in."""
    operations.refuse(current_actor(), found)
    flash(_("She was not let in. Her keys and her link open nothing."), "success")
    return redirect(url_for("accounts.on_their_way"), 303)


def offered(form: InviteForm, actor: Actor) -> InviteForm:
    """Offer the agencies and sectors there are."""
    form.agency_id.choices = [(agency.id, agency.name) for agency in open_agencies(actor)]
    form.sector.choices = list(sectors().items())
    return form


def invited(found: Arrival, door: Door) -> ResponseReturnValue:
    """Show the link and the code, this once."""
    link = link_of_arrival(found, door.token).address
    return render_template(
        "accounts/invited.html", arrival=found, link=link, door=door, tries=CODE_TRIES
    )


def approved(is_in: bool) -> str:
    """Say what the word has done."""
    if is_in:
        return _("She is in. Those who have promised her something can now confirm it.")
    return _("Your word is kept. Another supervisor's word lets her in.")


def facts_of(found: Arrival) -> dict[str, object]:
    """Return what the pages of an arrival show."""
    actor = current_actor()
    account = find_account(actor, found.account_id) if found.account_id else None
    spoken = proposal_of(actor, account.id) if account is not None else None
    asked = {found.invited_by, *([spoken.proposed_by] if spoken else [])}
    kid = kid_of(found)
    return {
        "arrival": found,
        "agency": find_agency(actor, found.agency_id),
        "sector": sectors()[found.sector],
        "state": found.state_at(clock.now()),
        "account": account,
        "spoken": spoken,
        "people": names_of(actor, asked),
        "numbers": vault.fingerprint_of(account.id, kid) if account is not None and kid else "",
    }


def kid_of(found: Arrival) -> bytes:
    """Return the name of the keys that wait for somebody's word, if there are any."""
    keys = vault.waiting_keys(found.account_id) if found.account_id is not None else []
    return keys[0].kid if keys else b""
