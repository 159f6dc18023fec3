"""The floors that calendars are measured against: bare statements, templates, `icalendar` alone."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from flask import render_template
from icalendar import Calendar, Event, Timezone
from sqlalchemy import select

from consult.calendars.models import CalendarSeen
from consult.calendars.queries import SHOWN
from consult.calendars.rules import Occasion, Places, View, by_day, span_of
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.i18n import weekdays
from consult.meetings.models import Item, Meeting, MeetingSeen
from consult.meetings.queries.agenda import Agenda
from consult.meetings.rules.days_off import holiday_on
from consult.teams.models import Team, TeamSeat

Ready = Sequence[tuple[str, Any]]
"""The properties of one entry, as values."""


def bare_list(actor: Actor, team_id: UUID, on: date) -> str:
    """Ask for the meetings of a team and show them on the list's own template."""
    span = span_of(View.LIST, on)
    team = db.session.get_one(Team, team_id)
    query = select(*SHOWN).where(
        Meeting.team_id == team_id, Meeting.starts_at >= span.begins, Meeting.starts_at < span.ends
    )
    rows = db.session.execute(query.order_by(Meeting.starts_at, Meeting.id))
    found = [Occasion(*row[:6], cancelled=False, planned_at=row[7]) for row in rows]
    return render_template(
        "calendars/list.html",
        calendar=CalendarSeen(actor),
        span=span,
        days=by_day(found),
        teams={team.id: team},
        shown=[team],
        places=Places("/meetings/{}", "/consultations/invitations/{}"),
        weekdays=weekdays(),
        holiday_on=holiday_on,
        views=View,
    )


def bare_meeting(meeting_id: UUID) -> str:
    """Ask for a meeting, its team and its items, and show them on the page's own template."""
    query = select(Meeting, Team).join(Team, Team.id == Meeting.team_id)
    meeting, team = db.session.execute(query.where(Meeting.id == meeting_id)).one()
    items = db.session.scalars(select(Item).where(Item.meeting_id == meeting_id)).all()
    agenda = Agenda(
        shape=catalogue().format(meeting.format_key, meeting.format_version),
        own=None,
        items=items,
        taken=len(items),
        mine=set(),
        people={},
        seated={},
        moves=(),
        note=None,
    )
    seen = MeetingSeen(meeting, team, frozenset({TeamSeat.MEMBER}))
    return render_template("meetings/show.html", seen=seen, meeting=meeting, agenda=agenda)


def ready_entries(written: str) -> list[Ready]:
    """Read a feed back into values, so that writing it again is all there is left to do."""
    calendar = Calendar.from_ical(written)
    return [list(_values(event)) for event in calendar.walk("VEVENT")]


def bare_feed(head: str, entries: Sequence[Ready]) -> str:
    """Write a feed with `icalendar` alone, from ready values."""
    calendar = Calendar()
    for name, value in _head(head):
        calendar.add(name, value)
    for zone in Calendar.from_ical(head).walk("VTIMEZONE"):
        assert isinstance(zone, Timezone)
        calendar.add_component(zone)
    for entry in entries:
        event = Event()
        for name, value in entry:
            event.add(name, value)
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def head_of(written: str) -> str:
    """Return a feed without its entries."""
    return re.sub(r"BEGIN:VEVENT.*END:VEVENT\r\n", "", written, flags=re.DOTALL)


def _values(event: Any) -> Iterator[tuple[str, Any]]:
    for name, value in event.property_items(recursive=False, sorted=False):
        if name in ("BEGIN", "END"):
            continue
        moment = getattr(value, "dt", None)
        if isinstance(moment, datetime) and name == "DTSTAMP":
            yield name, moment.astimezone(UTC)
        elif isinstance(moment, datetime):
            yield name, moment if moment.tzinfo is UTC else clock.local(moment)
        else:
            yield name, str(value)


def _head(head: str) -> Iterator[tuple[str, str]]:
    for line in head.split("BEGIN:VTIMEZONE")[0].split("\r\n")[1:]:
        if line:
            name, _, value = line.rpartition(":")
            yield name, value
