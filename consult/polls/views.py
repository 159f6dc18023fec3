"""The pages of polls: making one, its results, answering with an account or by a link."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from consult.access import Permission, propose
from consult.accounts.views.step_up import fresh
from consult.agencies.queries import all_agencies
from consult.agencies.rules import sectors
from consult.cases.queries import myself
from consult.consultations.forms.guests import GuestForm
from consult.consultations.models import Consultation, Seen
from consult.consultations.queries import facilitators_of, suggestions
from consult.consultations.rules.choices import Urgency
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.tokens import read_token
from consult.i18n import _
from consult.polls import operations
from consult.polls.forms import ChooseForm, PollForm, suits_form
from consult.polls.messages import link_of
from consult.polls.models import OwnPoll, Polled, PolledPerson, has_polls
from consult.polls.queries import (
    chosen_start,
    find_own_poll,
    find_poll,
    find_polled,
    find_to_poll,
    my_polls,
    newest_poll,
    own_words,
    poll_of_link,
    results_of,
    times_of,
)
from consult.polls.rules import Suits, link_hash
from consult.web.cookies import read_cookie, set_cookie
from consult.web.guard import current_actor, public, requires
from consult.web.panels import panel
from consult.web.throttle import limiter

bp = Blueprint("polls", __name__)

LINK = "poll-link"
LINK_SECONDS = 14 * 86_400
PER_ADDRESS = "60 per 10 minutes"


@bp.route("/consultations/<uuid:consultation_id>/poll", methods=["GET", "POST"])
@requires(Permission.POLL_MAKE, on=find_to_poll)
def new(seen: Seen) -> ResponseReturnValue:
    """Propose times for an extra panel."""
    actor, form = current_actor(), PollForm()
    found = suggestions(actor, seen.consultation)
    form.suggest(found if seen.coordinates else [one.without_load for one in found])
    if not form.validate_on_submit():
        return render_template("polls/new.html", form=form, seen=seen), form.status
    poll = operations.open_poll(actor, seen, form.poll)
    flash(_("The poll has begun."), "success")
    return redirect(url_for("polls.show", poll_id=poll.id), 303)


@bp.get("/polls/<uuid:poll_id>")
@requires(Permission.POLL_READ, on=find_poll)
def show(polled: Polled) -> ResponseReturnValue:
    """Show what was said: counts and names, to those who poll and to the asker."""
    actor = current_actor()
    things = {"polled": polled, "results": results_of(actor, polled.poll), "sectors": sectors()}
    chosen = chosen_start(actor, polled.poll)
    return render_template("polls/show.html", **things, words=list(Suits), chosen=chosen)


@bp.route("/polls/<uuid:poll_id>/link", methods=["GET", "POST"])
@requires(Permission.POLL_MAKE, on=find_poll)
def ask_by_link(polled: Polled) -> ResponseReturnValue:
    """Ask somebody without an account; the link is shown this once."""
    actor, poll, form = current_actor(), polled.poll, GuestForm()
    form.offer(all_agencies(actor))
    if not form.validate_on_submit():
        return render_template("polls/ask_by_link.html", form=form, poll=poll), form.status
    person, token = operations.ask_by_link(actor, poll, form.new_guest)
    address = link_of(token, poll).address
    return render_template("polls/link.html", person=person, address=address, poll=poll)


@bp.post("/polls/people/<uuid:person_id>/end")
@requires(Permission.POLL_READ, on=find_polled)
def end_asking(found: PolledPerson) -> ResponseReturnValue:
    """Strike somebody out, or revoke her link. No reason is asked."""
    operations.end_asking(current_actor(), found.polled.poll, found.person)
    return redirect(url_for("polls.show", poll_id=found.polled.poll.id), 303)


@bp.post("/polls/<uuid:poll_id>/agree")
@requires(Permission.POLL_AGREE, on=find_poll)
@fresh
def agree(polled: Polled) -> ResponseReturnValue:
    """Agree to those who are asked."""
    operations.agree_to_poll(current_actor(), polled.poll)
    return redirect(url_for("polls.show", poll_id=polled.poll.id), 303)


@bp.route("/polls/<uuid:poll_id>/choose", methods=["GET", "POST"])
@requires(Permission.POLL_MAKE, on=find_poll)
@fresh
def choose(polled: Polled) -> ResponseReturnValue:
    """Choose a time: the extra meeting is there, and those who said yes are asked."""
    actor, it, form = current_actor(), polled.consultation, ChooseForm()
    form.offer(results_of(actor, polled.poll), facilitators_of(actor, it.team_id))
    if not form.validate_on_submit():
        return render_template("polls/choose.html", form=form, polled=polled), form.status
    provision = propose(it.format_key)
    operations.choose_time(actor, polled, form.decision, provision.key if provision else "")
    flash(_("The meeting is planned, and the request has its place there."), "success")
    return redirect(url_for("polls.show", poll_id=polled.poll.id), 303)


@bp.post("/polls/<uuid:poll_id>/end")
@requires(Permission.POLL_MAKE, on=find_poll)
def end(polled: Polled) -> ResponseReturnValue:
    """End a poll without choosing."""
    operations.end_poll(current_actor(), polled.poll)
    return redirect(url_for("polls.show", poll_id=polled.poll.id), 303)


@bp.get("/polls")
@requires(Permission.POLL_ANSWER, on=myself)
def mine(person: Actor) -> ResponseReturnValue:
    """List the open polls that ask her."""
    return render_template("polls/mine.html", polls=my_polls(person), sectors=sectors())


@bp.route("/polls/<uuid:poll_id>/answer", methods=["GET", "POST"])
@requires(Permission.POLL_ANSWER, on=find_own_poll)
def answer(own: OwnPoll) -> ResponseReturnValue:
    """Say which times suit."""
    return _answering(current_actor(), own, "layout/signed_in.html", url_for("polls.mine"))


@bp.get("/poll/link/<string(length=43):token>")
@public("whoever was sent a personal link to a poll of times")
@limiter.limit(PER_ADDRESS)
def link(token: str) -> ResponseReturnValue:
    """Take the token out of the address. A link that is none, or was revoked, is 404."""
    if _of_link(token) is None:
        raise NotFound
    response = redirect(url_for("polls.by_link"), 303)
    set_cookie(response, LINK, token, seconds=LINK_SECONDS)
    return response


@bp.route("/poll", methods=["GET", "POST"])
@public("whoever was sent a personal link: role, sector and times, nothing else")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def by_link() -> ResponseReturnValue:
    """Say which times suit, without an account."""
    own = _of_link(read_cookie(LINK))
    if own is None:
        raise NotFound
    return _answering(_outsider(own), own, "layout/plain.html", url_for("polls.by_link"))


@panel("request", order=15)
def panel_for_coordinator(it: Consultation) -> str | None:
    """Lead the coordinator from a request to its poll, or to making one."""
    return _panel(it, may=True)


@panel("consultation", order=15)
def panel_for_asker(it: Consultation) -> str | None:
    """Lead the asker to the poll of her request; of an urgent one to making it."""
    return _panel(it, may=it.urgency is Urgency.URGENT)


def _panel(it: Consultation, *, may: bool) -> str | None:
    if not has_polls(it) or not it.is_before_opening:
        return None
    poll = newest_poll(current_actor(), it)
    offers = may and it.waits_for_a_time and (poll is None or not poll.is_open)
    if poll is None and not offers:
        return None
    return render_template("polls/_panel.html", it=it, poll=poll, offers=offers)


def _answering(actor: Actor, own: OwnPoll, layout: str, way_out: str) -> ResponseReturnValue:
    form = suits_form(times_of(actor, own.poll), own_words(actor, own.person))
    if own.poll.is_open and form.validate_on_submit():
        operations.answer_poll(actor, own, form.words)
        flash(_("Thank you. You can change it until a time is chosen."), "success")
        return redirect(way_out, 303)
    status = 409 if request.method == "POST" and not own.poll.is_open else form.status
    things = {"own": own, "form": form, "layout": layout, "sectors": sectors()}
    return render_template("polls/answer.html", **things), status


def _of_link(written: str | None) -> OwnPoll | None:
    token = read_token(written)
    return poll_of_link(SYSTEM, link_hash(token)) if token is not None else None


def _outsider(own: OwnPoll) -> Actor:
    person = own.person
    return Actor(person.id, person.name, frozenset(), agency_id=person.agency_id, kind="link")
