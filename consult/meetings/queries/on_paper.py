"""What of an item goes on paper. Where some of a family are kept apart, that is less than is seen.

A paper goes where the house cannot follow it, and one of the two may be handed it or ask for it. So
it does not say who of the family was there, came late or took part from afar, nor what any of them
said. The page of the item does, for those at its table.
"""

from dataclasses import replace

from consult.meetings.models import Standing
from consult.meetings.queries.room import Room
from consult.notes.rules import FAMILY_VOICES


def keeps_apart(room: Room) -> bool:
    """Tell whether an item is about a family of which some are kept apart."""
    return any(client.case.kept_apart for client in room.clients)


def on_paper(room: Room) -> Room:
    """Return an item as it may be printed."""
    if not keeps_apart(room):
        return room
    return replace(
        room,
        table=[one for one in room.table if one.attendance.seat is not Standing.FAMILY],
        notes=[(note, about) for note, about in room.notes if note.voice not in FAMILY_VOICES],
    )
