"""Planning a meeting, and calling it off."""

from dataclasses import dataclass
from datetime import datetime

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import (
    CancelNote,
    CancelReason,
    Item,
    ItemStatus,
    Meeting,
    MeetingMode,
    MeetingStatus,
)
from consult.meetings.operations.agenda import move_item
from consult.meetings.queries import free_slots, hold_meeting, items_on
from consult.meetings.rules import LONGEST_MEETING, MOST_SLOTS
from consult.privacy import ReviewedText
from consult.teams.models import Team


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """When, where and for how many items a team sits down."""

    starts_at: datetime
    ends_at: datetime
    slots: int
    mode: MeetingMode
    place: ReviewedText


def plan_meeting(actor: Actor, team: Team, plan: MeetingPlan) -> Meeting:
    """Plan a meeting of a team in the newest version of its format.

    Raises:
        NotSaved: it ends before it begins, is too long, or has no sensible number of slots.

    """
    if plan.ends_at <= plan.starts_at:
        raise NotSaved(_ENDS_TOO_EARLY)
    if plan.ends_at - plan.starts_at > LONGEST_MEETING:
        raise NotSaved(_TOO_LONG)
    if not 1 <= plan.slots <= MOST_SLOTS:
        raise NotSaved(_SLOTS)
    shape = catalogue().format(team.format_key)
    meeting = Meeting(
        id=new_id(),
        team_id=team.id,
        format_key=shape.key,
        format_version=shape.version,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        slots=plan.slots,
        mode=plan.mode,
        place=plan.place,
        status=MeetingStatus.PLANNED,
        planned_by=actor.id,
        planned_at=clock.now(),
    )
    db.session.add(meeting)
    audit.record(actor, Deed.MEETING_PLANNED, on=meeting, purpose=Purpose.COORDINATION)
    return meeting


def cancel_meeting(
    actor: Actor, meeting: Meeting, team: Team, reason: CancelReason, note: ReviewedText
) -> list[Item]:
    """Call a meeting off. Its items move to the team's next free slots, in their order.

    Returns the items for which there was none: they wait for a new time. The note is for the
    team's leaders, and kept where the team has a place for it.

    Raises:
        NotSaved: it has begun, or is over, or there is nowhere to keep the note.

    """
    hold_meeting(actor, meeting)
    if not meeting.is_planned:
        raise NotSaved(_BEGUN)
    items = items_on(actor, [meeting])[meeting.id]
    if any(item.status is not ItemStatus.WAITING for item in items):
        raise NotSaved(_BEGUN)
    meeting.status = MeetingStatus.CANCELLED
    meeting.cancelled_for = reason
    meeting.cancelled_at = clock.now()
    db.session.flush()
    if note:
        _keep_note(actor, meeting, team, note)
    waiting = []
    for item in items:
        nearest = free_slots(actor, team.id, limit=1)
        if not move_item(actor, item, nearest[0] if nearest else None):
            waiting.append(item)
    audit.record(
        actor, Deed.MEETING_CANCELLED, on=meeting, purpose=Purpose.COORDINATION, reason=reason
    )
    return waiting


def _keep_note(actor: Actor, meeting: Meeting, team: Team, text: ReviewedText) -> None:
    if team.leadership_space_id is None:
        raise NotSaved(_NO_PLACE)
    if not vault.keyring().holds(team.leadership_space_id):
        raise NotSaved(_NOT_A_LEADER)
    note = CancelNote(
        id=new_id(),
        space_id=team.leadership_space_id,
        meeting_id=meeting.id,
        author_id=actor.id,
        written_at=clock.now(),
    )
    note.body = text
    db.session.add(note)
    audit.record(
        actor,
        Deed.CANCELLING_EXPLAINED,
        on=note,
        purpose=Purpose.COORDINATION,
        meeting=meeting.id,
        overruled=text.overruled,
    )


_ENDS_TOO_EARLY = Words(
    "Kokous päättyy ennen kuin se alkaa.",
    "Mötet slutar innan det börjar.",
    "The meeting ends before it begins.",
)
_TOO_LONG = Words(
    "Kokous voi kestää enintään 12 tuntia.",
    "Mötet kan vara högst 12 timmar.",
    "A meeting lasts twelve hours at the most.",
)
_SLOTS = Words(
    "Kokouksessa on 1–12 asiapaikkaa.",
    "Ett möte har 1–12 platser för ärenden.",
    "A meeting has between one and twelve slots.",
)
_BEGUN = Words(
    "Kokousta ei voi enää muuttaa eikä perua: se on jo alkanut tai ohi.",
    "Mötet kan inte längre ändras eller ställas in: det har börjat eller är över.",
    "The meeting can no longer be changed or called off: it has begun or is over.",
)
_NO_PLACE = Words(
    "Tiimin vetäjä ei ole vielä ottanut tiimiä käyttöön, joten selitystä ei voi säilyttää.",
    "Teamets ledare har inte tagit teamet i bruk, så förklaringen kan inte sparas.",
    "The team's lead has not taken the team into use, so the explanation cannot be kept.",
)
_NOT_A_LEADER = Words(
    "Selityksen lukevat tiimin johto ja koordinaattori, ja sen voi kirjoittaa vain heistä joku. "
    "Jätä kenttä tyhjäksi.",
    "Förklaringen läses av teamets ledning och koordinator, och bara någon av dem kan skriva "
    "den. Lämna fältet tomt.",
    "The explanation is for the team's leaders and coordinator, and only one of them can write "
    "it. Leave the field empty.",
)
