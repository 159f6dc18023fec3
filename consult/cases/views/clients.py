"""Adding a client to a case, and writing the client's card."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.forms import ClientCardForm, ClientForm
from consult.cases.models import Case, Client
from consult.cases.operations import add_client, write_client_card
from consult.cases.queries import find_case, find_client
from consult.cases.views.blueprint import bp
from consult.drafts.views import Target, draft_kind
from consult.foundation.actor import Actor
from consult.i18n import _, _l, say
from consult.web.guard import current_actor, requires


def of_client(actor: Actor, client: Client) -> Target:
    """Return where a draft about a client belongs."""
    return Target(client.id, client.space_id, client.case.code)


NEW_CLIENT = draft_kind("client.new", _l("Add a client"), "cases.add")
CLIENT_CARD = draft_kind("client.card", _l("Client's card"), "cases.client_card", finds=of_client)


@bp.route("/cases/<uuid:case_id>/clients/new", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE, on=find_case)
def add(case: Case) -> ResponseReturnValue:
    """Add a client."""
    form = NEW_CLIENT.on(ClientForm(), case)
    if not form.validate_on_submit():
        return render_template("cases/add.html", form=form, case=case), form.status
    client = add_client(current_actor(), case, form.data["role"], **form.facts)
    flash(_("%(client)s is in the case.", client=say(client.label)), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/clients/<uuid:client_id>/card", methods=["GET", "POST"])
@requires(Permission.CLIENT_EDIT, on=find_client)
def client_card(client: Client) -> ResponseReturnValue:
    """Write a client's card."""
    form = CLIENT_CARD.on(ClientCardForm(obj=client), client)
    if not form.validate_on_submit():
        return render_template("cases/client_card.html", form=form, client=client), form.status
    write_client_card(current_actor(), client, **form.facts)
    flash(_("Saved."), "success")
    return redirect(url_for("cases.show", case_id=client.case_id))
