"""A series changes from a day on, or ends. Nothing with items on it goes by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy.orm.attributes import flag_modified

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words
from consult.meetings.messages import tell_team_of_series_change, tell_team_of_series_end
from consult.meetings.models import (
    CancelReason,
    Fate,
    Meeting,
    MeetingStatus,
    Series,
    SeriesPlan,
    SeriesRhythm,
)
from consult.meetings.operations.cancelling import cancel_meeting
from consult.meetings.operations.rescheduling import take_shape
from consult.meetings.operations.series import (
    breaks_for,
    expect_sound,
    lay_meeting,
    rhythm_for,
    strike,
)
from consult.meetings.queries.series import (
    breaks_of,
    hold_series,
    rhythms_of,
    skips_of,
    with_traces,
)
from consult.meetings.queries.series_changes import Drawn, draw_change, draw_end
from consult.meetings.rules import Chosen, Kind, Own
from consult.privacy import reviewed
from consult.teams.models import Team


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody decided when she was shown what a change would do."""

    mark: str
    """Of what she was shown; empty where nobody was shown anything."""
    chosen: Mapping[date, Chosen] = field(default_factory=dict)
    fates: Mapping[UUID, Fate] = field(default_factory=dict)
    """Of meetings with items; one that is not named is kept."""


@dataclass(slots=True)
class Done:
    """How many meetings became what."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    called_off: int = 0


def change_series(
    actor: Actor, series: Series, team: Team, plan: SeriesPlan, from_on: date, decided: Decided
) -> Done:
    """Change a series from a day on: this and what follows, or with today all that is to come.

    Returns how many meetings are new, changed, gone, called off.

    Raises:
        Conflict: the series or a meeting has changed since she was shown what would happen.
        NotSaved: the plan cannot be one, or the day is over.

    """
    _hold_as_seen(actor, series)
    if from_on < clock.today():
        raise NotSaved(IN_THE_PAST)
    if plan.times.trouble is not None:
        raise NotSaved(plan.times.trouble)
    _expect_as_shown(draw_change(actor, series, plan, from_on), decided)
    drawn = draw_change(actor, series, plan, from_on, decided.chosen)
    expect_sound(plan, drawn.wanted)
    _rewrite(actor, series, plan, from_on)
    strike(series, drawn.wanted, skips_of(actor, series))
    done = _carry_out(actor, series, team, drawn, decided)
    audit.record(
        actor,
        Deed.SERIES_CHANGED,
        on=series,
        purpose=Purpose.COORDINATION,
        team=team.id,
        from_on=from_on,
        new=done.new,
        changed=done.changed,
        gone=done.gone,
        called_off=done.called_off,
    )
    tell_team_of_series_change(actor, team, series, from_on)
    return done


def end_series(actor: Actor, series: Series, team: Team, last: date, decided: Decided) -> Done:
    """End a series with a day: following meetings go, those with items as somebody decided.

    Raises:
        Conflict: the series or a meeting has changed since she was shown what would happen.
        NotSaved: the day is over, or the series ends earlier anyway.

    """
    _hold_as_seen(actor, series)
    if last < clock.today():
        raise NotSaved(IN_THE_PAST)
    if last >= series.ends_on:
        raise NotSaved(ENDS_ANYWAY)
    drawn = draw_end(actor, series, last)
    _expect_as_shown(drawn, decided)
    series.ends_on, series.ended_at = max(last, series.starts_on), clock.now()
    _touch(series)
    done = _carry_out(actor, series, team, drawn, decided)
    audit.record(
        actor,
        Deed.SERIES_ENDED,
        on=series,
        purpose=Purpose.COORDINATION,
        team=team.id,
        last=last,
        gone=done.gone,
        called_off=done.called_off,
    )
    tell_team_of_series_end(actor, team, series, last)
    return done


def _hold_as_seen(actor: Actor, series: Series) -> None:
    """Hold a series; refuse if somebody has changed it since it was looked up."""
    seen = series.version
    hold_series(actor, series)
    if series.version != seen:
        raise Conflict(CHANGED_SINCE)


def _expect_as_shown(drawn: Drawn, decided: Decided) -> None:
    if decided.mark and decided.mark != drawn.mark:
        raise Conflict(CHANGED_SINCE)


def _rewrite(actor: Actor, series: Series, plan: SeriesPlan, from_on: date) -> None:
    """Write down the rhythm from a day on, in place of any later one; and what holds for all."""
    times, off = plan.times, plan.times.off
    for row in (*breaks_of(actor, series), *_rhythms_from(actor, series, from_on)):
        db.session.delete(row)
    db.session.flush()
    db.session.add_all(breaks_for(series, off))
    db.session.add(rhythm_for(series, plan, from_on, times.rule))
    series.ends_on = max(times.last, series.starts_on)
    series.holidays, series.july, series.christmas = off.holidays, off.july, off.christmas
    series.link, series.ended_at = plan.link, None
    _touch(series)


def _touch(series: Series) -> None:
    """Make it another version, so that whoever looked at it before is told of the change."""
    series.changed_at = clock.now()
    flag_modified(series, "changed_at")


def _rhythms_from(actor: Actor, series: Series, from_on: date) -> list[SeriesRhythm]:
    return [one for one in rhythms_of(actor, series) if one.from_on >= from_on]


def _carry_out(actor: Actor, series: Series, team: Team, drawn: Drawn, decided: Decided) -> Done:
    """Do it, new meetings first: items of one that is called off find their slots there."""
    done = Done()
    by_day = {want.on: want for want in drawn.wanted}
    for step in drawn.of(Kind.NEW):
        lay_meeting(actor, series, team, by_day[step.on])
        done.new += 1
    for step in drawn.of(Kind.CHANGED, Kind.SAME):
        meeting = _meeting_of(drawn, step.stands.id if step.stands else None)
        meeting.series_on = step.on
        if step.kind is Kind.CHANGED:
            take_shape(actor, meeting, step.shape)
            done.changed += 1
    db.session.flush()
    gone = [_meeting_of(drawn, step.stands.id) for step in drawn.of(Kind.GOES) if step.stands]
    done.gone = _remove(actor, team, gone)
    for step in drawn.of(Kind.DECIDE):
        meeting = _meeting_of(drawn, step.stands.id if step.stands else None)
        if decided.fates.get(meeting.id) is Fate.CALL_OFF:
            cancel_meeting(actor, meeting, team, CancelReason.RHYTHM, reviewed(""))
            done.called_off += 1
        else:
            meeting.own = meeting.own | {Own.TIME}
    db.session.flush()
    return done


def _meeting_of(drawn: Drawn, meeting_id: UUID | None) -> Meeting:
    if meeting_id is None:
        raise LookupError("a step of a meeting that does not stand")
    return drawn.meetings[meeting_id]


def _remove(actor: Actor, team: Team, meetings: list[Meeting]) -> int:
    """Take meetings without items away; one that another row still names is called off."""
    named = with_traces(actor, [one.id for one in meetings])
    for meeting in meetings:
        if meeting.id in named:
            meeting.status = MeetingStatus.CANCELLED
            meeting.cancelled_for, meeting.cancelled_at = CancelReason.RHYTHM, clock.now()
            deed = Deed.MEETING_CANCELLED
        else:
            db.session.delete(meeting)
            deed = Deed.MEETING_REMOVED
        audit.record(actor, deed, on=meeting, purpose=Purpose.COORDINATION, team=team.id)
    return len(meetings)


IN_THE_PAST = Words(
    "Menneitä kokouksia ei muuteta. Valitse päivä tästä päivästä eteenpäin.",
    "Möten som har varit ändras inte. Välj en dag från och med i dag.",
    "Meetings that are over are not changed. Choose a day from today on.",
)
ENDS_ANYWAY = Words(
    "Sarja päättyy jo aiemmin tai samana päivänä.",
    "Serien slutar redan tidigare eller samma dag.",
    "The series ends earlier or on that day anyway.",
)
CHANGED_SINCE = Words(
    "Sarjan kokouksia on muutettu sillä välin. Katso alta, mitä nyt tapahtuisi, ja tallenna "
    "sitten.",
    "Seriens möten har ändrats under tiden. Se nedan vad som nu skulle hända och spara sedan.",
    "Meetings of the series have changed meanwhile. Look below at what would happen now, then "
    "save.",
)
