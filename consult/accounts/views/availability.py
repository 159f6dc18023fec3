"""What may shut somebody out, beside the pages of who can open what."""

from flask import render_template

from consult.accounts.queries import on_their_way
from consult.accounts.queries.availability import doubtful_accounts
from consult.web.guard import current_actor
from consult.web.panels import panel


@panel("availability", order=40)
def people_panel(watch: object) -> str:
    """Show codes nobody has tried, accounts nobody uses, and who is still on her way."""
    actor = current_actor()
    return render_template(
        "accounts/availability.html",
        doubtful=doubtful_accounts(actor),
        arrivals=on_their_way(actor),
    )
