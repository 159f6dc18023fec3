"""A team's own versions of formats: made from a format or an item, changed, taken out of use."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult import i18n
from consult.access import Permission
from consult.formats import Format, catalogue
from consult.formats.picture import lanes_of, lying, upright
from consult.formats.prompts import prompts
from consult.i18n import _
from consult.meetings.forms import OwnFormatForm
from consult.meetings.models import Item, OwnFormat, OwnFormatSeen, OwnStanding
from consult.meetings.operations import (
    change_own_format,
    make_own_format,
    set_standing,
)
from consult.meetings.queries import find_item
from consult.meetings.queries.own_formats import (
    find_own_format,
    newest_own,
    own_formats_of,
    versions_of,
)
from consult.meetings.queries.room import room_of, words_of
from consult.meetings.rules import Marked
from consult.meetings.views.blueprint import bp
from consult.teams.models import Team, TeamAsSeen
from consult.teams.queries import find_team_as_seen
from consult.teams.queries.formats import formats_of
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@panel("team-formats", order=10)
def own_formats_panel(seen: TeamAsSeen) -> str | None:
    """List a team's own versions on its page, for whoever sits in it, and let some make one."""
    if not seen.own_seats:
        return None
    own = own_formats_of(current_actor(), seen.team.id)
    return render_template("meetings/panel_own_formats.html", seen=seen, team=seen.team, own=own)


@bp.route("/teams/<uuid:team_id>/own-formats/new", methods=["GET", "POST"])
@requires(Permission.OWN_FORMAT_MAKE, on=find_team_as_seen)
def new_own_format(seen: TeamAsSeen) -> ResponseReturnValue:
    """Make a team's own version of one of its formats."""
    base = _base(seen.team)
    form = _form(OwnFormatForm.filled_with(base, i18n.language()), base)
    if not form.validate_on_submit():
        back = url_for("teams.show", team_id=seen.team.id)
        return _editor(form, base, back), form.status
    wish = form.wish(i18n.language())
    return _made(make_own_format(current_actor(), seen.team.id, base, wish))


@bp.route("/items/<uuid:item_id>/own-format", methods=["GET", "POST"])
@requires(Permission.ITEM_PREPARE, on=find_item)
def keep_own_format(item: Item) -> ResponseReturnValue:
    """Keep the structure of an item as a version of the team's own, with nothing of the case."""
    room, language = room_of(current_actor(), item), i18n.language()
    base = catalogue().format(item.format_key, item.format_version)
    shown = OwnFormatForm.filled_by(room, words_of(item, room.phases, language), language)
    form = _form(shown, base)
    if not form.validate_on_submit():
        back = url_for("meetings.preparation", item_id=item.id)
        return _editor(form, base, back, from_item=True), form.status
    make_own_format(current_actor(), room.meeting.team_id, base, form.wish(language))
    flash(_("The team has it as its own now."), "success")
    return redirect(url_for("meetings.preparation", item_id=item.id), 303)


@bp.get("/own-formats/<uuid:own_format_id>")
@requires(Permission.OWN_FORMAT_READ, on=find_own_format)
def own_format(seen: OwnFormatSeen) -> ResponseReturnValue:
    """Show how a team's own version goes, and its earlier versions."""
    shape = seen.own.shape
    letters = max(len(i18n.say(role)) for role in lanes_of(shape))
    pictures = {"lying": lying(shape, letters), "upright": upright(shape, letters)}
    versions = versions_of(current_actor(), seen.own.key)
    return render_template(
        "meetings/own_format.html", seen=seen, shape=shape, versions=versions, **pictures
    )


@bp.route("/own-formats/<uuid:own_format_id>/edit", methods=["GET", "POST"])
@requires(Permission.OWN_FORMAT_CHANGE, on=find_own_format)
def edit_own_format(seen: OwnFormatSeen) -> ResponseReturnValue:
    """Make the next version."""
    newest = newest_own(current_actor(), seen.own.key)
    shape = newest.shape
    shown = OwnFormatForm.filled_with(shape, i18n.language())
    form = _form(shown, shape, mark=str(newest.version))
    if not form.validate_on_submit():
        back = url_for("meetings.own_format", own_format_id=newest.id)
        return _editor(form, shape, back), form.status
    wish = form.wish(i18n.language())
    return _made(change_own_format(current_actor(), newest, wish))


@bp.post("/own-formats/<uuid:own_format_id>/standing")
@requires(Permission.OWN_FORMAT_CHANGE, on=find_own_format)
def standing(seen: OwnFormatSeen) -> ResponseReturnValue:
    """Say whether it is offered, usual, or no longer used."""
    wanted = [one for one in OwnStanding if one.value == request.form.get("standing")]
    for one in wanted:
        set_standing(current_actor(), seen.own, one)
        flash(_("Saved."), "success")
    return redirect(url_for("meetings.own_format", own_format_id=seen.own.id), 303)


def _base(team: Team) -> Format:
    formats = {one.key: one for one in formats_of(current_actor(), [team])[team.id]}
    return formats.get(request.args.get("of", ""), next(iter(formats.values())))


def _form(shown: dict[str, object], shape: Format, mark: str = "") -> OwnFormatForm:
    form = OwnFormatForm(obj=Marked(mark) if mark else None, data=shown)
    form.offer(shape)
    form.offer_sectors()
    return form


def _editor(form: OwnFormatForm, shape: Format, back: str, *, from_item: bool = False) -> str:
    return render_template(
        "meetings/own_format_form.html",
        form=form,
        shape=shape,
        back=back,
        from_item=from_item,
        library=prompts(),
    )


def _made(own: OwnFormat) -> Response:
    flash(_("The team has it as its own now."), "success")
    return redirect(url_for("meetings.own_format", own_format_id=own.id), 303)
