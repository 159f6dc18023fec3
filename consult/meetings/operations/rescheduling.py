"""Another time for a meeting: its people are asked again by whoever follows its items."""

from dataclasses import dataclass
from datetime import datetime

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words
from consult.meetings.messages import tell_seated_of_place, tell_team_of_time
from consult.meetings.models import Meeting, MeetingMode
from consult.meetings.operations.following import follows_items, follows_places
from consult.meetings.queries import hold_meeting, items_on
from consult.meetings.queries.series import begun_among
from consult.meetings.rules import LONGEST_MEETING, MOST_SLOTS, Own, Shape
from consult.privacy import ReviewedText


@dataclass(frozen=True, slots=True)
class OneMeeting:
    """One meeting as somebody wants it, whatever its series says."""

    starts_at: datetime
    ends_at: datetime
    slots: int
    mode: MeetingMode
    place: ReviewedText

    @property
    def shape(self) -> Shape:
        """Return it as a series would say it."""
        where = (self.mode.value, self.place)
        return Shape(self.starts_at, self.ends_at, self.slots, None, where)


def change_one(actor: Actor, meeting: Meeting, wish: OneMeeting) -> None:
    """Change one meeting alone. In a series, what is changed here stays when the series changes.

    Raises:
        NotSaved: it was held, called off or has begun; its time is none; its slots are given.

    """
    expect_changeable(actor, meeting)
    moves = (meeting.starts_at, meeting.ends_at) != (wish.starts_at, wish.ends_at)
    own = set(meeting.own)
    if wish.slots != meeting.slots:
        _set_slots(actor, meeting, wish.slots)
        own.add(Own.SLOTS)
    if (wish.mode, wish.place) != (meeting.mode, meeting.place):
        put_elsewhere(actor, meeting, (wish.mode, wish.place), told=not moves)
        own.add(Own.WHERE)
    if meeting.series_id is not None:
        meeting.own = frozenset(own)
    if moves:
        reschedule_meeting(actor, meeting, wish.starts_at, wish.ends_at)
    else:
        audit.record(actor, Deed.MEETING_CHANGED, on=meeting, purpose=Purpose.COORDINATION)


def reschedule_meeting(
    actor: Actor, meeting: Meeting, starts_at: datetime, ends_at: datetime
) -> None:
    """Give a meeting another time. Whoever follows its items is told and asks their people again.

    Raises:
        NotSaved: it was held, called off or has begun, or the time is none or over.

    """
    expect_changeable(actor, meeting)
    if ends_at <= starts_at:
        raise NotSaved(ENDS_TOO_EARLY)
    if ends_at - starts_at > LONGEST_MEETING:
        raise NotSaved(TOO_LONG)
    if starts_at <= clock.now():
        raise NotSaved(IS_OVER)
    if meeting.series_id is not None:
        meeting.own = meeting.own | {Own.TIME}
    before = meeting.starts_at
    move_in_time(actor, meeting, starts_at, ends_at, alone=True)
    tell_team_of_time(actor, meeting, before)


def move_in_time(
    actor: Actor, meeting: Meeting, starts_at: datetime, ends_at: datetime, *, alone: bool
) -> None:
    """Give a meeting that may change another time, and tell whoever follows its items."""
    before = meeting.starts_at
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    db.session.flush()
    audit.record(
        actor,
        Deed.MEETING_RESCHEDULED,
        on=meeting,
        purpose=Purpose.COORDINATION,
        before=before,
        alone=int(alone),
    )
    if items := items_on(actor, [meeting])[meeting.id]:
        follows_items.tell(actor, *items)


def put_elsewhere(
    actor: Actor, meeting: Meeting, where: tuple[MeetingMode, str], *, told: bool
) -> None:
    """Say anew how and where a meeting is; those who have a place at it are told, if they shall."""
    meeting.mode, meeting.place = where
    if told:
        tell_seated_of_place(actor, meeting)
        for item in items_on(actor, [meeting])[meeting.id]:
            follows_places.tell(actor, item)


def take_shape(actor: Actor, meeting: Meeting, shape: Shape) -> None:
    """Make a meeting what its series wants. Who hears of another time is not told twice."""
    mode, place = shape.where
    moves = (shape.starts_at, shape.ends_at) != (meeting.starts_at, meeting.ends_at)
    if (mode, place) != (meeting.mode.value, meeting.place):
        put_elsewhere(actor, meeting, (MeetingMode.of(mode), place), told=not moves)
    meeting.slots, meeting.slot_minutes = shape.slots, shape.slot_minutes
    if moves:
        move_in_time(actor, meeting, shape.starts_at, shape.ends_at, alone=False)
    else:
        audit.record(actor, Deed.MEETING_CHANGED, on=meeting, purpose=Purpose.COORDINATION)


def expect_changeable(actor: Actor, meeting: Meeting) -> None:
    """Hold a meeting, and refuse to change what was held, called off, or has begun.

    Raises:
        Conflict: somebody has changed it since it was looked up.
        NotSaved: it was held, called off, or has begun.

    """
    db.session.flush()
    seen = meeting.version
    hold_meeting(actor, meeting)
    if meeting.version != seen:
        raise Conflict(CHANGED_SINCE)
    if not meeting.is_planned or begun_among(actor, [meeting]):
        raise NotSaved(BEGUN)


def _set_slots(actor: Actor, meeting: Meeting, slots: int) -> None:
    given = [item.position or 0 for item in items_on(actor, [meeting])[meeting.id]]
    if not 1 <= slots <= MOST_SLOTS:
        raise NotSaved(SLOTS)
    if slots < max(given, default=0):
        raise NotSaved(SLOTS_GIVEN)
    meeting.slots = slots


CHANGED_SINCE = Words(
    "Joku muu on muuttanut kokousta sillä välin. Katso, mitä nyt on voimassa, ja tallenna sitten.",
    "Någon annan har ändrat mötet under tiden. Se vad som nu gäller och spara sedan.",
    "Somebody else has changed the meeting meanwhile. Look at what stands now, then save.",
)
BEGUN = Words(
    "Kokousta ei voi enää muuttaa eikä perua: se on jo alkanut tai ohi.",
    "Mötet kan inte längre ändras eller ställas in: det har börjat eller är över.",
    "The meeting can no longer be changed or called off: it has begun or is over.",
)
ENDS_TOO_EARLY = Words(
    "Kokous päättyy ennen kuin se alkaa.",
    "Mötet slutar innan det börjar.",
    "The meeting ends before it begins.",
)
TOO_LONG = Words(
    "Kokous voi kestää enintään 12 tuntia.",
    "Mötet kan vara högst 12 timmar.",
    "A meeting lasts twelve hours at the most.",
)
SLOTS = Words(
    "Kokouksessa on 1–12 asiapaikkaa.",
    "Ett möte har 1–12 platser för ärenden.",
    "A meeting has between one and twelve slots.",
)
IS_OVER = Words(
    "Tämä aika on jo mennyt. Valitse aika, joka on vielä edessä.",
    "Den tiden har redan varit. Välj en tid som ännu är framför.",
    "That time is over. Choose one that is still ahead.",
)
SLOTS_GIVEN = Words(
    "Näin monta paikkaa ei riitä: kokoukselle on jo varattu enemmän asioita. Siirrä jokin niistä "
    "ensin.",
    "Så få platser räcker inte: fler punkter är redan bokade till mötet. Flytta någon av dem "
    "först.",
    "So few slots do not do: more items have a place at this meeting. Move one of them first.",
)
