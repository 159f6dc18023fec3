"""By when comments may come, and when the chair may confirm. The house's own defaults."""

from collections.abc import Iterable
from datetime import date, timedelta

from consult.foundation.words import Worded, Words

COMMENT_DAYS = 7
LONGEST_DAYS = 30

WHICH_DAY = Words(
    "Valitse päivä tästä päivästä kuukauden päähän.",
    "Välj en dag från i dag till en månad framåt.",
    "Choose a day from today to a month ahead.",
)


class Word(Worded):
    """What somebody has said of minutes she was asked to look at."""

    COMMENTED = "commented", "Kommentoi", "Kommenterade", "Commented"
    NOTHING = "nothing", "Ei huomautettavaa", "Inget att anmärka", "Nothing to remark"


def proposed_day(today: date) -> date:
    """Return the day by which comments are asked for, unless the chair says otherwise."""
    return today + timedelta(days=COMMENT_DAYS)


def is_right_day(due_on: date, today: date) -> bool:
    """Tell whether comments can be asked for by this day."""
    return today <= due_on <= today + timedelta(days=LONGEST_DAYS)


def may_be_confirmed(words: Iterable[Word | None], due_on: date, today: date) -> bool:
    """Tell whether the chair may confirm: everybody has said something, or the day is over."""
    return today > due_on or all(word is not None for word in words)
