"""Reading of what is to be handed over, of what is offered, and of who opens what alone."""

from consult.handovers.queries.goodbyes import find_goodbye, only_hers, places_ahead, seats_besides
from consult.handovers.queries.lists import (
    find_again,
    find_gone,
    find_own,
    hold_leaver,
    people_to_hand_over,
)
from consult.handovers.queries.offers import (
    actions_to_take,
    asked_in,
    case_to_take,
    consultation_to_take,
    count_of_offers,
    find_named_offer,
    find_offers,
    find_one_offer,
    kept_out_of,
    successor_asked,
    waiting_for,
)

__all__ = [
    "actions_to_take",
    "asked_in",
    "case_to_take",
    "consultation_to_take",
    "count_of_offers",
    "find_again",
    "find_gone",
    "find_goodbye",
    "find_named_offer",
    "find_offers",
    "find_one_offer",
    "find_own",
    "hold_leaver",
    "kept_out_of",
    "only_hers",
    "people_to_hand_over",
    "places_ahead",
    "seats_besides",
    "successor_asked",
    "waiting_for",
]
