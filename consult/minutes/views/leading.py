"""What the chair does: asks for comments, adds, confirms, begins a new version."""

from flask import flash, render_template
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.drafts.views import draft_kind
from consult.i18n import _, _l
from consult.minutes.forms import AdditionsForm, AmendForm, AskForm, ConfirmForm
from consult.minutes.models import MinutesSeen
from consult.minutes.operations import ask_for_comments, write_additions
from consult.minutes.operations import confirm as confirm_minutes
from consult.minutes.queries import find_minutes, find_newest, shown_of
from consult.minutes.views.blueprint import bp
from consult.minutes.views.drafting import of_minutes, of_version
from consult.minutes.views.reading import to_minutes
from consult.web.guard import current_actor, requires

ASK = draft_kind("minutes.ask", _l("Additions to minutes"), "minutes.ask", finds=of_minutes)
AMEND = draft_kind(
    "minutes.amend", _l("A new version of minutes"), "minutes.amend", finds=of_version
)
ADDITIONS = draft_kind(
    "minutes.additions", _l("Additions to minutes"), "minutes.additions", finds=of_version
)


@bp.route("/items/<uuid:item_id>/minutes/ask", methods=["GET", "POST"])
@requires(Permission.MINUTES_LEAD, on=find_minutes)
def ask(found: MinutesSeen) -> ResponseReturnValue:
    """Ask those who were there to look at the minutes."""
    form = ASK.on(AskForm.on(None), found)
    if found.newest is not None and not form.is_submitted():
        return to_minutes(found)
    if not form.validate_on_submit():
        return render_template("minutes/ask.html", found=found, form=form), form.status
    ask_for_comments(current_actor(), found, form.wanted())
    flash(_("Those who were there have been asked to look at the minutes."), "success")
    return to_minutes(found)


@bp.route("/items/<uuid:item_id>/minutes/<int:number>/amend", methods=["GET", "POST"])
@requires(Permission.MINUTES_LEAD, on=find_newest)
def amend(found: MinutesSeen) -> ResponseReturnValue:
    """Begin a new version of confirmed minutes."""
    assert found.shown is not None, "the finder gives a version"
    form = AMEND.on(AmendForm.on(found.shown), found)
    if not form.validate_on_submit():
        return render_template("minutes/amend.html", found=found, form=form), form.status
    ask_for_comments(current_actor(), found, form.wanted())
    flash(_("The new version waits for comments. The confirmed one stands until then."), "success")
    return to_minutes(found)


@bp.route("/items/<uuid:item_id>/minutes/<int:number>/additions", methods=["GET", "POST"])
@requires(Permission.MINUTES_LEAD, on=find_newest)
def additions(found: MinutesSeen) -> ResponseReturnValue:
    """Write the chair's own words into minutes that are not confirmed yet."""
    minutes = found.shown
    assert minutes is not None, "the finder gives a version"
    form = ADDITIONS.on(AdditionsForm(obj=minutes), found)
    if not form.validate_on_submit():
        return render_template("minutes/additions.html", found=found, form=form), form.status
    write_additions(current_actor(), minutes, form.additions.reviewed)
    flash(_("Written into the minutes."), "success")
    return to_minutes(found)


@bp.route("/items/<uuid:item_id>/minutes/<int:number>/confirm", methods=["GET", "POST"])
@requires(Permission.MINUTES_LEAD, on=find_newest)
def confirm(found: MinutesSeen) -> ResponseReturnValue:
    """Confirm the minutes and seal them."""
    form = ConfirmForm()
    if form.validate_on_submit():
        confirm_minutes(current_actor(), found, form.seen)
        flash(_("The minutes are confirmed and sealed."), "success")
        return to_minutes(found)
    shown = shown_of(current_actor(), found, i18n.language())
    form.begin_with(len(shown.comments))
    return render_template("minutes/confirm.html", found=found, shown=shown, form=form), form.status
