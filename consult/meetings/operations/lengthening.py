"""Making a meeting longer, because something on its agenda takes longer."""

from datetime import timedelta

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Meeting
from consult.meetings.operations.rescheduling import TOO_LONG
from consult.meetings.queries import hold_meeting
from consult.meetings.rules import LONGEST_MEETING, Own


def lengthen_meeting(actor: Actor, meeting: Meeting, minutes: int) -> None:
    """Let a meeting end later. It begins when it did, so a yes that was said stands.

    Raises:
        NotSaved: it was held or called off, or would last longer than any meeting does.

    """
    hold_meeting(actor, meeting)
    if not meeting.is_planned:
        raise NotSaved(_OVER)
    ends_at = meeting.ends_at + timedelta(minutes=minutes)
    if ends_at - meeting.starts_at > LONGEST_MEETING:
        raise NotSaved(TOO_LONG)
    meeting.ends_at = ends_at
    if meeting.series_id is not None:
        meeting.own = meeting.own | {Own.TIME}  # a later change of the series leaves it so
    db.session.flush()
    audit.record(
        actor, Deed.MEETING_CHANGED, on=meeting, purpose=Purpose.COORDINATION, minutes=minutes
    )


_OVER = Words(
    "Kokous on jo pidetty tai peruttu, joten sitä ei voi pidentää.",
    "Mötet har redan hållits eller ställts in och kan inte förlängas.",
    "The meeting is over or called off, so it cannot be made longer.",
)
