"""Tables of meetings, their items, the people at the table and what was written down."""

from consult.meetings.models.attendance import Attendance
from consult.meetings.models.exception import (
    BookingException,
    Hindrance,
    TeamRules,
    Wished,
)
from consult.meetings.models.hypothesis import (
    Hypothesis,
    HypothesisClient,
    HypothesisTurn,
)
from consult.meetings.models.item import Item, ItemClient, ItemMove, ItemPhase
from consult.meetings.models.kinds import (
    CAME_OR_NOT,
    FAMILY_ROLES,
    LASTING,
    PROFESSIONALS,
    SEATED,
    TO_MEET,
    TOOK_PART,
    AttendanceMode,
    AttendanceState,
    CancelReason,
    ItemStatus,
    MeetingMode,
    MeetingStatus,
    Standing,
    standing_of,
)
from consult.meetings.models.live import (
    ItemGap,
    ItemPresence,
    ItemScreen,
    Live,
    OnScreen,
    read_shows,
)
from consult.meetings.models.meeting import CancelNote, Meeting
from consult.meetings.models.note import ItemNote, ItemNoteClient
from consult.meetings.models.own_format import ItemFormat, OwnFormat, OwnFormatSeen, OwnStanding
from consult.meetings.models.seen import (
    PLANNING_SEATS,
    ItemSeen,
    MeetingSeen,
    PlacedSeen,
)
from consult.meetings.models.series import (
    Fate,
    Series,
    SeriesBreak,
    SeriesPlan,
    SeriesRhythm,
    SeriesSeen,
    SeriesSkip,
)

__all__ = [
    "CAME_OR_NOT",
    "FAMILY_ROLES",
    "LASTING",
    "PLANNING_SEATS",
    "PROFESSIONALS",
    "SEATED",
    "TOOK_PART",
    "TO_MEET",
    "Attendance",
    "AttendanceMode",
    "AttendanceState",
    "BookingException",
    "CancelNote",
    "CancelReason",
    "Fate",
    "Hindrance",
    "Hypothesis",
    "HypothesisClient",
    "HypothesisTurn",
    "Item",
    "ItemClient",
    "ItemFormat",
    "ItemGap",
    "ItemMove",
    "ItemNote",
    "ItemNoteClient",
    "ItemPhase",
    "ItemPresence",
    "ItemScreen",
    "ItemSeen",
    "ItemStatus",
    "Live",
    "Meeting",
    "MeetingMode",
    "MeetingSeen",
    "MeetingStatus",
    "OnScreen",
    "OwnFormat",
    "OwnFormatSeen",
    "OwnStanding",
    "PlacedSeen",
    "Series",
    "SeriesBreak",
    "SeriesPlan",
    "SeriesRhythm",
    "SeriesSeen",
    "SeriesSkip",
    "Standing",
    "TeamRules",
    "Wished",
    "read_shows",
    "standing_of",
]
