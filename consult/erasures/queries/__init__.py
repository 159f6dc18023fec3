"""Reading what would go, what is under way, and what is to be looked after."""

from consult.erasures.queries.finding import (
    account_holding,
    find_client_to_erase,
    find_erasure,
    find_hold,
    find_to_erase,
    held_erasure,
    latest_anchor,
    open_erasures_of,
    people_to_ask,
    spaces_of_erasure,
    standing_hold,
    to_carry_out,
)
from consult.erasures.queries.queue import (
    cases_to_propose,
    count_of_erasures,
    find_queue,
    kept,
    kept_cases,
    on_case,
    past_erasures,
    proposals_unanswered,
)
from consult.erasures.queries.reach import preview_for, preview_of, spaces_to_erase

__all__ = [
    "account_holding",
    "cases_to_propose",
    "count_of_erasures",
    "find_client_to_erase",
    "find_erasure",
    "find_hold",
    "find_queue",
    "find_to_erase",
    "held_erasure",
    "kept",
    "kept_cases",
    "latest_anchor",
    "on_case",
    "open_erasures_of",
    "past_erasures",
    "people_to_ask",
    "preview_for",
    "preview_of",
    "proposals_unanswered",
    "spaces_of_erasure",
    "spaces_to_erase",
    "standing_hold",
    "to_carry_out",
]
