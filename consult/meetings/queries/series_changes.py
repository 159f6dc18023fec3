"""What a change of a series would do, and who would be told: shown before anything is saved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from consult.accounts.queries import names_of
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Words
from consult.meetings.models import (
    Attendance,
    AttendanceState,
    Item,
    Meeting,
    MeetingMode,
    Series,
    SeriesPlan,
    Standing,
)
from consult.meetings.queries.clashes import Where, clashes_with
from consult.meetings.queries.series import skips_of, standing_from
from consult.meetings.rules import (
    Chosen,
    Kind,
    Own,
    Shape,
    Step,
    Wanted,
    holiday_on,
    left_over,
    mark_of,
    reconcile,
    wanted_of,
)
from consult.teams.models import TeamSeat
from consult.teams.queries import people_in, teams_of

TEAM_SEATS = (TeamSeat.LEAD, TeamSeat.MEMBER, TeamSeat.FACILITATOR, TeamSeat.COORDINATOR)
"""Seats whose people come to the team's meetings, and hear of changes."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A change worked out: each meeting's step, and the days left out, by time."""

    wanted: Sequence[Wanted]
    steps: Sequence[Step]
    meetings: Mapping[UUID, Meeting]

    @property
    def mark(self) -> str:
        """A mark that is another one when any meeting concerned has changed in between."""
        return mark_of(
            (step.kind, step.on, step.shape, step.stands and (step.stands.id, step.stands.items))
            for step in self.steps
        )

    @property
    def open_days(self) -> list[Wanted]:
        """Return the days that may be struck, moved or taken in: no meeting stands there yet."""
        new = {step.on for step in self.of(Kind.NEW)}
        return [one for one in self.wanted if not one.held or one.on in new]

    @property
    def undecided(self) -> list[Step]:
        """Return what somebody has to decide."""
        return self.of(Kind.DECIDE)

    def meeting_named(self, meeting_id: object) -> Meeting | None:
        """Return one of the meetings by its id, however that is written."""
        return next((one for one in self.meetings.values() if str(one.id) == str(meeting_id)), None)

    def of(self, *kinds: Kind) -> list[Step]:
        """Return the steps of these kinds."""
        return [step for step in self.steps if step.kind in kinds]


def draw_change(
    actor: Actor,
    series: Series,
    plan: SeriesPlan,
    from_on: date,
    chosen: Mapping[date, Chosen] | None = None,
) -> Drawn:
    """Work out what a series would become from a day on."""
    standing, skips = standing_from(actor, series, from_on), skips_of(actor, series)
    struck = {day: Chosen(day, day, held=False) for day in skips}
    wanted = [
        want
        for want in wanted_of(plan.times, plan.where, struck | dict(chosen or {}))
        if want.on >= from_on
        and want.on not in standing.spoken_for
        and want.shape.starts_at > clock.now()
    ]
    steps = reconcile(standing.stands, wanted, plan.times.last)
    return Drawn(wanted, steps, standing.meetings)


def draw_end(actor: Actor, series: Series, last: date) -> Drawn:
    """Work out what goes when a series ends with a day."""
    standing = standing_from(actor, series, series.starts_on)
    beyond = [one for one in standing.stands if one.day > last]
    return Drawn([], left_over(beyond, last), standing.meetings)


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears of a change: the team once, and by name who is asked anew or has a place."""

    team: int
    asked: Sequence[str]
    informed: Sequence[str]
    named: bool
    """Whether the planner may see who: not who talks with whom in private."""

    @property
    def count(self) -> int:
        """Return how many people have a place at what changes."""
        return len(self.asked) + len(self.informed)


def told_of(actor: Actor, team_id: UUID, steps: Iterable[Step]) -> Told:
    """Return who would be told of these steps. Of what stays as it is, nobody is."""
    steps = list(steps)
    moved = {step.stands.id for step in steps if step.stands and step.differs - {Own.SLOTS}}
    matters = any(step.kind not in (Kind.SAME, Kind.STAYS) for step in steps)
    return _told(actor, team_id, seated_people(actor, moved), everybody=matters)


def told_of_meeting(actor: Actor, meeting: Meeting) -> Told:
    """Return who would be told if one meeting got another time."""
    return _told(actor, meeting.team_id, seated_people(actor, [meeting.id]), everybody=True)


def _told(
    actor: Actor, team_id: UUID, rows: set[tuple[UUID, Standing]], *, everybody: bool
) -> Told:
    asked = {whose for whose, seat in rows if seat is Standing.EXPERT}
    informed = {whose for whose, seat in rows} - asked - {actor.id}
    names = names_of(actor, asked | informed)
    team = people_in(actor, team_id, *TEAM_SEATS) - {actor.id} if everybody else ()
    found = teams_of(actor, {team_id})[team_id]
    return Told(
        len(team),
        sorted(names[one].name for one in asked),
        sorted(names[one].name for one in informed),
        named=not catalogue().format(found.format_key).private,
    )


def seated_people(actor: Actor, meeting_ids: Iterable[UUID]) -> set[tuple[UUID, Standing]]:
    """Return who has a place at an item of these meetings, and as what."""
    wanted = set(meeting_ids)
    if not wanted:
        return set()
    query = (
        select(Attendance.account_id, Attendance.seat)
        .join(Item, Item.id == Attendance.item_id)
        .where(
            Item.meeting_id.in_(wanted),
            Item.position.is_not(None),
            Attendance.account_id.is_not(None),
            Attendance.state.in_([AttendanceState.INVITED, AttendanceState.ACCEPTED]),
        )
    )
    rows = db.session.execute(query)
    return {(whose, seat) for whose, seat in rows if whose is not None}


def draw_plan(plan: SeriesPlan) -> tuple[str, list[Wanted]]:
    """Work out the days of a new series, and a mark that is another one for another plan."""
    wanted = wanted_of(plan.times, plan.where)
    return mark_of((one.on, one.day, one.held, one.shape) for one in wanted), wanted


def notes_of_plan(
    actor: Actor, team_id: UUID, plan: SeriesPlan, chosen: Mapping[date, Chosen]
) -> dict[date, list[Words]]:
    """Say of each day of a new series what speaks against it."""
    wanted = wanted_of(plan.times, plan.where, chosen)
    where = Where(team_id, plan.mode, plan.place)
    return _notes(actor, where, plan, [one for one in wanted if one.on in chosen])


def notes_of_change(
    actor: Actor,
    series: Series,
    plan: SeriesPlan,
    drawn: Drawn,
    chosen: Mapping[date, Chosen],
) -> dict[date, list[Words]]:
    """Say of each day that would be new or another one in a series what speaks against it."""
    wanted = wanted_of(plan.times, plan.where, chosen)
    where = Where(series.team_id, plan.mode, plan.place, frozenset(drawn.meetings))
    shown = {step.on for step in drawn.of(Kind.CHANGED)} | set(chosen)
    return _notes(actor, where, plan, [one for one in wanted if one.on in shown])


def notes_of_one(actor: Actor, meeting: Meeting, wish: Shape) -> list[Words]:
    """Say what speaks against another time or place of one meeting."""
    if (wish.starts_at, wish.where) == (meeting.starts_at, (meeting.mode.value, meeting.place)):
        return []
    mode, place = wish.where
    where = Where(meeting.team_id, MeetingMode.of(mode), place, frozenset({meeting.id}))
    [clashes] = clashes_with(actor, where, [(wish.starts_at, wish.ends_at)])
    holiday = holiday_on(clock.local(wish.starts_at).date())
    return [*([holiday] if holiday else []), *clashes]


def _notes(
    actor: Actor, where: Where, plan: SeriesPlan, wanted: Sequence[Wanted]
) -> dict[date, list[Words]]:
    """Say of each day: a holiday, a break, the clocks, what it meets."""
    times = [(one.shape.starts_at, one.shape.ends_at) for one in wanted]
    clashes = zip(wanted, clashes_with(actor, where, times), strict=True)
    return {one.on: [*_marks(plan, one), *clash] for one, clash in clashes}


def _marks(plan: SeriesPlan, one: Wanted) -> list[Words]:
    marks = (one.why or holiday_on(one.day), plan.times.wall.odd_on(one.day))
    return [mark for mark in marks if mark is not None]
