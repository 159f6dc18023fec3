"""Reading of families' papers."""

from consult.families.queries.disclosing import disclosed, places_of_others, seats_on_permission
from consult.families.queries.finding import (
    answers_about,
    find_around,
    find_letter,
    find_sheet,
    gatherings_of,
    letters_to,
    newest_sheet,
)
from consult.families.queries.telling import (
    Utterance,
    arrivals_of_others,
    family_at_table,
    kept_of_others,
    told_to,
    who_comes,
    whose,
)

__all__ = [
    "Utterance",
    "answers_about",
    "arrivals_of_others",
    "disclosed",
    "family_at_table",
    "find_around",
    "find_letter",
    "find_sheet",
    "gatherings_of",
    "kept_of_others",
    "letters_to",
    "newest_sheet",
    "places_of_others",
    "seats_on_permission",
    "told_to",
    "who_comes",
    "whose",
]
