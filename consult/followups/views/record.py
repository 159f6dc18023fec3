"""The texts for the client records, ready to copy."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.cases.models import Client
from consult.consultations.models import Seen
from consult.consultations.queries import find_consultation
from consult.documents.paper import Paper
from consult.documents.pdf import pdf_answer
from consult.followups.models import Record
from consult.followups.operations import take_record_texts
from consult.followups.queries import entries_of, find_record
from consult.followups.rules.record_paper import record_paper
from consult.followups.rules.record_text import Entry
from consult.followups.rules.record_text import record_text as composed
from consult.followups.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires

FILES = {"fi": "asiakaskertomus.pdf", "sv": "kundrapport.pdf", "en": "client-record.pdf"}
LINE = 95
"""About so many letters stand in a line of the page."""


@bp.get("/consultations/<uuid:consultation_id>/record-text")
@requires(Permission.OUTCOME_READ, on=find_consultation)
def record_text(seen: Seen) -> ResponseReturnValue:
    """Show a text for each client's record."""
    it = seen.consultation
    entries = entries_of(current_actor(), it) if it.is_answered else []
    texts = [_shown(client, entry, i18n.language()) for client, entry in entries]
    return render_template("followups/record_text.html", it=it, texts=texts)


@bp.get(
    "/consultations/<uuid:consultation_id>/record-text"
    "/<uuid:client_id>/pdf/<any(fi, sv, en):language>"
)
@requires(Permission.OUTCOME_READ, on=find_record)
def record_pdf(record: Record) -> ResponseReturnValue:
    """Give one client's text as a file, in one language."""
    entries = entries_of(current_actor(), record.consultation)
    [entry] = [entry for client, entry in entries if client.id == record.client_id]
    return pdf_answer(record_paper(entry, record.language), FILES[record.language])


@bp.post("/consultations/<uuid:consultation_id>/record-text/taken")
@requires(Permission.OUTCOME_READ, on=find_consultation)
def taken(seen: Seen) -> ResponseReturnValue:
    """Say that the texts stand in the client records."""
    take_record_texts(current_actor(), seen.consultation)
    flash(_("Good. It no longer waits on your front page."), "success")
    return redirect(url_for("desk.front"), 303)


def _shown(client: Client, entry: Entry, language: str) -> tuple[Client, str, int, Paper]:
    """Return a text with the height at which all of it is seen, and the same on paper."""
    text = composed(entry, language)
    lines = sum(1 + len(line) // LINE for line in text.splitlines())
    return client, text, lines + 1, record_paper(entry, language)
