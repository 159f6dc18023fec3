"""What a recogniser hands to the guard: a stretch of the folded text, and how sure it is."""

from typing import NamedTuple

from consult.privacy.kinds import FindingKind


class Sighting(NamedTuple):
    """Something seen in the folded text, from `start` up to `end`."""

    start: int
    end: int
    kind: FindingKind
    certain: bool
