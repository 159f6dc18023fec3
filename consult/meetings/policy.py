"""Who may do what with meetings and items. Whom an item is not shown to never gets this far."""

from consult.access import Permission, policy
from consult.foundation.actor import Actor
from consult.meetings.models import (
    Attendance,
    Item,
    ItemNote,
    ItemSeen,
    Live,
    MeetingSeen,
    OwnFormatSeen,
    PlacedSeen,
    SeriesSeen,
    Standing,
    TeamRules,
)
from consult.meetings.models.own_format import MAKING_SEATS
from consult.teams.models import TeamAsSeen

WRITING = frozenset({Standing.FACILITATOR, Standing.ASKER, Standing.TEAM})
"""Experts answer the questions; family and guests have no way in."""


@policy(Permission.MEETING_LIST)
def may_list_meetings(actor: Actor, person: Actor) -> bool:
    """Everybody has a list of the meetings of her teams and of those she is asked to."""
    return actor.id == person.id


@policy(Permission.MEETING_READ)
def may_read_meeting(actor: Actor, seen: MeetingSeen) -> bool:
    """Whoever the meeting is shown to: its time and place are no secret to her."""
    return True


@policy(Permission.MEETING_PLAN)
def may_plan_meetings(actor: Actor, teams: object) -> bool:
    """Whoever leads, coordinates or facilitates; the finder shows her only such teams."""
    return bool(teams)


@policy(Permission.MEETING_CHANGE)
def may_change_meeting(actor: Actor, seen: MeetingSeen) -> bool:
    """Whoever plans the team's meetings."""
    return seen.plans


@policy(Permission.MEETING_CANCEL)
def may_cancel_meeting(actor: Actor, seen: MeetingSeen) -> bool:
    """Whoever plans the team's meetings."""
    return seen.plans


@policy(Permission.SERIES_READ)
def may_read_series(actor: Actor, seen: SeriesSeen) -> bool:
    """Whoever the series is shown to: she knows the times of its team."""
    return True


@policy(Permission.SERIES_CHANGE)
def may_change_series(actor: Actor, seen: SeriesSeen) -> bool:
    """Whoever plans the team's meetings."""
    return seen.plans


@policy(Permission.MEETING_HOLD)
def may_mark_held(actor: Actor, seen: MeetingSeen) -> bool:
    """Whoever plans the team's meetings."""
    return seen.plans


@policy(Permission.ITEM_MOVE)
def may_move_item(actor: Actor, placed: PlacedSeen) -> bool:
    """Whoever plans the team's meetings; what the item holds is not needed for it."""
    return placed.seen.plans


@policy(Permission.EXCEPTION_MAKE)
def may_make_exceptions(actor: Actor, of: TeamRules) -> bool:
    """Whoever sits where the team has said that exceptions are made."""
    return of.may_except(actor)


@policy(Permission.OWN_FORMAT_READ)
def may_read_own_format(actor: Actor, seen: OwnFormatSeen) -> bool:
    """Whoever sits in the team; to others it is not shown."""
    return True


@policy(Permission.OWN_FORMAT_MAKE)
def may_make_own_format(actor: Actor, seen: TeamAsSeen) -> bool:
    """Whoever leads the team or facilitates its meetings, while it is open."""
    return seen.team.is_open and not MAKING_SEATS.isdisjoint(seen.own_seats)


@policy(Permission.OWN_FORMAT_CHANGE)
def may_change_own_format(actor: Actor, seen: OwnFormatSeen) -> bool:
    """Whoever leads the team or facilitates its meetings, while it is open."""
    return seen.makes


@policy(Permission.ITEM_READ)
def may_read_item(actor: Actor, item: Item | ItemSeen | Live) -> bool:
    """Whoever sits at its table and holds its key."""
    return True


@policy(Permission.ITEM_PREPARE)
def may_prepare_item(actor: Actor, item: Item) -> bool:
    """Whoever facilitates it."""
    return item.facilitator_id == actor.id


@policy(Permission.ITEM_LEAD)
def may_lead_item(actor: Actor, subject: Item | ItemSeen | tuple[Item, object]) -> bool:
    """Whoever facilitates it."""
    if isinstance(subject, ItemSeen):
        return subject.facilitates
    item = subject if isinstance(subject, Item) else subject[0]
    return item.facilitator_id == actor.id


@policy(Permission.ITEM_NOTE_WRITE)
def may_write_item_note(actor: Actor, seen: ItemSeen) -> bool:
    """Let the facilitator, the asker, the team and the recorder write; experts read and answer."""
    return seen.standing in WRITING or seen.records


@policy(Permission.ATTENDANCE_MARK)
def may_mark_attendance(actor: Actor, item: Item) -> bool:
    """Whoever facilitates it."""
    return item.facilitator_id == actor.id


@policy(Permission.ITEM_NOTE_CORRECT)
def may_correct_item_note(actor: Actor, found: tuple[Item, ItemNote]) -> bool:
    """Whoever wrote it."""
    return found[1].author_id == actor.id


@policy(Permission.ATTENDANCE_REMOVE)
def may_remove_attendance(actor: Actor, found: tuple[Item, Attendance]) -> bool:
    """Whoever facilitates the item."""
    return found[0].facilitator_id == actor.id


@policy(Permission.ATTENDANCE_ASSURE)
def may_assure(actor: Actor, found: tuple[Item, Attendance]) -> bool:
    """Whoever's own place it is."""
    return found[1].account_id == actor.id
