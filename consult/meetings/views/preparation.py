"""Preparing an item: what is still missing, who has which role, and how it goes."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.agencies.rules import sectors
from consult.drafts.views import about, draft_kind
from consult.formats.prompts import prompts
from consult.i18n import _, _l
from consult.meetings.forms import PhasesForm, RolesForm, mark_of_phases, mark_of_table
from consult.meetings.models import Item, ItemSeen, Standing
from consult.meetings.operations import edit_phases, give_roles, reset_phases
from consult.meetings.queries import find_item
from consult.meetings.queries.own_formats import own_format_of_item
from consult.meetings.queries.preparing import lacks_of, roles_to_give
from consult.meetings.queries.room import AtTable, Room, room_of, words_of
from consult.meetings.rules import Marked
from consult.meetings.views.blueprint import bp
from consult.web.guard import current_actor, requires

PHASES = draft_kind("item.phases", _l("How an item goes"), "meetings.prepare", finds=about)


@bp.route("/items/<uuid:item_id>/preparation", methods=["GET", "POST"])
@requires(Permission.ITEM_PREPARE, on=find_item)
def preparation(item: Item) -> ResponseReturnValue:
    """Give the roles, and see what is still missing and what there is to read."""
    room = room_of(current_actor(), item)
    form = _roles_form(room)
    if not form.validate_on_submit():
        return render_template("meetings/preparation.html", form=form, **_shown(room)), form.status
    give_roles(current_actor(), item, form.given)
    flash(_("The roles are saved."), "success")
    return redirect(url_for("meetings.preparation", item_id=item.id), 303)


@bp.route("/items/<uuid:item_id>/phases", methods=["GET", "POST"])
@requires(Permission.ITEM_PREPARE, on=find_item)
def prepare(item: Item) -> ResponseReturnValue:
    """Change order, minutes, who speaks, who listens, and the words of the phases."""
    room = room_of(current_actor(), item)
    words = words_of(item, room.phases, i18n.language())
    seen, shown = Marked(mark_of_phases(room.phases)), PhasesForm.filled_from(room.phases, words)
    form = PHASES.on(PhasesForm(obj=seen, data=shown), item)
    form.offer(room.shape, words.values())
    if not form.validate_on_submit():
        things = {"form": form, "room": room, "words": words, "library": prompts()}
        return render_template("meetings/prepare.html", item=item, **things), form.status
    edit_phases(current_actor(), item, form.drafts(words))
    flash(_("The structure is saved."), "success")
    return redirect(url_for("meetings.preparation", item_id=item.id), 303)


@bp.post("/items/<uuid:item_id>/phases/reset")
@requires(Permission.ITEM_PREPARE, on=find_item)
def reset(item: Item) -> ResponseReturnValue:
    """Put the format's phases back."""
    reset_phases(current_actor(), item)
    flash(_("The phases are as the format has them."), "success")
    return redirect(url_for("meetings.prepare", item_id=item.id), 303)


def _roles_form(room: Room) -> RolesForm:
    seen, shown = Marked(mark_of_table(room.table)), RolesForm.filled_from(room.table)
    form = RolesForm(obj=seen, data=shown)
    form.offer(room.table, roles_to_give(current_actor(), room))
    return form


def _shown(room: Room) -> dict[str, Any]:
    words = words_of(room.item, room.phases, i18n.language())
    return {
        "item": room.item,
        "room": room,
        "table": AtTable(ItemSeen(room.item, Standing.FACILITATOR, None), room),
        "words": words,
        "bar": [(words[one.id].title, one.minutes, one.standing) for one in room.phases],
        "lacks": lacks_of(current_actor(), room),
        "laid": own_format_of_item(current_actor(), room.item),
        "sectors": sectors(),
    }
