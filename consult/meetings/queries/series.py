"""Reading of series: what stands, what is spoken for, and what a new time would collide with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, and_, func, select, union_all

from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import Model, db
from consult.meetings.models import (
    PLANNING_SEATS,
    Item,
    ItemStatus,
    Meeting,
    Series,
    SeriesBreak,
    SeriesRhythm,
    SeriesSeen,
    SeriesSkip,
)
from consult.meetings.queries.meetings import teams_whose_times_are_known
from consult.meetings.rules import Break, DaysOff, Shape, Stands
from consult.teams.models import Team
from consult.teams.queries import seats_in


def visible_series(actor: Actor) -> Select[Series, Team]:
    """Return the series of the actor's teams, those that go on longest first."""
    teams = teams_whose_times_are_known(actor)
    return (
        select(Series, Team)
        .join(Team, Team.id == Series.team_id)
        .where(Series.team_id.in_(teams))
        .order_by(Series.ends_on.desc(), Series.id)
    )


def find_series(actor: Actor, series_id: UUID) -> SeriesSeen | None:
    """Return the series to those who know the times of its team."""
    row = db.session.execute(visible_series(actor).where(Series.id == series_id)).one_or_none()
    if row is None:
        return None
    series, team = row
    return SeriesSeen(series, team, not seats_in(actor, team.id).isdisjoint(PLANNING_SEATS))


def meetings_of_series(actor: Actor, series: Series, *, past: bool = False) -> Select[Meeting]:
    """Return the meetings of a series the actor was shown, by time; past ones newest first."""
    now = clock.now()
    query = select(Meeting).where(Meeting.series_id == series.id)
    if past:
        query = query.where(Meeting.ends_at < now)
        return query.order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    return query.where(Meeting.ends_at >= now).order_by(Meeting.starts_at, Meeting.id)


def rhythms_of(actor: Actor, series: Series) -> Sequence[SeriesRhythm]:
    """Return how a series goes, from when on, first to last."""
    query = select(SeriesRhythm).where(SeriesRhythm.series_id == series.id)
    return db.session.scalars(query.order_by(SeriesRhythm.from_on)).all()


def rhythm_from(actor: Actor, series: Series, day: date) -> SeriesRhythm:
    """Return how a series goes on a day; before its first one, how it begins."""
    rhythms = rhythms_of(actor, series)
    return [one for one in rhythms if one.from_on <= day or one is rhythms[0]][-1]


def rhythms_of_all(actor: Actor, series: Iterable[Series]) -> dict[UUID, SeriesRhythm]:
    """Return how each of several series goes now, or will at first."""
    query = select(SeriesRhythm).where(SeriesRhythm.series_id.in_({one.id for one in series}))
    found: dict[UUID, SeriesRhythm] = {}
    for one in db.session.scalars(query.order_by(SeriesRhythm.from_on)):
        if one.series_id not in found or one.from_on <= clock.today():
            found[one.series_id] = one
    return found


def breaks_of(actor: Actor, series: Series) -> Sequence[SeriesBreak]:
    """Return the breaks that a series has of its own."""
    query = select(SeriesBreak).where(SeriesBreak.series_id == series.id)
    return db.session.scalars(query.order_by(SeriesBreak.first_on)).all()


def days_off_of(actor: Actor, series: Series) -> DaysOff:
    """Return what a series gives way to."""
    own = tuple(Break(one.first_on, one.last_on) for one in breaks_of(actor, series))
    return DaysOff(series.holidays, series.july, series.christmas, own)


def skips_of(actor: Actor, series: Series) -> dict[date, SeriesSkip]:
    """Return the days of its rhythm that were struck."""
    query = select(SeriesSkip).where(SeriesSkip.series_id == series.id)
    return {one.day: one for one in db.session.scalars(query)}


def hold_series(actor: Actor, series: Series) -> None:
    """Keep others from changing the series until this is saved; see it as it is now."""
    held = select(Series).where(Series.id == series.id).with_for_update(key_share=True)
    db.session.scalars(held.execution_options(populate_existing=True)).one()


@dataclass(frozen=True, slots=True)
class Standing:
    """The meetings of a series from a day on: those that may change, and the days of the rest."""

    meetings: dict[UUID, Meeting]
    stands: list[Stands]
    spoken_for: frozenset[date]
    """Days of the rhythm whose meetings were held, called off or have begun."""


def standing_from(actor: Actor, series: Series, from_on: date) -> Standing:
    """Return what of a series may still be changed from a day on. Past and held ones never are."""
    query = (
        select(Meeting, func.count(Item.id), func.max(Item.position))
        .outerjoin(Item, and_(Item.meeting_id == Meeting.id, Item.position.is_not(None)))
        .where(Meeting.series_id == series.id)
        .group_by(Meeting.id)
        .order_by(Meeting.starts_at)
    )
    rows = db.session.execute(query).all()
    begun = begun_among(actor, [row[0] for row in rows])
    changeable = {
        row[0].id: row[0]
        for row in rows
        if row[0].is_planned and row[0].starts_at > clock.now() and row[0].id not in begun
    }
    stands = [
        _stands(meeting, items, highest or 0)
        for meeting, items, highest in rows
        if meeting.id in changeable and (meeting.series_on or from_on) >= from_on
    ]
    spoken_for = (row[0].series_on for row in rows if row[0].id not in changeable)
    return Standing(changeable, stands, frozenset(day for day in spoken_for if day))


def days_to_come(actor: Actor, series: Series, from_on: date) -> tuple[date, ...]:
    """Return the days of a series that may still change: what a list by hand begins with."""
    return tuple(one.on for one in standing_from(actor, series, from_on).stands)


def begun_among(actor: Actor, meetings: Iterable[Meeting]) -> set[UUID]:
    """Return which of these meetings have an item that is under way or over."""
    query = select(Item.meeting_id).where(
        Item.meeting_id.in_({meeting.id for meeting in meetings}),
        Item.status.in_([ItemStatus.OPEN, ItemStatus.CLOSED]),
    )
    return set(db.session.scalars(query))


def with_traces(actor: Actor, ids: Iterable[UUID]) -> set[UUID]:
    """Return which of these meetings any other row names: they can be called off, not removed."""
    wanted = set(ids)
    naming = [
        select(column).where(column.in_(wanted))
        for table in Model.metadata.tables.values()
        for column in table.columns
        if any(key.column is Meeting.__table__.c.id for key in column.foreign_keys)
    ]
    return set(db.session.scalars(union_all(*naming)))


def _stands(meeting: Meeting, items: int, highest: int) -> Stands:
    day = clock.local(meeting.starts_at).date()
    return Stands(
        meeting.id, meeting.series_on or day, day, shape_of(meeting), meeting.own, items, highest
    )


def shape_of(meeting: Meeting) -> Shape:
    """Return all of a meeting that its series decides."""
    return Shape(
        meeting.starts_at,
        meeting.ends_at,
        meeting.slots,
        meeting.slot_minutes,
        (meeting.mode.value, meeting.place),
    )
