"""Before the meeting: what is read beforehand, and the pack that is printed."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.agencies.rules import sectors
from consult.consultations.forms import ReadingsForm
from consult.consultations.operations import choose_readings
from consult.consultations.queries import pack_content, reads_at_table, whole_at
from consult.consultations.rules.pack import printed_pack
from consult.consultations.views.blueprint import bp
from consult.consultations.views.panels import carried_by
from consult.documents.paper import Paper
from consult.documents.pdf import pdf_answer
from consult.i18n import _
from consult.meetings.models import Item, ItemSeen
from consult.meetings.queries import find_item, find_item_seen
from consult.meetings.queries.on_paper import on_paper
from consult.meetings.queries.preparing import came_from
from consult.meetings.queries.room import AtTable, room_of
from consult.meetings.rules.preparing import missing
from consult.web.guard import current_actor, requires
from consult.web.panels import panel


@panel("item-preparation", order=20)
def readings_panel(table: AtTable) -> str | None:
    """Show what is asked and read beforehand, and which wished sectors nobody comes from."""
    it, brief = carried_by(table) or (None, None)
    if it is None or brief is None or not reads_at_table(current_actor(), it, brief):
        return None
    wished = missing(brief.sectors, came_from(current_actor(), table.room))
    names = [sectors()[key] for key in wished]
    return render_template(
        "consultations/panel_preparation.html", it=it, brief=brief, item=table.item, wished=names
    )


@panel("item-paper", order=10)
def paper_panel(table: AtTable) -> str:
    """Lead to the printed pack."""
    return render_template("consultations/panel_paper.html", item=table.item)


@bp.route("/items/<uuid:item_id>/readings", methods=["GET", "POST"])
@requires(Permission.ITEM_PREPARE, on=find_item)
def readings(item: Item) -> ResponseReturnValue:
    """Choose what is read beforehand."""
    it, brief = whole_at(current_actor(), item) or (None, None)
    assert it is not None, "an item that is prepared carries a consultation"
    assert brief is not None, "and that has everything of it"
    form = ReadingsForm.of(brief)
    if not form.validate_on_submit():
        return render_template("consultations/readings.html", form=form, item=item), form.status
    choose_readings(current_actor(), it, form.wanted.data)
    flash(_("Chosen. Those who prepare themselves read these."), "success")
    return redirect(url_for("meetings.preparation", item_id=item.id), 303)


@bp.get("/items/<uuid:item_id>/pack")
@requires(Permission.ITEM_READ, on=find_item_seen)
def pack(seen: ItemSeen) -> ResponseReturnValue:
    """Show the pack as it is printed."""
    return render_template("consultations/pack.html", item=seen.item, pack=_pack(seen))


@bp.get("/items/<uuid:item_id>/pack/pdf")
@requires(Permission.ITEM_READ, on=find_item_seen)
def pack_pdf(seen: ItemSeen) -> ResponseReturnValue:
    """Send the pack as a file."""
    return pdf_answer(_pack(seen), "kokouspaketti.pdf")


def _pack(seen: ItemSeen) -> Paper:
    actor, language = current_actor(), i18n.language()
    room = on_paper(room_of(actor, seen.item))
    it, brief = whole_at(actor, seen.item) or (None, None)
    reads = it is not None and brief is not None and reads_at_table(actor, it, brief)
    when = i18n.occasion(room.meeting.starts_at)
    return printed_pack(
        language, pack_content(actor, room, brief if reads else None, when, language)
    )
