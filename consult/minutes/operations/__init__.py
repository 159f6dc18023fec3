"""Every change of minutes: asking for comments, commenting, confirming, a new version."""

from consult.minutes.operations.asking import Wanted, ask_for_comments, write_additions
from consult.minutes.operations.commenting import comment, say_nothing
from consult.minutes.operations.confirming import confirm

__all__ = [
    "Wanted",
    "ask_for_comments",
    "comment",
    "confirm",
    "say_nothing",
    "write_additions",
]
