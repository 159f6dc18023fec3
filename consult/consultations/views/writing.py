"""A written consultation: asking for it, opening it, and each expert's own answers."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission, propose
from consult.consultations.forms import AskForm, DueForm, OwnAnswerForm
from consult.consultations.models import Asked, AskedWithPass, Seen
from consult.consultations.operations import (
    ask,
    open_in_writing,
    place_in_writing,
    write_answer,
)
from consult.consultations.queries import (
    Offer,
    find_askable_in_writing,
    find_question_in_writing,
    find_question_with_pass,
    find_written,
    offer_of,
    own_answers,
    setting_of,
    suggestions,
    whole_of,
)
from consult.consultations.views.blueprint import bp
from consult.consultations.views.drafting import of_question, of_request
from consult.drafts.views import draft_kind
from consult.formats import catalogue
from consult.i18n import _, _l
from consult.teams.models import Team
from consult.teams.queries import find_team
from consult.web.guard import current_actor, requires

IN_WRITING = "written-consultation"
REQUEST = draft_kind(
    "consultation.ask-in-writing",
    _l("Ask for answers in writing"),
    "consultations.new_in_writing",
    finds=of_request,
    begins=True,
)
OWN = draft_kind(
    "answer-in-writing",
    _l("Answer a question"),
    "consultations.answer_in_writing",
    finds=of_question,
)


@bp.route("/consultations/ask/<uuid:team_id>/in-writing", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_ASK, on=find_askable_in_writing)
def new_in_writing(team: Team) -> ResponseReturnValue:
    """Ask a group to answer in writing, on one page."""
    provision = propose(IN_WRITING)
    offer, form = _offer(team), REQUEST.on(AskForm(), team)
    form.offer(offer)
    if not form.validate_on_submit():
        things = {"offer": offer, "form": form, "provision": provision}
        return render_template("consultations/new.html", **things), form.status
    key = provision.key if provision else ""
    asked = ask(current_actor(), team, offer.shape, form.wish(offer), provision=key)
    return redirect(url_for("consultations.asked", consultation_id=asked.id))


@bp.route("/consultations/<uuid:consultation_id>/triage/in-writing", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_TRIAGE, on=find_written)
def placing_in_writing(seen: Seen) -> ResponseReturnValue:
    """Say by which day it is answered, and propose who answers."""
    actor, it, form = current_actor(), seen.consultation, DueForm()
    whole = whole_of(actor, it)
    form.suggest(suggestions(actor, it, whole))
    team = find_team(actor, it.team_id)
    if team is None or not it.waits_for_a_time or not form.validate_on_submit():
        things = {"it": it, "form": form, "setting": setting_of(actor, it)}
        return render_template("consultations/place_in_writing.html", **things), form.status
    place_in_writing(actor, it, team, form.due.data, form.chosen())
    flash(_("Placed. The asker sees the panel now."), "success")
    return redirect(url_for("consultations.triage", consultation_id=it.id))


@bp.post("/consultations/<uuid:consultation_id>/open-in-writing")
@requires(Permission.CONSULTATION_OPEN, on=find_written)
def opening_in_writing(seen: Seen) -> ResponseReturnValue:
    """Open the questions to those who promised to answer."""
    it = seen.consultation
    open_in_writing(current_actor(), it)
    flash(_("Opened. Those who promised to answer have been told."), "success")
    back = "consultations.show" if seen.asks else "consultations.triage"
    return redirect(url_for(back, consultation_id=it.id), 303)


@bp.route("/consultations/questions/<uuid:question_id>/in-writing", methods=["GET", "POST"])
@requires(Permission.ANSWER_WRITE, on=find_question_in_writing)
def answer_in_writing(asked: Asked) -> ResponseReturnValue:
    """Answer one question for oneself."""
    actor, it, form = current_actor(), asked.seen.consultation, OWN.on(OwnAnswerForm(), asked)
    stands = own_answers(actor, it).get(asked.question.id)
    form.begin_with(stands)
    back = url_for("meetings.room", item_id=it.item_id)
    page = {"asked": asked, "form": form, "back": back, "layout": "layout/signed_in.html"}
    if not form.validate_on_submit():
        return render_template("consultations/answer_in_writing.html", **page), form.status
    write_answer(actor, it, asked.question, form.given(stands))
    flash(_("Your answer is saved."), "success")
    return redirect(back, 303)


@bp.route("/pass/consultation/questions/<uuid:question_id>", methods=["GET", "POST"])
@requires(Permission.PASS_USE, on=find_question_with_pass)
def answer_with_pass(asked: AskedWithPass) -> ResponseReturnValue:
    """Answer one question for oneself, with a meeting pass."""
    actor, it, form = current_actor(), asked.consultation, OwnAnswerForm()
    stands = own_answers(actor, it).get(asked.question.id)
    form.begin_with(stands)
    back = url_for("consultations.with_pass")
    page = {"asked": asked, "form": form, "back": back, "layout": "layout/pass.html"}
    if not form.validate_on_submit():
        return render_template("consultations/answer_in_writing.html", **page), form.status
    guest = asked.held.guest
    write_answer(actor, it, asked.question, form.given(stands), guest)
    flash(_("Your answer is saved."), "success")
    return redirect(back, 303)


def _offer(team: Team) -> Offer:
    case_id, shape = request.values.get("case", type=UUID), catalogue().format(IN_WRITING)
    return offer_of(current_actor(), team, case_id, shape=shape)
