"""The texts for the client records, ready to copy."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.cases.models import Client
from consult.consultations.models import Seen
from consult.consultations.queries import find_consultation
from consult.followups.operations import take_record_texts
from consult.followups.queries import entries_of
from consult.followups.rules.record_text import record_text as composed
from consult.followups.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires

LINE = 95
"""About so many letters stand in a line of the page."""


@bp.get("/consultations/<uuid:consultation_id>/record-text")
@requires(Permission.OUTCOME_READ, on=find_consultation)
def record_text(seen: Seen) -> ResponseReturnValue:
    """Show a text for each client's record."""
    it = seen.consultation
    entries = entries_of(current_actor(), it) if it.is_answered else []
    texts = [_shown(client, composed(entry, i18n.language())) for client, entry in entries]
    return render_template("followups/record_text.html", it=it, texts=texts)


@bp.post("/consultations/<uuid:consultation_id>/record-text/taken")
@requires(Permission.OUTCOME_READ, on=find_consultation)
def taken(seen: Seen) -> ResponseReturnValue:
    """Say that the texts stand in the client records."""
    take_record_texts(current_actor(), seen.consultation)
    flash(_("Good. It no longer waits on your front page."), "success")
    return redirect(url_for("desk.front"), 303)


def _shown(client: Client, text: str) -> tuple[Client, str, int]:
    """Return a text with the height at which all of it is seen."""
    lines = sum(1 + len(line) // LINE for line in text.splitlines())
    return client, text, lines + 1
