"""Pages of the expert directory and of one's own expertise."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.accounts.models import Account
from consult.accounts.queries import own_account
from consult.agencies.queries import agencies_of, open_agencies, the_directory
from consult.experts import operations
from consult.experts.forms import ExpertiseForm, ExpertsFilter
from consult.experts.queries import expert_areas, expertise_of, experts_by, fields_of
from consult.experts.rules import fields
from consult.foundation.actor import Actor, Duty
from consult.i18n import _, _l
from consult.web.guard import current_actor, requires
from consult.web.menu import entry
from consult.web.paging import page_of
from consult.web.panels import panel

bp = Blueprint("experts", __name__)
entry(
    "experts.mine",
    label=_l("My expertise"),
    order=20,
    place="person",
    icon="mortarboard",
    duties={Duty.EXPERT},
)


@bp.get("/experts")
@requires(Permission.EXPERTISE_READ, on=the_directory)
def index(reader: Actor) -> ResponseReturnValue:
    """List who can be asked about what."""
    form = _offered(ExpertsFilter(request.args), reader)
    chosen = {"field": form["field"].data or "", "area": form.area.data or ""}
    page = page_of(experts_by(reader, agency_id=form.agency.data, **chosen))
    return render_template(
        "experts/index.html",
        form=form,
        page=page,
        agencies=agencies_of(reader, {account.agency_id for account in page}),
        known=fields_of(reader, [account.id for account in page]),
        fields=fields(),
    )


@bp.route("/experts/mine", methods=["GET", "POST"])
@requires(Permission.EXPERTISE_EDIT, on=own_account)
def mine(account: Account) -> ResponseReturnValue:
    """Say what one can be asked about."""
    known = [row.field for row in expertise_of(current_actor(), account.id)]
    form = ExpertiseForm(data={"known_fields": known})
    if not form.validate_on_submit():
        return render_template("experts/mine.html", form=form), form.status
    operations.set_expertise(current_actor(), account, form.known_fields.data or [])
    flash(_("The change is saved."), "success")
    return redirect(url_for("experts.mine"), 303)


@panel("person", order=10)
def expertise_panel(account: Account) -> str | None:
    """Show on somebody's page what she can be asked about."""
    known = fields_of(current_actor(), [account.id])[account.id]
    if not known:
        return None
    return render_template("experts/_panel.html", known=sorted(known), fields=fields())


def _offered(form: ExpertsFilter, actor: Actor) -> ExpertsFilter:
    form.agency.choices = [(agency.id, agency.name) for agency in open_agencies(actor)]
    form.area.choices = [(area, area) for area in expert_areas(actor)]
    return form
