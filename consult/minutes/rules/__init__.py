"""The pure part of minutes: what stands in them, what is sealed, what differs, by when."""

from consult.minutes.rules.changes import Change, Line, changes
from consult.minutes.rules.composing import (
    COMMENTS,
    About,
    Asked,
    Composed,
    Present,
    Ran,
    checked,
    compose,
)
from consult.minutes.rules.document import (
    TITLE,
    blocks_of,
    digest,
    divide,
    ended,
    lines_of,
    paper_of,
    parts_hold,
)
from consult.minutes.rules.sealing import SealTerms, log_place, seal_number
from consult.minutes.rules.timing import (
    WHICH_DAY,
    Word,
    is_right_day,
    may_be_confirmed,
    proposed_day,
)

__all__ = [
    "COMMENTS",
    "TITLE",
    "WHICH_DAY",
    "About",
    "Asked",
    "Change",
    "Composed",
    "Line",
    "Present",
    "Ran",
    "SealTerms",
    "Word",
    "blocks_of",
    "changes",
    "checked",
    "compose",
    "digest",
    "divide",
    "ended",
    "is_right_day",
    "lines_of",
    "log_place",
    "may_be_confirmed",
    "paper_of",
    "parts_hold",
    "proposed_day",
    "seal_number",
]
