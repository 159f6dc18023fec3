"""*Ennen tapaamista*: written, shown as it is printed, taken as a PDF."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.documents.paper import Paper
from consult.documents.pdf import pdf_answer
from consult.drafts.views import Target, draft_kind
from consult.families.forms import SheetForm
from consult.families.models import Around, FamilySheet, SheetSeen
from consult.families.operations import write_sheet
from consult.families.queries import (
    family_at_table,
    find_around,
    find_sheet,
    newest_sheet,
    who_comes,
    whose,
)
from consult.families.rules import SheetFacts, compose_sheet, expect_good_still
from consult.families.views.blueprint import bp
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.i18n import _, _l, moment
from consult.web.guard import current_actor, requires

SAID_IN = {"sv": "sv", "en": "en"}
"""In which of the three languages a paper says times and roles; all others in Finnish."""


def of_around(actor: Actor, around: Around) -> Target:
    """Return where a draft about a client and a meeting belongs."""
    return Target(around.client.id, around.client.space_id, around.case.code)


SHEET = draft_kind("family.sheet", _l("Before the meeting"), "families.sheet", finds=of_around)


@bp.route(
    "/consultations/<uuid:consultation_id>/clients/<uuid:client_id>/sheet", methods=["GET", "POST"]
)
@requires(Permission.FAMILY_WRITE, on=find_around)
def sheet(around: Around) -> ResponseReturnValue:
    """Write what somebody is told before the meeting."""
    actor = current_actor()
    form = SHEET.on(SheetForm.on(around, newest_sheet(actor, around)), around)
    if not form.validate_on_submit():
        return render_template("families/sheet.html", form=form, around=around), form.status
    written = write_sheet(actor, around, form.said)
    flash(_("The sheet is ready to be read together or printed."), "success")
    return redirect(url_for("families.show_sheet", sheet_id=written.id))


@bp.get("/sheets/<uuid:sheet_id>")
@requires(Permission.FAMILY_READ, on=find_sheet)
def show_sheet(seen: SheetSeen) -> ResponseReturnValue:
    """Show a sheet as it is printed."""
    paper = _paper(seen.sheet, seen.around)
    may_write = seen.around.case.is_written_by(current_actor())
    return render_template("families/paper.html", seen=seen, paper=paper, may_write=may_write)


@bp.get("/sheets/<uuid:sheet_id>/pdf")
@requires(Permission.FAMILY_READ, on=find_sheet)
def sheet_pdf(seen: SheetSeen) -> ResponseReturnValue:
    """Take a sheet along as a file."""
    expect_good_still(seen.may_tell)
    return pdf_answer(_paper(seen.sheet, seen.around), "ennen-tapaamista.pdf")


def _paper(written: FamilySheet, around: Around) -> Paper:
    actor = current_actor()
    lang = SAID_IN.get(written.language.value, "fi")
    at = clock.read(written.comes_at) if written.comes_at else None
    return compose_sheet(
        SheetFacts(
            language=written.language,
            whose=whose(actor, around).say(lang),
            comes=written.comes,
            time=moment(at, lang) if at else "",
            people=who_comes(actor, around),
            family=[one.say(lang) for one in family_at_table(actor, around)],
            **{name: getattr(written, name) for name in FamilySheet.PLAIN},
        )
    )
