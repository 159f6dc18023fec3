"""Every change to a case, its clients, its cards and its circle."""

from consult.cases.operations.cards import write_case_card, write_client_card
from consult.cases.operations.circle import end_seat, grant_seat
from consult.cases.operations.opening import (
    add_client,
    close_case,
    note_down_case,
    open_case,
    reopen_case,
)

__all__ = [
    "add_client",
    "close_case",
    "end_seat",
    "grant_seat",
    "note_down_case",
    "open_case",
    "reopen_case",
    "write_case_card",
    "write_client_card",
]
