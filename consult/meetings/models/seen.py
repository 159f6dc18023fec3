"""A meeting, and an item, as one person meets them: what the policies decide on."""

from dataclasses import dataclass

from consult.formats import Role
from consult.meetings.models.item import Item
from consult.meetings.models.kinds import Standing
from consult.meetings.models.meeting import Meeting
from consult.meetings.models.series import Series
from consult.teams.models import Team, TeamSeat

PLANNING_SEATS = (TeamSeat.LEAD, TeamSeat.COORDINATOR, TeamSeat.FACILITATOR)
"""Seats whose people plan the team's meetings."""


@dataclass(frozen=True, slots=True)
class MeetingSeen:
    """A meeting with its team and the seats the person looking at it has there."""

    meeting: Meeting
    team: Team
    seats: frozenset[TeamSeat]
    series: Series | None = None
    """The series it belongs to, if it belongs to one."""

    @property
    def plans(self) -> bool:
        """Tell whether she plans this team's meetings."""
        return not self.seats.isdisjoint(PLANNING_SEATS)


@dataclass(frozen=True, slots=True)
class PlacedSeen:
    """An item of a meeting as a planner meets it: its slot, and nothing that it holds."""

    seen: MeetingSeen
    item: Item

    @property
    def meeting(self) -> Meeting:
        """The meeting it is on."""
        return self.seen.meeting


@dataclass(frozen=True, slots=True)
class ItemSeen:
    """An item, and as what the person looking at it sits at its table."""

    item: Item
    standing: Standing
    role: Role | None
    """None for somebody of the team who has no place at the table yet."""

    @property
    def facilitates(self) -> bool:
        """Tell whether she leads it."""
        return self.standing is Standing.FACILITATOR

    @property
    def records(self) -> bool:
        """Tell whether she writes down what anybody says, not her own words alone."""
        return self.facilitates or self.role is Role.RECORDER
