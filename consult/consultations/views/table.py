"""At the table: opening, answering each question, closing."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from consult import vault
from consult.access import Permission
from consult.consultations.forms import AnswerForm, ClosingForm, HandOverForm
from consult.consultations.models import Answer, Asked, Consultation, Led
from consult.consultations.operations import (
    close_consultation,
    close_in_writing,
    give_answer,
    hand_over,
    let_seated_in,
    open_consultation,
    open_in_writing,
)
from consult.consultations.queries import (
    answers_of,
    clients_concerned,
    clients_named,
    consultation_of_item,
    facilitators_of,
    find_asked_question,
    find_led,
    sectors_at,
    unmarked_at,
)
from consult.consultations.views.blueprint import bp
from consult.consultations.views.drafting import of_question
from consult.drafts.views import draft_kind
from consult.i18n import _, _l
from consult.meetings.models import Item
from consult.meetings.queries import find_item, undecided_at
from consult.web.guard import current_actor, requires

ANSWER = draft_kind("answer", _l("Answer a question"), "consultations.answer", finds=of_question)


@bp.route("/consultations/items/<uuid:item_id>/open", methods=["POST"])
@requires(Permission.ITEM_LEAD, on=find_item)
def open_up(item: Item) -> ResponseReturnValue:
    """Open the item: from now on those seated read."""
    it = _consultation(item)
    if it.in_writing:
        open_in_writing(current_actor(), it)
        flash(_("Opened. Those who promised to answer have been told."), "success")
        return _back(item.id)
    open_consultation(current_actor(), it, item)
    flash(_("Opened. Those seated can read and write; the coordinator no longer can."), "success")
    return _back(item.id)


@bp.route("/consultations/items/<uuid:item_id>/let-in", methods=["POST"])
@requires(Permission.ITEM_LEAD, on=find_item)
def let_in(item: Item) -> ResponseReturnValue:
    """Give the key to those who have sat down since."""
    let_seated_in(current_actor(), _consultation(item), item)
    flash(_("Everybody on the roster can read now."), "success")
    return _back(item.id)


@bp.route("/consultations/items/<uuid:item_id>/close", methods=["POST"])
@requires(Permission.ITEM_LEAD, on=find_item)
def close(item: Item) -> ResponseReturnValue:
    """Close the item: the answers stand. Before that, ask once who came."""
    if (it := _consultation(item)).in_writing:
        close_in_writing(current_actor(), it)
        return redirect(url_for("consultations.show", consultation_id=it.id), 303)
    if unmarked_at(current_actor(), item) or undecided_at(current_actor(), item):
        return redirect(url_for("consultations.closing", item_id=item.id), 303)
    close_consultation(current_actor(), it, item)
    flash(_("Closed. The answers are with the asker."), "success")
    return _back(item.id)


@bp.route("/consultations/items/<uuid:item_id>/closing", methods=["GET", "POST"])
@requires(Permission.ITEM_LEAD, on=find_item)
def closing(item: Item) -> ResponseReturnValue:
    """Say who came, of those whom nobody has marked, what becomes of hypotheses, and close."""
    actor, unmarked = current_actor(), unmarked_at(current_actor(), item)
    undecided = undecided_at(actor, item)
    if _consultation(item).in_writing:  # who answered took part; nobody marks it
        return _back(item.id)
    form = ClosingForm(data=ClosingForm.filled_from(unmarked, undecided))
    form.offer(unmarked, undecided)
    if not form.validate_on_submit():
        return render_template("consultations/closing.html", item=item, form=form), form.status
    close_consultation(actor, _consultation(item), item, form.marks, form.decided)
    flash(_("Closed. The answers are with the asker."), "success")
    return _back(item.id)


@bp.route("/consultations/<uuid:consultation_id>/facilitator", methods=["GET", "POST"])
@requires(Permission.ITEM_HAND_OVER, on=find_led)
def handing_over(led: Led) -> ResponseReturnValue:
    """Let somebody else lead it."""
    actor, it, form = current_actor(), led.consultation, HandOverForm()
    form.offer(facilitators_of(actor, it.team_id), it.facilitator_id)
    if not form.validate_on_submit():
        reads = vault.keyring().holds(it.space_id, newest=True)
        things = {"led": led, "form": form, "reads": reads}
        return render_template("consultations/hand_over.html", **things), form.status
    hand_over(actor, it, form.chosen)
    flash(_("Somebody else leads it now, and has been told."), "success")
    return redirect(url_for("desk.front"), 303)


@bp.route("/consultations/questions/<uuid:question_id>/answer", methods=["GET", "POST"])
@requires(Permission.ANSWER_WRITE, on=find_asked_question)
def answer(asked: Asked) -> ResponseReturnValue:
    """Answer one question, or write its answer anew."""
    actor, it = current_actor(), asked.seen.consultation
    form = ANSWER.on(AnswerForm(), asked)
    standing = answers_of(actor, it).get(asked.question.id)
    clients = clients_concerned(actor, it)
    form.offer(sectors_at(actor, it), standing, clients, clients_named(actor, standing, clients))
    if not form.validate_on_submit():
        return _answer_page(asked, form, standing), form.status
    give_answer(actor, it, asked.question, form.answer(standing))
    return _back(it.item_id)


def _answer_page(asked: Asked, form: AnswerForm, standing: Answer | None) -> str:
    overtaken = standing if form.status == 409 else None
    if overtaken is not None:
        form.see(overtaken)
    return render_template("consultations/answer.html", asked=asked, form=form, overtaken=overtaken)


def _consultation(item: Item) -> Consultation:
    found = consultation_of_item(current_actor(), item)
    if found is None:
        raise NotFound
    return found


def _back(item_id: UUID | None) -> ResponseReturnValue:
    return redirect(url_for("meetings.room", item_id=item_id))
