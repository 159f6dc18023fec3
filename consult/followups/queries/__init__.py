"""Reading of what was agreed, and of what goes home into the client records."""

from consult.followups.queries.actions import (
    Agreed,
    actions_of_item,
    find_action,
    find_agenda,
    lately_late,
    my_actions,
    open_actions,
    owners_at,
    texts_of,
    who_may_own,
)
from consult.followups.queries.afterwards import Afterwards, afterwards_of
from consult.followups.queries.earlier import (
    AtHand,
    Left,
    at_hand,
    count_of_due_hypotheses,
    due_hypotheses,
    find_carried_on,
    find_looked_back,
    is_private_beside,
    left_to,
)
from consult.followups.queries.entries import entries_of, find_record

__all__ = [
    "Afterwards",
    "Agreed",
    "AtHand",
    "Left",
    "actions_of_item",
    "afterwards_of",
    "at_hand",
    "count_of_due_hypotheses",
    "due_hypotheses",
    "entries_of",
    "find_action",
    "find_agenda",
    "find_carried_on",
    "find_looked_back",
    "find_record",
    "is_private_beside",
    "lately_late",
    "left_to",
    "my_actions",
    "open_actions",
    "owners_at",
    "texts_of",
    "who_may_own",
]
