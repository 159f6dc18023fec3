"""The list of one's cases, the page of a case, its card, and the line for the client system."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.forms import CaseCardForm, NotedForm, OpenCaseForm
from consult.cases.models import Case, CaseToNote, Client
from consult.cases.operations import (
    archive_case,
    close_case,
    note_down_case,
    open_case,
    reopen_case,
    write_case_card,
)
from consult.cases.queries import (
    clients_of,
    find_case,
    find_case_to_note,
    find_case_to_show,
    my_cases,
    myself,
    teams_to_open_in,
)
from consult.cases.rules import paste_line
from consult.cases.views.blueprint import bp
from consult.drafts.views import Target, draft_kind
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.words import Words
from consult.i18n import _, _l
from consult.teams.models import Team
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of

NEW_CASE = draft_kind(
    "case.new",
    _l("Open a case"),
    "cases.new",
    finds=lambda actor, teams: Target(actor.id),
    begins=True,
)
CARD = draft_kind("case.card", _l("What the case is about"), "cases.card")


@bp.route("/cases")
@requires(Permission.CASE_LIST, on=myself)
def index(actor: Actor) -> ResponseReturnValue:
    """List the cases in whose circles one sits, the archived ones apart."""
    archived = request.args.get("archived") == "1"
    return render_template(
        "cases/index.html",
        page=page_of(my_cases(actor, archived=archived)),
        archived=archived,
        actor=actor,
        may_open=actor.has(Duty.SOCIAL_WORKER),
    )


@bp.route("/cases/new", methods=["GET", "POST"])
@requires(Permission.CASE_OPEN, on=teams_to_open_in)
def new(teams: Sequence[Team]) -> ResponseReturnValue:
    """Open a case."""
    form = NEW_CASE.on(OpenCaseForm.among(teams), teams)
    if not form.validate_on_submit():
        return render_template("cases/new.html", form=form, teams=teams), form.status
    summary, space_id = form.summary.reviewed, form.space_kept_free
    case = open_case(current_actor(), form.data["team_id"], summary, space_id=space_id)
    flash(_("The case is open. Paste its line into the client system."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/cases/<uuid:case_id>")
@requires(Permission.CASE_READ, on=find_case_to_show)
def show(case: Case) -> ResponseReturnValue:
    """Show a case: its line, its clients, its circle, and what others know of it."""
    return render_template(
        "cases/show.html",
        case=case,
        clients=case.clients,
        lines=_lines(case, case.clients),
        form=NotedForm.for_today(),
        may_write=case.is_written_by(current_actor()),
        may_reopen=case.can_be_reopened_by(current_actor()),
        actor=current_actor(),
    )


@bp.route("/cases/<uuid:case_id>/card", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE, on=find_case)
def card(case: Case) -> ResponseReturnValue:
    """Write what the case is about."""
    form = CARD.on(CaseCardForm(obj=case), case)
    if not form.validate_on_submit():
        return render_template("cases/card.html", form=form, case=case), form.status
    write_case_card(current_actor(), case, form.summary.reviewed)
    flash(_("Saved."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/cases/<uuid:case_id>/noted", methods=["GET", "POST"])
@requires(Permission.CASE_NOTE_DOWN, on=find_case_to_note)
def noted(found: CaseToNote) -> ResponseReturnValue:
    """Note that the client system knows the case's code, and since when."""
    form, case = NotedForm.for_today(), found.case
    if not form.validate_on_submit():
        lines = _lines(case, clients_of(current_actor(), case))
        return render_template("cases/noted.html", form=form, case=case, lines=lines), form.status
    note_down_case(current_actor(), case, form.data["day"])
    flash(_("Noted. The client can now be answered who has read about her."), "success")
    if found.as_deputy:
        return redirect(url_for("cases.index"))
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/cases/<uuid:case_id>/close", methods=["POST"])
@requires(Permission.CASE_CLOSE, on=find_case)
def close(case: Case) -> ResponseReturnValue:
    """Close a case."""
    close_case(current_actor(), case)
    flash(_("The case is closed. It can still be read."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/cases/<uuid:case_id>/reopen", methods=["POST"])
@requires(Permission.CASE_REOPEN, on=find_case)
def reopen(case: Case) -> ResponseReturnValue:
    """Open a closed case again."""
    reopen_case(current_actor(), case)
    flash(_("The case is open again."), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/cases/<uuid:case_id>/archive", methods=["POST"])
@requires(Permission.CASE_ARCHIVE, on=find_case)
def archive(case: Case) -> ResponseReturnValue:
    """Take a closed case out of the lists."""
    archive_case(current_actor(), case)
    flash(_("The case is archived. You find it among the archived ones."), "success")
    return redirect(url_for("cases.index"))


def _lines(case: Case, clients: Sequence[Client]) -> list[tuple[Words | None, Words]]:
    """Return the line for each client's own record; before there are clients, the case's."""
    opened = clock.local(case.opened_at).date()
    lines: list[tuple[Words | None, Words]] = [
        (client.label, paste_line(case.code, opened, client.label, client.service_task))
        for client in clients
    ]
    return lines or [(None, paste_line(case.code, opened))]
