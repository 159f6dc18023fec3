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
    sealed_minutes,
    unanswered_by,
)
from consult.minutes.queries.showing import Shown, seal_holds, shown_of, stamp_holds

__all__ = [
    "Shown",
    "asked_of",
    "client_spaces",
    "comments_of",
    "composed_of",
    "confirmed_on",
    "count_of_comments",
    "count_of_minutes",
    "find_in_language",
    "find_minutes",
    "find_newest",
    "hold_minutes",
    "my_minutes",
    "newest_of",
    "over_on",
    "parts_of",
    "seal_holds",
    "sealed_minutes",
    "shown_of",
    "stamp_holds",
    "unanswered_by",
]
