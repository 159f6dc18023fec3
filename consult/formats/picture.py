"""A format as a picture: its phases over time, and in each who speaks and who listens.

Drawn twice: lying, with time from left to right, and upright for a narrow screen, with time from
top to bottom. Nothing here knows how a line is drawn; a template does, and a table says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from consult.formats.models import Format, Phase, Role
from consult.formats.turns import takes_turn

LEAST = 20
"""How long even the shortest phase is, so that its number of two figures fits with some air."""
LANE, GAP = 24, 5
LYING_WIDTH, LYING_TOP = 780, 24
UPRIGHT_WIDTH, UPRIGHT_MARGIN = 340, 34
LETTER = 6.6
"""How wide a letter of a name is."""


@dataclass(frozen=True, slots=True)
class Step:
    """A phase in the picture: from where to where on the line of time."""

    number: int
    phase: Phase
    begins: int
    """After how many minutes."""
    at: float
    length: float

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round(self.at + self.length / 2, 1)


@dataclass(frozen=True, slots=True)
class Lane:
    """Somebody who takes part, over the whole time."""

    role: Role
    at: float
    length: float

    @property
    def middle(self) -> float:
        """Where the name stands."""
        return round(self.at + self.length / 2, 1)


@dataclass(frozen=True, slots=True)
class Turn:
    """That somebody speaks, or else listens, in a phase."""

    lane: Lane
    step: Step
    speaks: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it, in units of the drawing."""

    width: float
    height: float
    margin: float
    """What the names and the numbers take."""
    top: float
    lanes: Sequence[Lane]
    steps: Sequence[Step]
    turns: Sequence[Turn]


def lying(format_: Format, letters: int) -> Picture:
    """Draw a format with time from left to right; so many letters has the longest name."""
    roles, margin = lanes_of(format_), 14 + letters * LETTER
    steps = _steps(format_.phases, margin, LYING_WIDTH - margin)
    lanes = _lanes(roles, LYING_TOP, LANE, GAP)
    height = LYING_TOP + len(roles) * (LANE + GAP)
    turns = _turns(lanes, steps)
    return Picture(LYING_WIDTH, height, round(margin, 1), LYING_TOP, lanes, steps, turns)


def upright(format_: Format, letters: int) -> Picture:
    """Draw a format with time from top to bottom; so many letters has the longest name."""
    roles, top = lanes_of(format_), 14 + letters * LETTER
    long = 60 + 30 * len(format_.phases)
    steps = _steps(format_.phases, top, long)
    each = (UPRIGHT_WIDTH - UPRIGHT_MARGIN) / len(roles)
    lanes = _lanes(roles, UPRIGHT_MARGIN, each - GAP, GAP)
    turns = _turns(lanes, steps)
    height, top = round(top + long, 1), round(top, 1)
    return Picture(UPRIGHT_WIDTH, height, UPRIGHT_MARGIN, top, lanes, steps, turns)


def lanes_of(format_: Format) -> list[Role]:
    """Return who has a lane: everybody who is named in some phase, and those named together."""
    named = {role for phase in format_.phases for role in (*phase.speaks, *phase.listens)}
    lanes = [role for role in format_.roles if role in named]
    lanes += [role for role in (Role.FAMILY, Role.ACTION_OWNERS) if role in named]
    if Role.EVERYBODY in named and not format_.family_invited:
        lanes.append(Role.EVERYBODY)  # who came to hear, and has no role of her own
    return lanes


def _steps(phases: Sequence[Phase], start: float, room: float) -> list[Step]:
    minutes = [phase.minutes for phase in phases]
    least = min(LEAST, room / len(phases))
    spare = room - least * len(phases)
    lengths = [least + spare * each / sum(minutes) for each in minutes]
    begins, places = accumulate(minutes, initial=0), accumulate(lengths, initial=start)
    rows = zip(phases, begins, places, lengths, strict=False)
    return [
        Step(number, phase, at, round(place, 1), round(length, 1))
        for number, (phase, at, place, length) in enumerate(rows, start=1)
    ]


def _lanes(roles: Sequence[Role], start: float, thick: float, gap: float) -> list[Lane]:
    return [
        Lane(role, round(start + place * (thick + gap), 1), round(thick, 1))
        for place, role in enumerate(roles)
    ]


def _turns(lanes: Sequence[Lane], steps: Sequence[Step]) -> list[Turn]:
    found = []
    for step in steps:
        for lane in lanes:
            if takes_turn(lane.role, step.phase.speaks):
                found.append(Turn(lane, step, speaks=True))
            elif takes_turn(lane.role, step.phase.listens):
                found.append(Turn(lane, step, speaks=False))
    return found
