"""The pages on which the people of a case are written down."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.cases.models import Case, Client
from consult.cases.queries import clients_of, find_case
from consult.cases.views.surroundings import case_at
from consult.drafts.views import Target, draft_kind
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.i18n import _, _l, _n
from consult.people.forms import PeopleForm, PersonForm, PersonPart
from consult.people.models import Person
from consult.people.operations import PersonToAdd, add_people, edit_person
from consult.people.queries import find_person, people_of
from consult.web.guard import current_actor, requires
from consult.web.panels import panel
from consult.web.surroundings import Called, knows_labels

bp = Blueprint("people", __name__)


def _of_person(actor: Actor, person: Person) -> Target:
    return Target(person.id, person.dies_with or person.space_id, person.case.code)


PEOPLE = draft_kind("people.new", _l("People of a case"), "people.new")
SOMEBODY = draft_kind("person.edit", _l("About a person"), "people.edit", finds=_of_person)


@panel("case", order=10)
def people_panel(case: Case) -> str:
    """Show the people of a case on its page."""
    return render_template(
        "people/_panel.html",
        case=case,
        people=people_of(current_actor(), case),
        may_write=case.is_written_by(current_actor()),
    )


@knows_labels
def labels_of_people(actor: Actor, place: object) -> list[Called]:
    """Return the role labels of the people of a case, to those who have its file."""
    case = case_at(actor, place)
    if case is None or not case.is_written_by(actor):
        return []
    labels = [person.label for person in people_of(actor, case) if person.label]
    return [Called(Words(label, label, label)) for label in labels]


@bp.route("/cases/<uuid:case_id>/people/new", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE, on=find_case)
def new(case: Case) -> ResponseReturnValue:
    """Write down several people at once."""
    clients = {client.id: client for client in clients_of(current_actor(), case)}
    form = PEOPLE.on(PeopleForm(clients.values()), case)
    if not form.validate_on_submit():
        return render_template("people/new.html", form=form, case=case), form.status
    lines = [_read(entry.form, clients) for entry in form.people.filled]
    added = len(add_people(current_actor(), case, lines))
    flash(_n("%(num)s person added.", "%(num)s people added.", added), "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/people/<uuid:person_id>/edit", methods=["GET", "POST"])
@requires(Permission.PERSON_EDIT, on=find_person)
def edit(person: Person) -> ResponseReturnValue:
    """Write a person's line anew."""
    form = SOMEBODY.on(PersonForm(obj=person), person)
    if not form.validate_on_submit():
        return render_template("people/edit.html", form=form, person=person), form.status
    edit_person(
        current_actor(),
        person,
        label=form.label.reviewed,
        relation=form.relation.reviewed,
        notes=form.notes.reviewed,
    )
    flash(_("Saved."), "success")
    return redirect(url_for("cases.show", case_id=person.case_id))


def _read(part: PersonPart, clients: dict[UUID, Client]) -> PersonToAdd:
    return PersonToAdd(
        part.label.reviewed, part.relation.reviewed, clients.get(part.data["client_id"])
    )
