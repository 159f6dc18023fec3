"""What the directory adds to somebody's page."""

from uuid import UUID

from flask import render_template

from consult.access import Permission
from consult.accounts.models import Account
from consult.agencies.queries import agencies_of
from consult.experts.models import FacetKind
from consult.experts.queries import details_of, profile_of
from consult.experts.rules import half_days
from consult.experts.views.people import worded
from consult.web.guard import current_actor, may
from consult.web.panels import panel


@panel("person", order=10)
def expertise_panel(account: Account) -> str | None:
    """Show on somebody's page what she can be asked about; when and for whom not, to a few."""
    actor = current_actor()
    details, profile = details_of(actor, [account.id])[account.id], profile_of(actor, account.id)
    if not details.fields and profile is None:
        return None
    within = may(Permission.AVAILABILITY_READ, account)
    conflicts = {UUID(one) for one in details.of(FacetKind.CONFLICT)} if within else set()
    return render_template(
        "experts/_panel.html",
        account=account,
        details=details,
        profile=profile,
        within=within,
        conflicts=agencies_of(actor, conflicts),
        half_days=half_days(),
        **worded(),
    )
