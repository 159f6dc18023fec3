"""One's own entry: what the directory says of oneself, and when one is away."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.access import Permission
from consult.accounts.models import Account
from consult.accounts.queries import own_account
from consult.agencies.queries import open_agencies
from consult.experts import operations
from consult.experts.forms import AbsenceForm, PortraitForm, said_before
from consult.experts.models import Absence
from consult.experts.queries import (
    absences_of,
    details_of,
    find_own_absence,
    known_areas,
    profile_of,
)
from consult.experts.views.blueprint import bp
from consult.i18n import _
from consult.web.guard import current_actor, requires
from consult.web.panels import panels_of


@bp.route("/experts/mine", methods=["GET", "POST"])
@requires(Permission.EXPERTISE_EDIT, on=own_account)
def mine(account: Account) -> ResponseReturnValue:
    """Say what one can be asked about, in which languages, where, how and when."""
    form = _portrait_form(account)
    if not form.validate_on_submit():
        return _page(account, form), form.status
    operations.describe_oneself(current_actor(), account, form.portrait, form.about.reviewed)
    flash(_("The change is saved."), "success")
    return _back()


@bp.post("/experts/mine/check")
@requires(Permission.EXPERTISE_EDIT, on=own_account)
def check(account: Account) -> ResponseReturnValue:
    """Say that it is all still so."""
    profile = profile_of(current_actor(), account.id)
    if profile is not None:
        operations.check_own_entry(current_actor(), profile)
        flash(_("Thank you. You are asked again in a year."), "success")
    return _back()


@bp.route("/experts/mine/away", methods=["GET", "POST"])
@requires(Permission.EXPERTISE_EDIT, on=own_account)
def away(account: Account) -> ResponseReturnValue:
    """Say on which days one cannot be asked."""
    form = AbsenceForm()
    if not form.validate_on_submit():
        return render_template("experts/away.html", form=form), form.status
    operations.say_absence(current_actor(), account, form.starts_on.data, form.ends_on.data)
    flash(_("You are not proposed for these days."), "success")
    return _back()


@bp.post("/experts/absences/<uuid:absence_id>/end")
@requires(Permission.ABSENCE_END, on=find_own_absence)
def end_absence(absence: Absence) -> ResponseReturnValue:
    """Take an absence back."""
    operations.end_absence(current_actor(), absence)
    flash(_("The absence is taken back."), "success")
    return _back()


def _portrait_form(account: Account) -> PortraitForm:
    actor = current_actor()
    details = details_of(actor, [account.id])[account.id]
    form = PortraitForm(data=said_before(details, profile_of(actor, account.id)))
    form.offer(known_areas(actor), open_agencies(actor), details)
    return form


def _page(account: Account, form: PortraitForm) -> str:
    actor = current_actor()
    return render_template(
        "experts/mine.html",
        form=form,
        profile=profile_of(actor, account.id),
        absences=absences_of(actor, account.id),
        panels=panels_of("own-entry", account),
    )


def _back() -> Response:
    return redirect(url_for("experts.mine"), 303)
