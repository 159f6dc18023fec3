"""Seats of a team: giving and ending them, and the presses their keys need."""

from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.access import Permission
from consult.accounts.queries import everybody, find_account, find_arrival, on_their_way
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.teams import operations
from consult.teams.forms import SeatForm
from consult.teams.models import PromiseAsSeen, SeatAsSeen, Team, TeamAsSeen, TeamSeat
from consult.teams.policy import seats_to_give
from consult.teams.queries import find_promise_as_seen, find_seat_as_seen, find_team_as_seen
from consult.teams.views.blueprint import bp
from consult.web.guard import current_actor, requires
from consult.web.redirects import back_or


@bp.route("/teams/<uuid:team_id>/seats/new", methods=["GET", "POST"])
@requires(Permission.TEAM_LEAD, on=find_team_as_seen)
def give_seat(seen: TeamAsSeen) -> ResponseReturnValue:
    """Give somebody a seat."""
    chosen = {"account_id": request.args.get("person", type=UUID)}
    form = offered(SeatForm(data=chosen), current_actor())
    if not form.validate_on_submit():
        return render_template("teams/give_seat.html", team=seen.team, form=form), form.status
    flash(give_or_promise(current_actor(), seen.team, form), "success")
    return back_or(url_for("teams.show", team_id=seen.team.id))


@bp.post("/teams/<uuid:team_id>/promises/<uuid:promise_id>/keep")
@requires(Permission.TEAM_PROMISE, on=find_promise_as_seen)
def keep_promise(seen: PromiseAsSeen) -> ResponseReturnValue:
    """Give a promised seat, now that its person is in the house."""
    operations.keep_promise(current_actor(), seen)
    flash(_("The seat is given."), "success")
    return back_to(seen.team)


@bp.post("/teams/<uuid:team_id>/promises/<uuid:promise_id>/take-back")
@requires(Permission.TEAM_PROMISE, on=find_promise_as_seen)
def take_promise_back(seen: PromiseAsSeen) -> ResponseReturnValue:
    """Do not give what was promised."""
    operations.take_promise_back(current_actor(), seen)
    flash(_("The promise is taken back."), "success")
    return back_to(seen.team)


@bp.post("/teams/<uuid:team_id>/seats/<uuid:member_id>/end")
@requires(Permission.TEAM_LEAD, on=find_seat_as_seen)
def end_seat(seen: SeatAsSeen) -> ResponseReturnValue:
    """End somebody's seat."""
    operations.end_seat(current_actor(), seen.team, seen.member)
    flash(_("The seat has ended."), "success")
    return back_to(seen.team)


@bp.post("/teams/<uuid:team_id>/open")
@requires(Permission.TEAM_OPEN, on=find_team_as_seen)
def open_spaces(seen: TeamAsSeen) -> ResponseReturnValue:
    """Open what the team keeps together."""
    operations.open_team_spaces(current_actor(), seen.team)
    flash(_("The team's own rooms are open to its deputies and leaders."), "success")
    return back_to(seen.team)


@bp.post("/teams/<uuid:team_id>/seats/<uuid:member_id>/share")
@requires(Permission.TEAM_KEYS, on=find_seat_as_seen)
def share_key(seen: SeatAsSeen) -> ResponseReturnValue:
    """Let somebody open what her seat opens."""
    operations.share_key(current_actor(), seen.team, seen.member)
    flash(_("Access is given."), "success")
    return back_to(seen.team)


@bp.post("/teams/<uuid:team_id>/turn")
@requires(Permission.TEAM_KEYS, on=find_team_as_seen)
def turn_keys(seen: TeamAsSeen) -> ResponseReturnValue:
    """Shut out those who have left from what comes."""
    operations.turn_keys(current_actor(), seen.team)
    flash(_("Those who have left can open nothing new."), "success")
    return back_to(seen.team)


def offered(form: SeatForm, actor: Actor) -> SeatForm:
    """Offer the people there are and those on their way, and the seats the actor may give."""
    here = [(who.id, f"{who.name} – {who.profession}") for who in everybody(actor)]
    coming = [(who.id, _("%(name)s – on the way", name=who.name)) for who in on_their_way(actor)]
    form.account_id.choices = [*here, *coming]
    form.seat.choices = [seat for seat in TeamSeat if seat in seats_to_give(actor)]
    return form


def give_or_promise(actor: Actor, team: Team, form: SeatForm) -> str:
    """Give the seat, or promise it to somebody who is not in the house yet; say which."""
    arrival = find_arrival(actor, form.chosen_person)
    if arrival is not None:
        operations.promise_seat(actor, team, arrival, form.chosen_seat)
        return _("The seat is promised. It waits until she is approved and somebody confirms it.")
    account = find_account(actor, form.chosen_person) or abort(404)
    operations.give_seat(actor, team, account, form.chosen_seat)
    return _("The seat is given.")


def back_to(team: Team) -> Response:
    """Lead back to the team's page."""
    return redirect(url_for("teams.show", team_id=team.id), 303)
