"""Filing notes, correcting them by new ones, and taking wrong ones out of the file."""

from consult.notes.operations.filing import AS_BACKGROUND, About, file_note, supersede_note
from consult.notes.operations.mistakes import (
    destroy_note,
    move_note,
    receive_note,
    send_note,
    withdraw_note,
)

__all__ = [
    "AS_BACKGROUND",
    "About",
    "destroy_note",
    "file_note",
    "move_note",
    "receive_note",
    "send_note",
    "supersede_note",
    "withdraw_note",
]
