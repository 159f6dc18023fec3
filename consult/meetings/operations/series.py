"""Planning a series: all its meetings at once."""

from collections.abc import Mapping, Sequence
from datetime import date

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.messages import tell_team_of_series
from consult.meetings.models import (
    Meeting,
    MeetingMode,
    MeetingStatus,
    Series,
    SeriesBreak,
    SeriesPlan,
    SeriesRhythm,
    SeriesSkip,
)
from consult.meetings.operations.structures import chosen_structure
from consult.meetings.rules import (
    NO_LINK,
    TWICE,
    Chosen,
    DaysOff,
    Own,
    Rule,
    Wanted,
    is_link,
    twice_on,
    wanted_of,
)
from consult.teams.models import Team


def plan_series(
    actor: Actor, team: Team, plan: SeriesPlan, chosen: Mapping[date, Chosen] | None = None
) -> tuple[Series, list[Meeting]]:
    """Plan a series of a team with all its meetings; `chosen` says which days were struck or moved.

    Raises:
        NotSaved: the term ends before it starts, there are too many meetings or none, the items
            do not fit into a meeting, two meetings fall on one day, the link is none, or the team
            does not meet in that format.

    """
    shape, structure = chosen_structure(actor, team, plan.format_key)
    wanted = wanted_of(plan.times, plan.where, chosen)
    expect_sound(plan, wanted)
    series = _new_series(actor, team, plan)
    series.format_key = shape.key if structure else None
    series.structure_key = structure
    db.session.add_all([series, *breaks_for(series, plan.times.off)])
    db.session.add(rhythm_for(series, plan, plan.times.first, plan.times.rule))
    meetings = [lay_meeting(actor, series, team, one) for one in wanted if one.held]
    strike(series, wanted, {})
    audit.record(
        actor,
        Deed.SERIES_PLANNED,
        on=series,
        purpose=Purpose.COORDINATION,
        team=team.id,
        meetings=len(meetings),
    )
    tell_team_of_series(actor, team, series, meetings)
    return series, meetings


def expect_sound(plan: SeriesPlan, wanted: Sequence[Wanted]) -> None:
    """Refuse a plan that cannot be one.

    Raises:
        NotSaved: with what is wrong.

    """
    trouble = plan.times.trouble
    if trouble is not None:
        raise NotSaved(trouble)
    if plan.link and not is_link(plan.link):
        raise NotSaved(NO_LINK)
    if twice_on(list(wanted)) is not None:
        raise NotSaved(TWICE)
    if not any(one.held for one in wanted):
        raise NotSaved(ALL_STRUCK)


def lay_meeting(actor: Actor, series: Series, team: Team, wanted: Wanted) -> Meeting:
    """Plan one meeting of a series. One that was moved before it was saved stays moved."""
    shape, newest = wanted.shape, catalogue().format(series.format_key or team.format_key)
    mode, place = shape.where
    meeting = Meeting(
        id=new_id(),
        team_id=team.id,
        format_key=newest.key,
        format_version=newest.version,
        structure_key=series.structure_key,
        starts_at=shape.starts_at,
        ends_at=shape.ends_at,
        slots=shape.slots,
        slot_minutes=shape.slot_minutes,
        mode=MeetingMode.of(mode),
        place=place,
        series_id=series.id,
        series_on=wanted.on,
        status=MeetingStatus.PLANNED,
        planned_by=actor.id,
        planned_at=clock.now(),
    )
    meeting.own = frozenset({Own.TIME} if wanted.moved else ())
    db.session.add(meeting)
    audit.record(
        actor,
        Deed.MEETING_PLANNED,
        on=meeting,
        purpose=Purpose.COORDINATION,
        series=series.id,
    )
    return meeting


def breaks_for(series: Series, off: DaysOff) -> list[SeriesBreak]:
    """Return rows for the breaks a series has of its own."""
    return [
        SeriesBreak(id=new_id(), series_id=series.id, first_on=one.first, last_on=one.last)
        for one in off.breaks
    ]


def rhythm_for(series: Series, plan: SeriesPlan, from_on: date, rule: Rule) -> SeriesRhythm:
    """Return the row that says how a series goes from a day on."""
    return SeriesRhythm(
        id=new_id(),
        series_id=series.id,
        from_on=from_on,
        rhythm=rule.rhythm,
        anchor_on=rule.anchor,
        weekday=rule.weekday,
        nth=rule.nth,
        wall_time=plan.times.wall.begins.strftime("%H:%M"),
        minutes=plan.times.wall.minutes,
        slots=plan.times.slots,
        slot_minutes=plan.times.slot_minutes,
        mode=plan.mode,
        place=plan.place,
    )


def strike(series: Series, wanted: Sequence[Wanted], struck: Mapping[date, SeriesSkip]) -> None:
    """Remember the days that somebody struck, and forget those she took back."""
    for one in wanted:
        if one.held and one.on in struck:
            db.session.delete(struck[one.on])
        elif one.struck and one.on not in struck:
            db.session.add(SeriesSkip(id=new_id(), series_id=series.id, day=one.on))


def _new_series(actor: Actor, team: Team, plan: SeriesPlan) -> Series:
    now, off = clock.now(), plan.times.off
    return Series(
        id=new_id(),
        team_id=team.id,
        starts_on=plan.times.first,
        ends_on=plan.times.last,
        zone=plan.times.wall.zone,
        link=plan.link,
        holidays=off.holidays,
        july=off.july,
        christmas=off.christmas,
        planned_by=actor.id,
        planned_at=now,
        changed_at=now,
    )


ALL_STRUCK = Words(
    "Sarjaan ei jäänyt yhtään kokousta. Jätä ainakin yksi päivä.",
    "Inget möte blev kvar i serien. Lämna kvar minst en dag.",
    "No meeting is left in the series. Leave at least one day.",
)
