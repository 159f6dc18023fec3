"""Supposing and deciding at the table; what earlier meetings left, looked at first."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.drafts.views import draft_kind
from consult.followups.forms import DecideForm, HypothesisForm, LookBackForm
from consult.followups.models import Action, Agenda
from consult.followups.operations import decide_on, settle_at_table
from consult.followups.queries import find_agenda, find_carried_on, find_looked_back
from consult.followups.views.blueprint import bp
from consult.followups.views.drafting import of_agenda
from consult.i18n import _, _l
from consult.meetings.models import Hypothesis, ItemSeen
from consult.meetings.operations import write_hypothesis
from consult.meetings.queries import (
    clients_of_item,
    decisions_on,
    find_hypothesis,
    phases_of,
    running_phase,
)
from consult.web import redirects
from consult.web.guard import current_actor, requires

HYPOTHESIS = draft_kind(
    "item-hypothesis.new", _l("A hypothesis"), "followups.suppose", finds=of_agenda
)


@bp.route("/items/<uuid:item_id>/hypotheses/new", methods=["GET", "POST"])
@requires(Permission.HYPOTHESIS_WRITE, on=find_agenda)
def suppose(agenda: Agenda) -> ResponseReturnValue:
    """Write down a hypothesis in the phase that runs."""
    actor, item, form = current_actor(), agenda.item, HypothesisForm()
    form = HYPOTHESIS.on(form, agenda) if not request.args.get("follows") else form
    clients, running = clients_of_item(actor, item), running_phase(actor, item)
    follows = find_carried_on(actor, item, agenda.consultation, _followed(form))
    form.offer(clients, running, follows)
    if not form.validate_on_submit():
        return render_template("followups/suppose.html", form=form, item=item), form.status
    phase = form.fell_into(phases_of(actor, item), running)
    write_hypothesis(actor, item, phase, form.written(clients, follows))
    flash(_("Written down."), "success")
    return redirect(url_for("meetings.room", item_id=item.id, _anchor="hypotheses"), 303)


@bp.route("/hypotheses/<uuid:hypothesis_id>", methods=["GET", "POST"])
@requires(Permission.HYPOTHESIS_DECIDE, on=find_hypothesis)
def decide(found: tuple[ItemSeen, Hypothesis]) -> ResponseReturnValue:
    """Say what becomes of a hypothesis: acted on, dropped, or kept open until a day."""
    seen, hypothesis = found
    form = DecideForm()
    form.offer(hypothesis)
    back = url_for("meetings.room", item_id=seen.item.id, _anchor="hypotheses")
    if not form.validate_on_submit():
        things = {"form": form, "one": hypothesis, "back": redirects.wanted_place() or back}
        turns = decisions_on(current_actor(), hypothesis)
        return render_template("followups/decide.html", turns=turns, **things), form.status
    decide_on(current_actor(), seen.item, hypothesis, form.fate)
    flash(_("Decided."), "success")
    return redirects.back_or(back)


@bp.post("/items/<uuid:item_id>/earlier/<uuid:action_id>")
@requires(Permission.ACTION_LOOK_BACK, on=find_looked_back)
def look_back(found: tuple[Agenda, Action]) -> ResponseReturnValue:
    """Say at this table what became of what was agreed last time."""
    agenda, action = found
    form = LookBackForm()
    if form.validate_on_submit():
        settle_at_table(current_actor(), agenda.item, action, form.data["fate"])
    else:
        flash(_("This was not saved. Try again."), "warning")
    return redirect(url_for("meetings.room", item_id=agenda.item.id, _anchor="earlier"), 303)


def _followed(form: HypothesisForm) -> UUID | None:
    sent = form.follows.data if form.is_submitted() else request.args.get("follows")
    try:
        return UUID(sent) if sent else None
    except ValueError:
        return None
