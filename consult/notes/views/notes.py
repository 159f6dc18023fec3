"""The pages of notes."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.queries import names_of
from consult.agencies.rules import sectors
from consult.cases.models import Case
from consult.cases.queries import clients_of, find_case
from consult.drafts.views import Target, draft_kind
from consult.foundation.actor import Actor
from consult.i18n import _, _l
from consult.notes.forms import NoteForm
from consult.notes.models import CaseNote
from consult.notes.operations import file_note, supersede_note
from consult.notes.queries import (
    clients_in,
    find_note,
    history_of,
    newest_of,
    notes_of,
    parcels_for,
)
from consult.notes.views.blueprint import bp
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of
from consult.web.panels import panel


def _of_note(actor: Actor, note: CaseNote) -> Target:
    return Target(note.first_id, note.dies_with or note.space_id, note.case.code)


NEW_NOTE = draft_kind("note.new", _l("Write a note"), "notes.new")
CORRECTION = draft_kind("note.correct", _l("Correct a note"), "notes.correct", finds=_of_note)


@panel("case", order=20)
def notes_panel(case: Case) -> str:
    """Show the notes of a case on its page, fifty at a time."""
    actor = current_actor()
    page = page_of(notes_of(actor, case))
    return render_template(
        "notes/_panel.html",
        case=case,
        page=page,
        concerned=clients_in(actor, page),
        sectors=sectors(),
        may_write=case.is_written_by(actor),
        parcels=parcels_for(actor, case),
    )


@bp.route("/cases/<uuid:case_id>/notes/new", methods=["GET", "POST"])
@requires(Permission.NOTE_WRITE, on=find_case)
def new(case: Case) -> ResponseReturnValue:
    """Write a note and file it."""
    clients = clients_of(current_actor(), case)
    form = NEW_NOTE.on(NoteForm.fresh(clients), case)
    if not form.validate_on_submit():
        return render_template("notes/new.html", form=form, case=case), form.status
    file_note(current_actor(), case, form.body.reviewed, form.about(clients))
    flash(_("The note is in the file."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/cases/<uuid:case_id>/notes/print")
@requires(Permission.CASE_READ, on=find_case)
def printed(case: Case) -> ResponseReturnValue:
    """Show a page of a case's notes as it goes on paper."""
    actor = current_actor()
    page = page_of(notes_of(actor, case))
    return render_template(
        "notes/printed.html",
        case=case,
        page=page,
        concerned=clients_in(actor, page),
        sectors=sectors(),
    )


@bp.route("/notes/<uuid:note_id>")
@requires(Permission.NOTE_READ, on=find_note)
def show(note: CaseNote) -> ResponseReturnValue:
    """Show a note with its history."""
    actor = current_actor()
    history = history_of(actor, note)
    return render_template(
        "notes/show.html",
        note=note,
        history=history,
        concerned=clients_in(actor, history),
        sectors=sectors(),
        may_write=note.case.is_written_by(actor),
        fates=names_of(actor, {one.fate_by for one in history if one.fate_by}),
    )


@bp.route("/notes/<uuid:note_id>/correct", methods=["GET", "POST"])
@requires(Permission.NOTE_CORRECT, on=find_note)
def correct(note: CaseNote) -> ResponseReturnValue:
    """Correct a note by a new one."""
    actor = current_actor()
    clients = clients_of(actor, note.case)
    now = newest_of(actor, note)
    concerned = clients_in(actor, [now])[now.id]
    form = CORRECTION.on(NoteForm.again(clients, now, concerned), note)
    if not form.validate_on_submit():
        return render_template("notes/correct.html", form=form, note=note, now=now), form.status
    filed = supersede_note(actor, note, form.body.reviewed, form.about(clients))
    flash(_("The correction is in the file. The earlier text stays in the history."), "success")
    return redirect(url_for("notes.show", note_id=filed.id))
