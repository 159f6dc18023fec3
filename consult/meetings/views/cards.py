"""The structure card: the phases on one page, to be printed."""

from flask import render_template
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.documents.paper import Paper
from consult.documents.pdf import pdf_answer
from consult.meetings.models import ItemSeen
from consult.meetings.queries import find_item_seen
from consult.meetings.queries.preparing import printed_phases
from consult.meetings.queries.room import room_of, words_of
from consult.meetings.rules.card import structure_card
from consult.meetings.views.blueprint import bp
from consult.web.guard import current_actor, requires


@bp.get("/items/<uuid:item_id>/card")
@requires(Permission.ITEM_READ, on=find_item_seen)
def card(seen: ItemSeen) -> ResponseReturnValue:
    """Show the structure card as it is printed."""
    return render_template("meetings/card.html", item=seen.item, card=_card(seen))


@bp.get("/items/<uuid:item_id>/card/pdf")
@requires(Permission.ITEM_READ, on=find_item_seen)
def card_pdf(seen: ItemSeen) -> ResponseReturnValue:
    """Send the structure card as a file."""
    return pdf_answer(_card(seen), "rakennekortti.pdf")


def _card(seen: ItemSeen) -> Paper:
    language, actor = i18n.language(), current_actor()
    room = room_of(actor, seen.item)
    words = words_of(seen.item, room.phases, language)
    phases = printed_phases(actor, room, words, language)
    return structure_card(language, room.shape.title.say(language), phases, room.length)
