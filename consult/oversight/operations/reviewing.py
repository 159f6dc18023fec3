"""Reviewing the meeting log."""

from collections.abc import Sequence

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Meeting
from consult.oversight.models import MeetingReview
from consult.privacy import ReviewedText
from consult.teams.queries import teams_of


def review_meetings(
    actor: Actor, meetings: Sequence[Meeting], comment: ReviewedText
) -> list[MeetingReview]:
    """Mark these meetings as reviewed, with one comment for all of them.

    Raises:
        NotSaved: there is none, one is still to come, or its team has no place for comments yet.

    """
    if not meetings:
        raise NotSaved(_NONE_CHOSEN)
    teams = teams_of(actor, {meeting.team_id for meeting in meetings})
    reviews = []
    for meeting in meetings:
        space_id = teams[meeting.team_id].leadership_space_id
        if meeting.is_planned:
            raise NotSaved(_STILL_TO_COME)
        if space_id is None:
            raise NotSaved(_NO_PLACE)
        review = MeetingReview(
            id=new_id(),
            space_id=space_id,
            meeting_id=meeting.id,
            reviewer_id=actor.id,
            reviewed_at=clock.now(),
        )
        review.comment = comment
        db.session.add(review)
        audit.record(
            actor,
            Deed.MEETING_REVIEWED,
            on=review,
            purpose=Purpose.SUPERVISION,
            meeting=meeting.id,
            overruled=comment.overruled,
        )
        reviews.append(review)
    return reviews


_NONE_CHOSEN = Words(
    "Valitse ainakin yksi kokous.",
    "Välj minst ett möte.",
    "Choose at least one meeting.",
)
_STILL_TO_COME = Words(
    "Tulevaa kokousta ei voi vielä käydä läpi.",
    "Ett kommande möte kan inte gås igenom ännu.",
    "A meeting that is still to come cannot be reviewed yet.",
)
_NO_PLACE = Words(
    "Tiimin vetäjä ei ole vielä ottanut tiimiä käyttöön.",
    "Teamets ledare har inte tagit teamet i bruk ännu.",
    "The team's lead has not taken the team into use yet.",
)
