"""How often an expert was asked and came: on her page, and beside her own entry."""

from flask import render_template

from consult.access import Permission
from consult.accounts.models import Account
from consult.consultations.queries.load import load_of
from consult.web.guard import current_actor, may
from consult.web.panels import panel


@panel("person", order=20)
@panel("own-entry", order=20)
def load_panel(account: Account) -> str | None:
    """Show herself and coordinators how often she was asked in a year, and how often she came."""
    if not may(Permission.EXPERT_LOAD_READ, account):
        return None
    load = load_of(current_actor(), account.id)
    if not load.asked:
        return None
    return render_template("consultations/panel_load.html", load=load)
