"""Pages of the services beside."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.access import Permission
from consult.agencies.queries import the_directory
from consult.agencies.rules import sectors
from consult.experts import operations
from consult.experts.forms import ServiceForm, ServicesFilter
from consult.experts.models import Service, ServiceSeen
from consult.experts.queries import find_service, find_service_seen, services_for
from consult.experts.views.blueprint import bp
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.get("/services")
@requires(Permission.EXPERTISE_READ, on=the_directory)
def services(reader: Actor) -> ResponseReturnValue:
    """List the services beside."""
    form = ServicesFilter(request.args)
    kind = form.kind.data.value if form.kind.data else ""
    page = page_of(services_for(reader, words=form.words.data or "", kind=kind))
    return render_template(
        "experts/services.html", form=form, page=page, sectors=sectors(), reader=reader
    )


@bp.get("/services/<uuid:service_id>")
@requires(Permission.EXPERTISE_READ, on=find_service_seen)
def service(seen: ServiceSeen) -> ResponseReturnValue:
    """Show one service."""
    return render_template("experts/service.html", it=seen.service, seen=seen, sectors=sectors())


@bp.route("/services/new", methods=["GET", "POST"])
@requires(Permission.SERVICE_ADD, on=the_directory)
def new_service(reader: Actor) -> ResponseReturnValue:
    """Add a service."""
    form = ServiceForm()
    form.offer()
    if not form.validate_on_submit():
        return render_template("experts/new_service.html", form=form), form.status
    service = operations.add_service(reader, form.facts)
    flash(_("The service is in the list. You keep its entry."), "success")
    return _to(service)


@bp.route("/services/<uuid:service_id>/edit", methods=["GET", "POST"])
@requires(Permission.SERVICE_EDIT, on=find_service)
def edit_service(service: Service) -> ResponseReturnValue:
    """Change an entry."""
    form = ServiceForm(obj=service)
    form.offer()
    if not form.validate_on_submit():
        return render_template("experts/edit_service.html", form=form, it=service), form.status
    operations.change_service(current_actor(), service, form.facts)
    flash(_("The change is saved. You keep the entry from now on."), "success")
    return _to(service)


@bp.post("/services/<uuid:service_id>/check")
@requires(Permission.SERVICE_EDIT, on=find_service)
def check_service(service: Service) -> ResponseReturnValue:
    """Say that an entry is still right."""
    operations.check_service(current_actor(), service)
    flash(_("Thank you. You are asked again in a year."), "success")
    return _to(service)


@bp.post("/services/<uuid:service_id>/close")
@requires(Permission.SERVICE_EDIT, on=find_service)
def close_service(service: Service) -> ResponseReturnValue:
    """Take a service out of the list."""
    operations.close_service(current_actor(), service)
    flash(_("The service is no longer in the list."), "success")
    return redirect(url_for("experts.services"), 303)


def _to(service: Service) -> Response:
    return redirect(url_for("experts.service", service_id=service.id), 303)
