"""Series: planned in two steps, changed from a day on, ended."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.formats import Format, catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.i18n import _, _n
from consult.meetings.forms import ChangeSeriesForm, EndSeriesForm, SeriesForm, SeriesNow
from consult.meetings.forms.drawn import DrawnForm, day_of
from consult.meetings.models import OwnFormat, Series, SeriesBreak, SeriesSeen
from consult.meetings.operations import Decided, change_series, end_series, plan_series
from consult.meetings.queries import items_on, own_meetings, teams_planned_by
from consult.meetings.queries.own_formats import own_of, shapes_of
from consult.meetings.queries.series import (
    breaks_of,
    days_off_of,
    days_to_come,
    find_series,
    meetings_of_series,
    rhythm_from,
    rhythms_of,
    rhythms_of_all,
    visible_series,
)
from consult.meetings.queries.series_changes import (
    Drawn,
    draw_change,
    draw_end,
    draw_plan,
    notes_of_change,
    notes_of_plan,
    told_of,
)
from consult.meetings.rules import Rhythm, months_without, no_day_in
from consult.meetings.views.blueprint import bp
from consult.teams.models import Team
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of


@bp.get("/series")
@requires(Permission.MEETING_LIST, on=own_meetings)
def series_index(actor: Actor) -> ResponseReturnValue:
    """List the series of one's teams."""
    page = page_of(visible_series(actor))
    return render_template(
        "meetings/series_index.html",
        page=page,
        rhythms=rhythms_of_all(actor, [row.Series for row in page]),
        may_plan=bool(teams_planned_by(actor)),
    )


@bp.route("/series/new", methods=["GET", "POST"])
@requires(Permission.MEETING_PLAN, on=teams_planned_by)
def new_series(teams: Sequence[Team]) -> ResponseReturnValue:
    """Plan a series: fill in, look at the days, save."""
    form = SeriesForm()
    form.offer(teams, shapes_of(current_actor(), teams))
    good = form.validate_on_submit()
    drawable = good or form.was_refused
    if not (drawable and form.is_settled(*draw_plan(form.plan)) and good):
        shown = _plan_shown(form, drawable=drawable)
        return render_template("meetings/series_new.html", form=form, **shown), form.status
    team = next(team for team in teams if team.id == form.team.data)
    series, meetings = plan_series(current_actor(), team, form.plan, form.chosen)
    flash(_n("One meeting is planned.", "%(num)d meetings are planned.", len(meetings)), "success")
    return redirect(url_for("meetings.series", series_id=series.id), 303)


@bp.get("/series/<uuid:series_id>")
@requires(Permission.SERIES_READ, on=find_series)
def series(seen: SeriesSeen) -> ResponseReturnValue:
    """Show how a series goes, and its meetings."""
    actor, past = current_actor(), request.args.get("when") == "past"
    page = page_of(meetings_of_series(actor, seen.series, past=past))
    return render_template(
        "meetings/series.html",
        seen=seen,
        past=past,
        page=page,
        items=items_on(actor, page),
        rhythms=rhythms_of(actor, seen.series),
        how=_how_items_go(seen),
        breaks=_breaks_said(seen.series, breaks_of(actor, seen.series)),
    )


@bp.route("/series/<uuid:series_id>/change", methods=["GET", "POST"])
@requires(Permission.SERIES_CHANGE, on=find_series)
def change(seen: SeriesSeen) -> ResponseReturnValue:
    """Change a series, all of it or from a day on: fill in, look at what happens, save."""
    form = _change_form(seen)
    good = form.validate_on_submit()
    drawn = _drawn(seen, form) if good or form.was_refused else None
    settled = drawn is not None and form.is_settled(drawn.mark, drawn.open_days, drawn.undecided)
    if drawn is None or not (good and settled):
        shown = _change_shown(seen, form, drawn)
        return render_template("meetings/series_change.html", form=form, **shown), form.status
    decided = Decided(drawn.mark, form.chosen, form.said_fates)
    change_series(current_actor(), seen.series, seen.team, form.plan, form.from_day, decided)
    flash(_("The series is changed."), "success")
    return redirect(url_for("meetings.series", series_id=seen.series.id), 303)


@bp.route("/series/<uuid:series_id>/end", methods=["GET", "POST"])
@requires(Permission.SERIES_CHANGE, on=find_series)
def end(seen: SeriesSeen) -> ResponseReturnValue:
    """End a series with a day: say when, look at what goes, save."""
    form = EndSeriesForm(obj=seen.series)
    good = form.validate_on_submit()
    last = form.data["last"] if good or form.was_refused else None
    drawn = draw_end(current_actor(), seen.series, last) if last else None
    if drawn is None or not (form.is_settled(drawn.mark, [], drawn.undecided) and good):
        shown = _steps_shown(seen, drawn) | {"seen": seen}
        return render_template("meetings/series_end.html", form=form, **shown), form.status
    decided = Decided(drawn.mark, {}, form.said_fates)
    end_series(current_actor(), seen.series, seen.team, form.data["last"], decided)
    flash(_("The series ends with that day."), "success")
    return redirect(url_for("meetings.series", series_id=seen.series.id), 303)


def _plan_shown(form: SeriesForm, *, drawable: bool) -> dict[str, Any]:
    """Return the days and what speaks against each; where a field is wrong, the days alone."""
    if not drawable:
        return {"rows": _rows(form, {}), "without": ()}
    plan, times = form.plan, form.plan.times
    notes = notes_of_plan(current_actor(), form.data["team"], plan, form.chosen)
    lacking = months_without(times.rule, times.first, times.last)
    return {"rows": _rows(form, notes), "without": [no_day_in(month) for month in lacking]}


def _drawn(seen: SeriesSeen, form: ChangeSeriesForm) -> Drawn:
    return draw_change(current_actor(), seen.series, form.plan, form.from_day)


def _change_form(seen: SeriesSeen) -> ChangeSeriesForm:
    actor, day = current_actor(), _asked_day()
    rhythm = rhythm_from(actor, seen.series, day or clock.today())
    now = SeriesNow.of(seen.series, rhythm, days_off_of(actor, seen.series), day)
    if rhythm.rhythm is Rhythm.BY_HAND:
        now = replace(now, days=days_to_come(actor, seen.series, now.from_on))
    form = ChangeSeriesForm(obj=now)
    form.offer(now)
    return form


def _asked_day() -> date | None:
    """Return the day from which on she wants to change it, where a meeting led her here."""
    try:
        return date.fromisoformat(request.args.get("from", ""))
    except ValueError:
        return None


def _change_shown(seen: SeriesSeen, form: ChangeSeriesForm, drawn: Drawn | None) -> dict[str, Any]:
    shown = _steps_shown(seen, drawn) | {"seen": seen, "rows": (), "notes": {}}
    if drawn is not None:
        notes = notes_of_change(current_actor(), seen.series, form.plan, drawn, form.chosen)
        shown |= {"rows": _rows(form, notes), "notes": notes}
    return shown


def _steps_shown(seen: SeriesSeen, drawn: Drawn | None) -> dict[str, Any]:
    if drawn is None:
        return {"drawn": None, "told": None}
    return {"drawn": drawn, "told": told_of(current_actor(), seen.team.id, drawn.steps)}


def _rows(form: DrawnForm, notes: dict[date, list[Words]]) -> list[tuple[Any, date, list[Words]]]:
    """Return each day's part of the form, the day itself, and what speaks against it."""
    days = [(entry, day_of(entry.form)) for entry in form.rows.entries]
    return [(entry, day, notes.get(day, [])) for entry, day in days if day is not None]


def _how_items_go(seen: SeriesSeen) -> tuple[Format, OwnFormat | None]:
    """Return the format of its meetings, and the team's own version if one was chosen."""
    shape = catalogue().format(seen.series.format_key or seen.team.format_key)
    return shape, own_of(current_actor(), seen.series)


def _breaks_said(series: Series, breaks: Sequence[SeriesBreak]) -> list[str]:
    own = [f"{i18n.day(one.first_on)}–{i18n.day(one.last_on)}" for one in breaks]
    return [_("July")] * series.july + [_("Christmas")] * series.christmas + own
