"""Writing down what is said."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.access import Permission
from consult.drafts.views import Target, draft_kind
from consult.foundation.actor import Actor
from consult.i18n import _, _l
from consult.meetings.forms import CorrectionForm, NoteForm
from consult.meetings.models import Item, ItemNote, ItemSeen
from consult.meetings.operations import correct_note, write_note
from consult.meetings.queries import (
    clients_of_item,
    find_item_seen,
    find_own_note,
    phases_of,
    running_phase,
)
from consult.meetings.queries.room import room_of
from consult.meetings.views.blueprint import bp
from consult.web.guard import current_actor, requires


def _of_item(actor: Actor, seen: ItemSeen) -> Target:
    return Target(seen.item.id, seen.item.space_id)


def _of_note(actor: Actor, found: tuple[Item, ItemNote]) -> Target:
    item, note = found
    return Target(note.id, note.dies_with or item.space_id)


NOTE = draft_kind("item-note.new", _l("A note at the table"), "meetings.write", finds=_of_item)
CORRECTION = draft_kind(
    "item-note.correct", _l("Put a note right"), "meetings.correct", finds=_of_note
)


@bp.route("/items/<uuid:item_id>/notes/new", methods=["GET", "POST"])
@requires(Permission.ITEM_NOTE_WRITE, on=find_item_seen)
def write(seen: ItemSeen) -> ResponseReturnValue:
    """Write a note into the phase that runs."""
    actor, item, form = current_actor(), seen.item, NOTE.on(NoteForm(), seen)
    clients, running = clients_of_item(actor, item), running_phase(actor, item)
    form.offer(seen, clients, running)
    if not form.validate_on_submit():
        return render_template("meetings/write.html", form=form, item=item), form.status
    phase = form.fell_into(phases_of(actor, item), running)
    about, ago = form.about(clients), form.seconds_ago
    write_note(actor, item, phase, form.text.reviewed, about, ago=ago)
    flash(_("Written down."), "success")
    return _to_the_room(item)


@bp.get("/items/<uuid:item_id>/notes")
@requires(Permission.ITEM_READ, on=find_item_seen)
def apart(seen: ItemSeen) -> ResponseReturnValue:
    """Show the notes apart: by whose voice they are, or by what they are."""
    by = "kind" if request.args.get("by") == "kind" else "voice"
    room = room_of(current_actor(), seen.item)
    return render_template("meetings/apart.html", room=room, by=by, groups=room.notes_by(by))


@bp.route("/items/<uuid:item_id>/notes/<uuid:note_id>", methods=["GET", "POST"])
@requires(Permission.ITEM_NOTE_CORRECT, on=find_own_note)
def correct(found: tuple[Item, ItemNote]) -> ResponseReturnValue:
    """Put one's own note right."""
    item, note = found
    form = CORRECTION.on(CorrectionForm(obj=note, data={"text": note.body}), found)
    if not form.validate_on_submit():
        return render_template("meetings/correct.html", form=form, item=item), form.status
    correct_note(current_actor(), item, note, form.text.reviewed)
    flash(_("The note is put right."), "success")
    return _to_the_room(item)


def _to_the_room(item: Item) -> Response:
    return redirect(url_for("meetings.room", item_id=item.id, _anchor="notes"), 303)
