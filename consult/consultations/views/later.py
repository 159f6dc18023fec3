"""What the asker adds after asking: each a short form that leads back to the consultation."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.consultations.forms import (
    DecisionForm,
    QuestionForm,
    ReadingForm,
    ReplyForm,
    StanceForm,
    TimeForm,
)
from consult.consultations.models import Concerns, Consultation, Seen
from consult.consultations.operations import (
    add_question,
    add_text,
    record_stance,
    reply,
    take_new_time,
)
from consult.consultations.queries import (
    find_concerned,
    find_consultation,
    find_rebookable,
    messages_of,
)
from consult.consultations.rules.choices import RequestPart
from consult.consultations.views.blueprint import bp
from consult.consultations.views.drafting import of_concerned, of_seen
from consult.drafts.views import draft_kind
from consult.i18n import _, _l
from consult.meetings.queries import free_slots
from consult.web.guard import current_actor, requires

QUESTION = draft_kind(
    "consultation.question", _l("One more question"), "consultations.question", finds=of_seen
)
DECISION = draft_kind(
    "consultation.decision",
    _l("Decision that waits for this"),
    "consultations.decision",
    finds=of_seen,
)
READING = draft_kind(
    "consultation.reading",
    _l("Background to read beforehand"),
    "consultations.reading",
    finds=of_seen,
)
REPLY = draft_kind(
    "consultation.reply",
    _l("Reply to the coordinator"),
    "consultations.answer_back",
    finds=of_seen,
)
STANCE = draft_kind(
    "consultation.stance",
    _l("What the client knows, wants and permits"),
    "consultations.stance",
    finds=of_concerned,
)


@bp.route("/consultations/<uuid:consultation_id>/question", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_EDIT, on=find_consultation)
def question(seen: Seen) -> ResponseReturnValue:
    """Add one more question."""
    form = QUESTION.on(QuestionForm(), seen)
    if not form.validate_on_submit():
        return _form(seen.consultation, form, _("One more question"))
    add_question(current_actor(), seen.consultation, form.text.reviewed)
    return _added(seen.consultation)


@bp.route("/consultations/<uuid:consultation_id>/decision", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_EDIT, on=find_consultation)
def decision(seen: Seen) -> ResponseReturnValue:
    """Add a decision that waits."""
    form = DECISION.on(DecisionForm(), seen)
    if not form.validate_on_submit():
        return _form(seen.consultation, form, _("Decision that waits for this"))
    add_text(current_actor(), seen.consultation, RequestPart.DECISION, form.text.reviewed)
    return _added(seen.consultation)


@bp.route("/consultations/<uuid:consultation_id>/reading", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_EDIT, on=find_consultation)
def reading(seen: Seen) -> ResponseReturnValue:
    """Add something to read beforehand."""
    form = READING.on(ReadingForm(), seen)
    if not form.validate_on_submit():
        return _form(seen.consultation, form, _("Background to read beforehand"))
    add_text(current_actor(), seen.consultation, RequestPart.BACKGROUND, form.text.reviewed)
    return _added(seen.consultation)


@bp.route("/consultations/<uuid:consultation_id>/reply", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_EDIT, on=find_consultation)
def answer_back(seen: Seen) -> ResponseReturnValue:
    """Reply to what the coordinator asked."""
    form, it = REPLY.on(ReplyForm(), seen), seen.consultation
    if not form.validate_on_submit():
        asked = messages_of(current_actor(), it)
        return _form(it, form, _("Reply to the coordinator"), messages=asked)
    reply(current_actor(), it, form.text.reviewed)
    flash(_("Your reply is with the coordinator."), "success")
    return _back(it)


@bp.route("/consultations/<uuid:consultation_id>/time", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_EDIT, on=find_rebookable)
def new_time(seen: Seen) -> ResponseReturnValue:
    """Take another free slot for what has lost its own."""
    form, it = TimeForm(), seen.consultation
    slots = free_slots(current_actor(), it.team_id)
    form.offer(slots, it.format_key)
    if not form.validate_on_submit():
        return render_template("consultations/new_time.html", it=it, form=form), form.status
    take_new_time(current_actor(), it, form.chosen(slots))
    flash(_("The time is yours."), "success")
    return _back(it)


@bp.route("/consultations/<uuid:consultation_id>/clients/<uuid:client_id>", methods=["GET", "POST"])
@requires(Permission.STANCE_WRITE, on=find_concerned)
def stance(concerns: Concerns) -> ResponseReturnValue:
    """Write down what a client knows, wants and permits."""
    form, it = STANCE.on(StanceForm(), concerns), concerns.consultation
    if not form.validate_on_submit():
        page = render_template(
            "consultations/stance.html", it=it, form=form, client=concerns.client
        )
        return page, form.status
    record_stance(current_actor(), it, concerns.client, form.stance())
    return _added(it)


def _form(it: Consultation, form: Any, title: str, **more: Any) -> ResponseReturnValue:
    page = render_template(
        "consultations/add.html", it=it, form=form, title=title, messages=more.get("messages", ())
    )
    return page, form.status


def _added(it: Consultation) -> ResponseReturnValue:
    flash(_("Added to the request."), "success")
    return _back(it)


def _back(it: Consultation) -> ResponseReturnValue:
    return redirect(url_for("consultations.show", consultation_id=it.id))
