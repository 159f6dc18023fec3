"""Reading of minutes, and gathering what they are made of."""

from consult.minutes.queries.composing import composed_of
from consult.minutes.queries.finding import (
    asked_of,
    client_spaces,
    comments_of,
    confirmed_on,
    count_of_comments,
    count_of_minutes,
    find_in_language,
    find_minutes,
    find_newest,
    hold_minutes,
    my_minutes,
    newest_of,
    over_on,
    parts_of,
    unanswered_by,
)
from consult.minutes.queries.guests import (
    find_minutes_with_pass,
    guests_not_asked,
    guests_to_ask,
)
from consult.minutes.queries.sealing import broken_seals
from consult.minutes.queries.showing import Shown, shown_of

__all__ = [
    "Shown",
    "asked_of",
    "broken_seals",
    "client_spaces",
    "comments_of",
    "composed_of",
    "confirmed_on",
    "count_of_comments",
    "count_of_minutes",
    "find_in_language",
    "find_minutes",
    "find_minutes_with_pass",
    "find_newest",
    "guests_not_asked",
    "guests_to_ask",
    "hold_minutes",
    "my_minutes",
    "newest_of",
    "over_on",
    "parts_of",
    "shown_of",
    "unanswered_by",
]
