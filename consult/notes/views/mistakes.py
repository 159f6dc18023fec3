"""A note that should not have been in the file: moved, sent, received, withdrawn, destroyed."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.models import Case
from consult.cases.queries import cases_to_go_on_in
from consult.i18n import _
from consult.notes.forms import MoveForm, WithdrawForm
from consult.notes.models import CaseNote, NoteParcel
from consult.notes.operations import (
    destroy_note,
    move_note,
    receive_note,
    send_note,
    withdraw_note,
)
from consult.notes.queries import case_to_send_to, find_note, find_parcel, find_withdrawn
from consult.notes.views.blueprint import bp
from consult.web.guard import current_actor, record_refusal, requires


@bp.route("/notes/<uuid:note_id>/move", methods=["GET", "POST"])
@requires(Permission.NOTE_MOVE, on=find_note)
def move(note: CaseNote) -> ResponseReturnValue:
    """Move a note to the case it belongs to."""
    cases = cases_to_go_on_in(current_actor(), note.case)
    form = MoveForm.among(cases)
    if form.validate_on_submit():
        chosen = next((case for case in cases if case.id == form.case_id.data), None)
        if (answer := _take(note, form, chosen)) is not None:
            return answer
    return render_template("notes/move.html", form=form, note=note), form.status


@bp.route("/notes/<uuid:note_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.NOTE_WITHDRAW, on=find_note)
def withdraw(note: CaseNote) -> ResponseReturnValue:
    """Take a note out of sight."""
    form = WithdrawForm()
    if not form.validate_on_submit():
        return render_template("notes/withdraw.html", form=form, note=note), form.status
    withdraw_note(current_actor(), note, form.chosen)
    flash(_("The note is out of sight. Another one of the circle can destroy its text."), "success")
    return redirect(url_for("cases.show", case_id=note.case_id))


@bp.post("/notes/<uuid:note_id>/destroy")
@requires(Permission.NOTE_DESTROY, on=find_withdrawn)
def destroy(note: CaseNote) -> ResponseReturnValue:
    """Destroy the text of a withdrawn note."""
    destroy_note(current_actor(), note)
    flash(_("The text is destroyed. That there was a note stays visible."), "success")
    return redirect(url_for("cases.show", case_id=note.case_id))


@bp.post("/parcels/<uuid:parcel_id>/receive")
@requires(Permission.NOTE_RECEIVE, on=find_parcel)
def receive(parcel: NoteParcel) -> ResponseReturnValue:
    """File a note that was sent here from a wrong case."""
    note = receive_note(current_actor(), parcel)
    flash(
        _("The note is in the file. Correct whom it concerns, if it is not everybody."), "success"
    )
    return redirect(url_for("notes.show", note_id=note.id))


def _take(note: CaseNote, form: MoveForm, chosen: Case | None) -> ResponseReturnValue | None:
    """Move or send the note; nothing where no such case is found."""
    actor, wrong = current_actor(), note.case_id
    if chosen is not None:
        move_note(actor, note, chosen)
        flash(_("The note is where it belongs. Both circles have been told."), "success")
    elif target := case_to_send_to(actor, form.code.data or ""):
        send_note(actor, note, target)
        flash(_("The note waits for the circle of its case. It is no longer here."), "success")
    else:
        record_refusal(form.say_not_found(), actor, Permission.NOTE_MOVE, kind="case")
        return None
    return redirect(url_for("cases.show", case_id=wrong))
