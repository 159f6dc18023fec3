"""Counting participation: one aggregate for each figure, all of it in the database."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.consultations.models import Consultation, FromTo
from consult.consultations.queries.directions import directions
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Words
from consult.meetings.models import (
    TOOK_PART,
    Attendance,
    AttendanceMode,
    Item,
    ItemStatus,
    Meeting,
    MeetingMode,
    MeetingStatus,
)
from consult.reports.rules import By, Participation, Row, Window, suppressed
from consult.teams.models import LEADERSHIP_SEATS, Team
from consult.teams.queries import my_teams

Key = ColumnElement[Any] | InstrumentedAttribute[Any]


def participation(
    actor: Actor, window: Window, by: By, team_id: UUID | None = None
) -> Participation:
    """Count what was planned, held and cancelled in the window, and who took part.

    Counts are whole; `rules.suppressed` takes out what a reader outside the team may not see.
    """
    statuses, reasons, in_writing = _meetings(window, team_id)
    items, cases, afterwards = _items(window, team_id)
    people, attendances, sector_count = _totals(window, team_id)
    return Participation(
        window=window,
        by=by,
        planned=sum(statuses.values()),
        held=statuses.get(MeetingStatus.HELD, 0),
        cancelled=statuses.get(MeetingStatus.CANCELLED, 0),
        cancelled_by_reason=reasons,
        in_writing=in_writing,
        items=items,
        cases=cases,
        people=people,
        attendances=attendances,
        sectors=sector_count,
        rows=_rows(window, by, team_id),
        afterwards=afterwards,
    )


def reading_oneself(actor: Actor) -> Actor:
    """Return the actor: figures of the whole house have no owner."""
    return actor


def a_file_of(actor: Actor, kind: str) -> tuple[Actor, str]:
    """Return who wants a file, and of which kind."""
    return actor, kind


def directions_held(actor: Actor, window: Window, team_id: UUID | None = None) -> Sequence[FromTo]:
    """Count the two-way consultations that were held in the window, by from whom to whom."""
    held = directions().where(Item.status == ItemStatus.CLOSED)
    query = _within(held.join(Meeting, Meeting.id == Item.meeting_id), window, team_id)
    return [FromTo(*row) for row in db.session.execute(query)]


def teams_reported(actor: Actor) -> Sequence[Team]:
    """Return the teams a report can be narrowed to, by name."""
    return db.session.scalars(select(Team).order_by(Team.name)).all()


def participation_for(
    actor: Actor, window: Window, by: By, team_id: UUID | None = None
) -> Participation:
    """Count participation as this reader may see it: whole only where she leads the team."""
    report = participation(actor, window, by, team_id)
    led = {team.id for team in my_teams(actor, *LEADERSHIP_SEATS)}
    return report if team_id is not None and team_id in led else suppressed(report)


def _meetings(
    window: Window, team_id: UUID | None
) -> tuple[dict[MeetingStatus, int], dict[str, int], int]:
    """Count meetings by where they stand and why they were called off; apart, what was written."""
    written = Meeting.mode == MeetingMode.WRITTEN
    query = _within(
        select(Meeting.status, Meeting.cancelled_for, written, func.count()).select_from(Meeting),
        window,
        team_id,
    ).group_by(Meeting.status, Meeting.cancelled_for, written)
    statuses: dict[MeetingStatus, int] = {}
    reasons: dict[str, int] = {}
    in_writing = 0
    for status, reason, nobody_met, count in db.session.execute(query):
        if nobody_met:
            in_writing += count if status is MeetingStatus.HELD else 0
            continue
        statuses[status] = statuses.get(status, 0) + count
        if reason is not None:
            reasons[reason.value] = count
    return statuses, reasons, in_writing


def _items(window: Window, team_id: UUID | None) -> tuple[int, int, int]:
    query = _within(
        select(
            func.count(Item.id),
            func.count(Consultation.case_id.distinct()),
            func.coalesce(func.sum(case((Item.recorded_afterwards, 1), else_=0)), 0),
        )
        .select_from(Item)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .outerjoin(Consultation, Consultation.item_id == Item.id)
        .where(Item.status == ItemStatus.CLOSED),
        window,
        team_id,
    )
    items, cases, afterwards = db.session.execute(query).one()
    return items, cases, int(afterwards)


def _totals(window: Window, team_id: UUID | None) -> tuple[int, int, int]:
    query = _took_part(
        select(
            func.count(Attendance.account_id.distinct()),
            func.count(),
            func.count(Attendance.sector.distinct()),
        ),
        window,
        team_id,
    )
    people, attendances, sector_count = db.session.execute(query).one()
    return people, attendances, sector_count


def _rows(window: Window, by: By, team_id: UUID | None) -> tuple[Row, ...]:
    key = _key(by, window)
    query = _took_part(
        select(
            key.label("cut"),
            func.count(),
            func.count(Attendance.account_id.distinct()),
            func.sum(case((Attendance.mode == AttendanceMode.REMOTE, 1), else_=0)),
            func.count(Attendance.item_id.distinct()),
            func.count(Consultation.case_id.distinct()),
        ),
        window,
        team_id,
    ).outerjoin(Consultation, Consultation.item_id == Item.id)
    counted = {row[0]: row[1:] for row in db.session.execute(query.group_by("cut"))}
    labels = _labels(by, window, set(counted))
    return tuple(
        Row(str(cut), label, *(int(figure) for figure in counted[cut]))
        for cut, label in labels.items()
        if cut in counted
    )


def _key(by: By, window: Window) -> Key:
    if by is By.MONTH:
        months = window.months()
        return case(
            *((Meeting.starts_at < ends, name) for name, _begins, ends in months),
            else_=months[-1][0],
        )
    keys: Mapping[By, Key] = {
        By.SECTOR: Attendance.sector,
        By.AGENCY: Attendance.agency_id,
        By.TEAM: Meeting.team_id,
    }
    return keys[by]


def _labels(by: By, window: Window, cuts: set[object]) -> dict[object, Words]:
    """Return what each row is called, in the order in which rows are shown."""
    if by is By.SECTOR:
        return dict(sectors().items())
    if by is By.MONTH:
        return {name: Words(name, name, name) for name, _begins, _ends in window.months()}
    named = Agency if by is By.AGENCY else Team
    query = select(named.id, named.name).where(named.id.in_(cuts)).order_by(named.name)
    labels: dict[object, Words] = {
        row_id: Words(name, name, name) for row_id, name in db.session.execute(query)
    }
    return labels | {None: Words("Ei organisaatiota", "Ingen organisation", "No agency")}


def _within(
    query: Select[*tuple[Any, ...]], window: Window, team_id: UUID | None
) -> Select[*tuple[Any, ...]]:
    query = query.where(Meeting.starts_at >= window.begins, Meeting.starts_at < window.ends)
    return query if team_id is None else query.where(Meeting.team_id == team_id)


def _took_part(
    query: Select[*tuple[Any, ...]], window: Window, team_id: UUID | None
) -> Select[*tuple[Any, ...]]:
    joined = (
        query.select_from(Attendance)
        .join(Item, Item.id == Attendance.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(Attendance.state.in_(TOOK_PART), Item.status == ItemStatus.CLOSED)
    )
    return _within(joined, window, team_id)
