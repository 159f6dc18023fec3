"""A flat for trying the shell: small views that do one thing each, on real rows."""

from flask import Blueprint, Response, redirect, render_template_string, request
from sqlalchemy import select
from wtforms.validators import InputRequired, Length

from consult.access import Permission
from consult.agencies.models import Agency
from consult.agencies.operations import add_agency
from consult.agencies.rules import sectors
from consult.cases.models import Case
from consult.cases.operations import write_case_card
from consult.foundation.database import db
from consult.foundation.errors import Conflict, Locked, NotSaved, Tampered
from consult.foundation.words import Words
from consult.web.fields import LineField, PseudonymisedTextField
from consult.web.forms import ConsultForm
from consult.web.guard import current_actor, public, requires
from consult.web.transaction import slow_work

PAGE = """
{% extends "layout/signed_in.html" %}
{% from "components/form.html" import form_for, submit %}
{% block title %}Trial{% endblock %}
{% block content %}<h1>{{ title }}</h1><p>{{ text }}</p>
{% if form %}
{% call form_for(form) %}
{% for field in form if field.widget.input_type != 'hidden' %}{{ field }}{% endfor %}
{{ submit("Save") }}{% endcall %}
{% endif %}
{% endblock %}"""
FULL = Words("Täynnä.", "Fullt.", "Full.")


class TrialForm(ConsultForm):
    name = LineField("Name", [InputRequired(), Length(max=40)])
    about = PseudonymisedTextField("About")


class CardForm(ConsultForm):
    summary = PseudonymisedTextField("Summary")


def found(name):
    """Add an agency, which is a deed like any other."""
    key = next(iter(sectors()))
    return add_agency(
        current_actor(), name=name, controller=name, register_name=name, area="x", sector=key
    )


def anybody(actor):
    return actor


def nothing(actor, **url_args):
    return None


def a_case(actor, case_id):
    return db.session.get(Case, case_id)


def shown(title, text="", form=None, status=200):
    return render_template_string(PAGE, title=title, text=text, form=form), status


bp = Blueprint("trial", __name__, url_prefix="/trial")
enter = requires(Permission.AGENCY_READ, on=anybody)


@bp.get("/hello")
@enter
def hello(actor):
    return shown("Hello", actor.name)


@bp.get("/nowhere/<uuid:case_id>")
@requires(Permission.AGENCY_READ, on=nothing)
def nowhere(subject):
    raise AssertionError("never reached")


@bp.get("/not-yours/<uuid:case_id>")
@requires(Permission.AGENCY_EDIT, on=a_case)
def not_yours(case):
    raise AssertionError("never reached")


@bp.get("/case/<uuid:case_id>")
@requires(Permission.AGENCY_READ, on=a_case)
def case(case):
    return shown("A case", case.summary)


@bp.post("/found", endpoint="found")
@enter
def found_it(actor):
    found(request.form["name"])
    return redirect("/trial/hello", 303)


@bp.route("/form", methods=["GET", "POST"])
@enter
def form(actor):
    form = TrialForm()
    if not form.validate_on_submit():
        return shown("Form", form=form, status=form.status)
    found(form.name.data)
    if form.name.data == "full":
        raise NotSaved(FULL)
    if form.name.data == "taken":
        raise Conflict(FULL)
    return redirect("/trial/hello", 303)


@bp.route("/edit/<uuid:case_id>", methods=["GET", "POST"])
@requires(Permission.AGENCY_READ, on=a_case)
def edit(case):
    form = CardForm(obj=case)
    if not form.validate_on_submit():
        return shown("Edit", form=form, status=form.status)
    write_case_card(current_actor(), case, form.summary.reviewed)
    return redirect("/trial/hello", 303)


def broken(actor):
    raise ValueError("Kettu näki kaiken")


def locked(actor):
    raise Locked("no key")


def damaged(actor):
    raise Tampered("box")


def full(actor):
    found("half a deed")
    raise NotSaved(FULL)


def refused(actor):
    found("a deed that is answered with 400")
    return shown("No", status=400)


def streamed(actor):
    case = db.session.scalars(select(Case)).first()
    return Response((case.summary for _ in "once"), mimetype="text/plain")


def slow(actor):
    with slow_work():
        assert not db.session().in_transaction()
    found("after slow work")
    return redirect("/trial/hello", 303)


def unsaid(actor):
    """Change a row and say nothing."""
    db.session.scalars(select(Agency)).first().name = "Nobody wrote this down"
    return redirect("/trial/hello", 303)


def open_door():
    return Response("anybody", mimetype="text/plain")


FAULTS = {
    "broken": broken,
    "locked": locked,
    "damaged": damaged,
    "full": full,
    "refused": refused,
    "streamed": streamed,
    "slow": slow,
    "unsaid": unsaid,
}

for name, view in FAULTS.items():
    bp.add_url_rule(f"/{name}", name, enter(view), methods=["GET", "POST"])
bp.add_url_rule("/open-door", "open_door", public("a trial")(open_door))
