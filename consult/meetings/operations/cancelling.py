"""Calling a meeting off: its items move to the next free slots, and people are told once."""

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import (
    CancelNote,
    CancelReason,
    Item,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from consult.meetings.operations.following import follows_items
from consult.meetings.operations.moving import shift_item
from consult.meetings.operations.rescheduling import BEGUN
from consult.meetings.queries import Departure, departures, hold_meetings
from consult.meetings.queries.departing import mark_of_departures
from consult.privacy import ReviewedText
from consult.teams.models import Team


def cancel_meeting(
    actor: Actor,
    meeting: Meeting,
    team: Team,
    reason: CancelReason,
    note: ReviewedText,
    *,
    seen: str | None = None,
) -> list[Item]:
    """Call a meeting off. Its items move to the team's next free slots.

    The urgent go first, then who has waited longest; everybody is told once. Returns the items
    for which there was no slot: they wait for a new time. The note is for the team's leaders, and
    kept where the team has a place for it. `seen` is the mark of the plan that was shown before.

    Raises:
        NotSaved: it has begun, or is over, or there is nowhere to keep the note.
        Conflict: an item would go elsewhere than was shown.

    """
    plan = _plan(actor, meeting)
    if seen is not None and seen != mark_of_departures(plan):
        raise Conflict(PLAN_CHANGED)
    meeting.status = MeetingStatus.CANCELLED
    meeting.cancelled_for = reason
    meeting.cancelled_at = clock.now()
    db.session.flush()
    if note:
        _keep_note(actor, meeting, team, note)
    for one in plan:
        shift_item(actor, one.item, one.whither)
    audit.record(
        actor, Deed.MEETING_CANCELLED, on=meeting, purpose=Purpose.COORDINATION, reason=reason
    )
    follows_items.tell(actor, *(one.item for one in plan))
    return [one.item for one in plan if one.whither is None]


def _plan(actor: Actor, meeting: Meeting) -> list[Departure]:
    """Say where each item goes, with all meetings it touches held, in one order for everybody."""
    touched = {one.whither.id for one in departures(actor, meeting) if one.whither is not None}
    hold_meetings(actor, touched | {meeting.id})
    if not meeting.is_planned:
        raise NotSaved(BEGUN)
    plan = departures(actor, meeting)
    if any(one.item.status is not ItemStatus.WAITING for one in plan):
        raise NotSaved(BEGUN)
    return plan


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


PLAN_CHANGED = Words(
    "Ajat ovat muuttuneet siitä, kun katsoit. Katso alta, mihin asiat nyt siirtyvät, ja paina"
    " uudelleen.",
    "Tiderna har ändrats sedan du tittade. Se nedan vart ärendena nu flyttas, och tryck på nytt.",
    "The times have changed since you looked. See below where the items go now, and press again.",
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
