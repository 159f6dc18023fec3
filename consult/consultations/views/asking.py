"""Asking: whom, then one page, then what to do with the code."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import UnprocessableEntity

from consult.access import Permission, Provision, propose
from consult.cases.forms import NotedForm
from consult.cases.models import Case, Client
from consult.cases.rules import paste_line
from consult.consultations.forms import AskForm, BookForm, WishForm
from consult.consultations.models import Bookable, Consultation, Hindered, Seen
from consult.consultations.operations import ask, book
from consult.consultations.queries import (
    Offer,
    clients_concerned,
    find_askable_team,
    find_bookable_team,
    find_consultation,
    find_hindered,
    myself,
    offer_of,
    setting_of,
    teams_to_ask,
)
from consult.consultations.views.blueprint import bp
from consult.consultations.views.drafting import of_booking, of_request
from consult.drafts.views import draft_kind
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.i18n import _, _l
from consult.meetings.operations import wish_exception
from consult.teams.models import Team
from consult.teams.queries.formats import answering_in_writing
from consult.web.guard import current_actor, requires
from consult.web.panels import panels_of

REQUEST = draft_kind(
    "consultation.ask",
    _l("Ask for a consultation"),
    "consultations.new",
    finds=of_request,
    begins=True,
)
BOOKING = draft_kind(
    "consultation.book", _l("Book a time"), "consultations.booking", finds=of_booking, begins=True
)


@bp.route("/consultations/ask")
@requires(Permission.CONSULTATION_LIST, on=myself)
def whom(person: Actor) -> ResponseReturnValue:
    """Choose whom to ask. A case that was come from is kept."""
    teams = teams_to_ask(person)
    written = answering_in_writing(person, [team for team, _shape in teams])
    return render_template(
        "consultations/whom.html", teams=teams, case_id=_case_id(), written=written
    )


@bp.route("/consultations/ask/<uuid:team_id>", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_ASK, on=find_askable_team)
def new(team: Team) -> ResponseReturnValue:
    """Ask a group on one page."""
    offer, form = _offer(team), REQUEST.on(AskForm(), team)
    form.offer(offer)
    provision = propose(offer.shape.key)
    if not form.validate_on_submit():
        return _page(offer, form, provision), form.status
    wish, key = form.wish(offer), provision.key if provision else ""
    consultation = ask(current_actor(), team, offer.shape, wish, provision=key)
    return _to_done(consultation)


@bp.route("/consultations/book/<uuid:team_id>", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_BOOK, on=find_bookable_team)
def booking(bookable: Bookable) -> ResponseReturnValue:
    """Take a free slot."""
    offer, form = _offer(bookable.team), BOOKING.on(BookForm(), bookable)
    form.offer(offer)
    provision = propose(offer.shape.key)
    if not form.validate_on_submit():
        return _page(offer, form, provision), form.status
    return _to_done(_book(bookable, offer, form, provision))


@bp.post("/consultations/ask/<uuid:team_id>/exception")
@requires(Permission.EXCEPTION_WISH, on=find_hindered)
def wish(hindered: Hindered) -> ResponseReturnValue:
    """Ask for an exception to a rule of a team that hinders."""
    form = WishForm()
    form.offer(hindered.targets)
    if not form.validate_on_submit():
        raise form.reason or UnprocessableEntity
    wish_exception(current_actor(), hindered.of, *hindered.targets[str(form.what.data)])
    flash(_("Asked for. You are told when the exception is made."), "success")
    return redirect(url_for("consultations.whom"), 303)


@bp.route("/consultations/<uuid:consultation_id>/asked")
@requires(Permission.CONSULTATION_READ, on=find_consultation)
def asked(seen: Seen) -> ResponseReturnValue:
    """Say what happens next, and what goes into the client system."""
    actor, it = current_actor(), seen.consultation
    setting = setting_of(actor, it)
    return render_template(
        "consultations/asked.html",
        it=it,
        setting=setting,
        lines=_lines(setting.case, clients_concerned(actor, it)) if setting.case else [],
        form=NotedForm.for_today(),
    )


@bp.route("/consultations/<uuid:consultation_id>/again")
@requires(Permission.CONSULTATION_READ, on=find_consultation)
def again(seen: Seen) -> ResponseReturnValue:
    """Ask about the same family again: what was, is there to begin with."""
    it = seen.consultation
    booked = setting_of(current_actor(), it).shape.self_booking
    endpoint = "consultations.booking" if booked else "consultations.new"
    return redirect(url_for(endpoint, team_id=it.team_id, case=it.case_id, again=it.id))


def _offer(team: Team) -> Offer:
    again_id = request.values.get("again", type=UUID)
    offer = offer_of(current_actor(), team, _case_id(), again_id)
    if offer.again is None:
        return offer
    return replace(offer, agreed="\n".join(panels_of("again", offer.again.consultation)))


def _page(offer: Offer, form: AskForm, provision: Provision | None) -> str:
    things = {"offer": offer, "form": form, "provision": provision, "actor": current_actor()}
    if offer.shape.self_booking:
        return render_template("consultations/book.html", **things)
    return render_template("consultations/new.html", **things)


def _book(
    bookable: Bookable, offer: Offer, form: BookForm, provision: Provision | None
) -> Consultation:
    return book(
        current_actor(),
        bookable.team,
        offer.shape,
        form.wish(offer),
        form.chosen_slot(offer),
        form.facilitator.data,
        provision=provision.key if provision else "",
        guest_of=bookable.guest_of,
    )


def _to_done(consultation: Consultation) -> ResponseReturnValue:
    return redirect(url_for("consultations.asked", consultation_id=consultation.id))


def _lines(case: Case, clients: Sequence[Client]) -> list[tuple[Words | None, Words]]:
    """Return the line for each client's record; before there is one, the line of the case."""
    opened = clock.local(case.opened_at).date()
    if not clients:
        return [(None, paste_line(case.code, opened))]
    return [
        (one.label, paste_line(case.code, opened, one.label, one.service_task)) for one in clients
    ]


def _case_id() -> UUID | None:
    return request.values.get("case", type=UUID)
