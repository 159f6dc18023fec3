"""What the pages of the log show, gathered in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from consult import vault
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.agencies.models import Agency
from consult.agencies.queries import agencies_of
from consult.agencies.rules import sectors
from consult.followups.models import Action
from consult.formats import Format, Topic, catalogue
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.meetings.models import Attendance, CancelNote, Item, Meeting, MeetingStatus
from consult.minutes.queries import confirmed_on
from consult.oversight.models import MeetingReview
from consult.oversight.queries import (
    agreements_of,
    cancel_note_of,
    figures_of,
    private_formats,
    reviews_of,
    rosters_of,
    topics_of,
)
from consult.oversight.rules import Figures
from consult.teams.models import Team
from consult.teams.queries import teams_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log."""

    meeting: Meeting
    team: Team
    shape: Format
    figures: Figures
    agencies: list[str]
    sectors: list[Words]
    reviews: list[MeetingReview]
    reviewers: list[str]
    topics: list[Topic]
    """Of a meeting between two alone: the month and this are all there is to see."""

    @property
    def is_private(self) -> bool:
        """Tell whether it was between two people alone."""
        return self.shape.private


@dataclass(frozen=True, slots=True)
class Logged:
    """One meeting of the log with all that a supervisor sees of it."""

    line: Line
    items: Sequence[Item]
    roster: dict[UUID, list[Attendance]]
    agreements: dict[UUID, list[Action]]
    people: dict[UUID, Account]
    agencies: dict[UUID, Agency]
    cancel_note: CancelNote | None
    minutes: dict[UUID, date]
    """On which day an item's minutes were confirmed; what they say is not the log's."""


def log_lines(actor: Actor, meetings: Sequence[Meeting]) -> list[Line]:
    """Return the lines of these meetings."""
    figures = figures_of(actor, meetings)
    teams = teams_of(actor, {meeting.team_id for meeting in meetings})
    reviews = reviews_of(actor, meetings)
    private = [one for one in meetings if one.format_key in private_formats(actor)]
    topics = topics_of(actor, private) if private else {}
    names = names_of(actor, {one.reviewer_id for each in reviews.values() for one in each})
    agencies = agencies_of(actor, {key for each in figures.values() for key in each.agencies})
    return [
        Line(
            meeting=meeting,
            team=teams[meeting.team_id],
            shape=catalogue().format(meeting.format_key, meeting.format_version),
            figures=figures[meeting.id],
            agencies=sorted(agencies[key].name for key in figures[meeting.id].agencies),
            sectors=[
                words for key, words in sectors().items() if key in figures[meeting.id].sectors
            ],
            reviews=reviews.get(meeting.id, []),
            topics=topics.get(meeting.id, []),
            reviewers=[names[one.reviewer_id].name for one in reviews.get(meeting.id, [])],
        )
        for meeting in meetings
    ]


def logged(actor: Actor, meeting: Meeting) -> Logged:
    """Return one meeting of the log. Of the agreements only whose and by when."""
    [line] = log_lines(actor, [meeting])
    if line.team.leadership_space_id is not None:
        vault.keyring().load([line.team.leadership_space_id])
    rows = rosters_of(actor, meeting)
    roster: dict[UUID, list[Attendance]] = {}
    for item, place, _who, _agency in rows:
        roster.setdefault(item.id, []).extend([place] if place else [])
    agreed = agreements_of(actor, meeting)
    agreements: dict[UUID, list[Action]] = {}
    for action, _owner in agreed:
        agreements.setdefault(action.item_id, []).append(action)
    seated = {who.id: who for _item, _place, who, _agency in rows if who}
    items = list(dict.fromkeys(item for item, *_rest in rows))
    return Logged(
        line=line,
        items=items,
        roster=roster,
        agreements=agreements,
        people=seated | {owner.id: owner for _action, owner in agreed},
        agencies={agency.id: agency for _item, _place, _who, agency in rows if agency},
        cancel_note=cancel_note_of(actor, meeting) if meeting.is_cancelled else None,
        minutes=confirmed_on(actor, items) if meeting.status is MeetingStatus.HELD else {},
    )


def _named(keys: set[str]) -> list[Words]:
    return [words for key, words in sectors().items() if key in keys]
