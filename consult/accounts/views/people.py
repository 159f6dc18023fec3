"""Who there is: name, workplace, profession, duties. Nothing of what anybody works on."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.forms import PeopleFilter
from consult.accounts.models import Account
from consult.accounts.queries import directory, duties_of, find_account
from consult.accounts.queries.losses import open_loss_of
from consult.accounts.views.blueprint import bp
from consult.agencies.queries import agencies_of, all_agencies, find_agency, the_directory
from consult.agencies.rules import sectors
from consult.foundation.actor import Actor, Duty
from consult.i18n import _l
from consult.web.guard import current_actor, requires
from consult.web.menu import entry
from consult.web.paging import page_of

entry(
    "accounts.index",
    label=_l("Directory"),
    order=80,
    icon="people",
    covers=(
        "accounts.index",
        "accounts.show",
        "accounts.on_their_way",
        "accounts.invite",
        "accounts.arrival",
        "accounts.approve",
        "accounts.duties",
        "teams",
        "experts",
        "agencies",
    ),
)

TOLD_OF_LOSS = (Duty.SUPERVISOR, Duty.TECHNICAL)


@bp.get("/people")
@requires(Permission.ACCOUNT_READ, on=the_directory)
def index(reader: Actor) -> ResponseReturnValue:
    """List the people of the house."""
    form = PeopleFilter(request.args)
    form.agency.choices = [(agency.id, agency.name) for agency in all_agencies(reader)]
    page = page_of(directory(reader, form.agency.data))
    return render_template(
        "accounts/index.html",
        form=form,
        page=page,
        agencies=agencies_of(reader, {account.agency_id for account in page}),
        duties=duties_of(reader, [account.id for account in page]),
        sectors=sectors(),
    )


@bp.get("/people/<uuid:account_id>")
@requires(Permission.ACCOUNT_READ, on=find_account)
def show(account: Account) -> ResponseReturnValue:
    """Show somebody: where she works and what she is here for."""
    actor = current_actor()
    return render_template(
        "accounts/show.html",
        account=account,
        agency=find_agency(actor, account.agency_id),
        duties=sorted(duties_of(actor, [account.id])[account.id]),
        sector=sectors()[account.sector],
        loss=open_loss_of(actor, account.id) if actor.has(*TOLD_OF_LOSS) else None,
    )
