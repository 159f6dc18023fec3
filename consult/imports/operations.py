"""Taking over an older log: all of it or nothing, each row hashed into the chain."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.formats import Role, catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import Model, db
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.imports.models import LogImport
from consult.imports.queries import held_teams, times_of
from consult.imports.rules.log import Log, LoggedMeeting, Seated
from consult.meetings.models import (
    Attendance,
    AttendanceMode,
    AttendanceState,
    CancelReason,
    Item,
    ItemStatus,
    Meeting,
    MeetingMode,
    MeetingStatus,
    Standing,
)
from consult.teams.models import Team

AT_A_TIME = 2_000
"""Rows in one statement."""

ROLES = {
    Standing.ASKER: Role.PRESENTER,
    Standing.FACILITATOR: Role.FACILITATOR,
    Standing.EXPERT: Role.EXPERT,
    Standing.TEAM: Role.REFLECTING_TEAM,
    Standing.FAMILY: Role.GUARDIAN,
    Standing.GUEST: Role.OBSERVER,
}
"""As what somebody took part, where a log knows only in which seat."""

Row = dict[str, Any]
Tick = Callable[[int], None]
"""Told how many rows more were written."""

NOT_GOOD = Words(
    "Tiedostossa on korjattavaa. Siitä ei otettu mitään.",
    "Det finns något att rätta i filen. Ingenting togs över.",
    "Something in the file is to be put right. Nothing of it was taken.",
)
TAKEN_MEANWHILE = Words(
    "Osa kokouksista on jo täällä: joku muu lisäsi ne juuri. Mitään ei otettu.",
    "En del av mötena finns redan här: någon annan lade just till dem. Ingenting togs över.",
    "Some of the meetings are here already: somebody else has just added them. Nothing was taken.",
)


def import_log(
    actor: Actor, log: Log, *, in_name_of: UUID, tick: Tick = lambda rows: None
) -> LogImport:
    """Write every meeting of a log with its items and the people who were there.

    Raises:
        NotSaved: something in it is wrong, or has no meaning here.
        Conflict: one of its meetings has come into the house meanwhile.

    """
    if not log.is_good:
        raise NotSaved(NOT_GOOD)
    teams = held_teams(actor, {team_id for team_id, _starts_at in log.meetings})
    if not times_of(actor, teams).isdisjoint(log.meetings):
        raise Conflict(TAKEN_MEANWHILE)
    taken = LogImport(
        id=new_id(),
        account_id=in_name_of,
        imported_at=clock.now(),
        lines=log.lines,
        meetings=len(log.meetings),
        items=log.items,
        people=log.people,
    )
    db.session.add(taken)
    db.session.flush()
    audit.record(
        actor,
        Deed.MEETINGS_IMPORTED,
        on=taken,
        purpose=Purpose.COORDINATION,
        lines=taken.lines,
        meetings=taken.meetings,
        items=taken.items,
        people=taken.people,
    )
    for model, rows in _Rows(log, teams, taken).by_table():
        _write(model, rows, tick)
    return taken


def _write(model: type[Model], rows: Iterator[Row], tick: Tick) -> None:
    while batch := list(islice(rows, AT_A_TIME)):
        db.session.execute(insert(model), batch)
        audit.include(model, [row["id"] for row in batch])
        tick(len(batch))


class _Rows:
    """The rows of a log, table by table: what is below comes first."""

    def __init__(self, log: Log, teams: dict[UUID, Team], taken: LogImport) -> None:
        self.meetings = list(log.meetings.values())
        self.teams, self.by, self.at = teams, taken.account_id, taken.imported_at
        self.ids = {id(meeting): new_id() for meeting in self.meetings}
        self.item_ids: dict[tuple[int, int], UUID] = {}

    def by_table(self) -> Iterator[tuple[type[Model], Iterator[Row]]]:
        """Return each table's rows; they are made as they are asked for."""
        yield Meeting, (self._meeting(one) for one in self.meetings)
        yield Item, (row for one in self.meetings for row in self._items(one))
        yield Attendance, (row for one in self.meetings for row in self._people(one))

    def _meeting(self, logged: LoggedMeeting) -> Row:
        shape = catalogue().format(self.teams[logged.team_id].format_key)
        cancelled = MeetingStatus.of(logged.status) is MeetingStatus.CANCELLED
        return {
            "id": self.ids[id(logged)],
            "team_id": logged.team_id,
            "format_key": shape.key,
            "format_version": shape.version,
            "starts_at": logged.starts_at,
            "ends_at": logged.ends_at,
            "slots": max(logged.items, default=shape.items),
            "mode": MeetingMode.of(logged.mode),
            "place": "",
            "status": MeetingStatus.of(logged.status),
            "cancelled_for": CancelReason.of(logged.reason) if cancelled else None,
            "cancelled_at": min(logged.starts_at, self.at) if cancelled else None,
            "planned_by": self.by,
            "planned_at": self.at,
            "version": 1,
        }

    def _items(self, logged: LoggedMeeting) -> Iterator[Row]:
        shape = catalogue().format(self.teams[logged.team_id].format_key)
        for number, people in sorted(logged.items.items()):
            item_id = self.item_ids[id(logged), number] = new_id()
            yield {
                "id": item_id,
                "meeting_id": self.ids[id(logged)],
                "position": number,
                "status": ItemStatus.CLOSED,
                "space_id": None,
                "format_key": shape.key,
                "format_version": shape.version,
                "facilitator_id": _leader(people),
                "opened_at": logged.starts_at,
                "closed_at": logged.ends_at,
                "recorded_afterwards": True,
                "version": 1,
            }

    def _people(self, logged: LoggedMeeting) -> Iterator[Row]:
        remote = MeetingMode.of(logged.mode) is MeetingMode.REMOTE
        mode = AttendanceMode.REMOTE if remote else AttendanceMode.IN_PERSON
        for number, people in logged.items.items():
            for one in people:
                for _alike in range(one.people):
                    yield self._seat(self.item_ids[id(logged), number], one, mode, logged.starts_at)

    def _seat(self, item_id: UUID, one: Seated, mode: AttendanceMode, then: datetime) -> Row:
        standing = Standing.of(one.seat)
        return {
            "id": new_id(),
            "item_id": item_id,
            "account_id": one.account_id,
            "seat": standing,
            "role": ROLES[standing],
            "agency_id": one.agency_id,
            "sector": one.sector,
            "mode": mode,
            "state": AttendanceState.of(one.presence),
            "seated_at": then,
            "recorded_by": self.by,
            "recorded_at": self.at,
            "version": 1,
        }


def _leader(people: list[Seated]) -> UUID | None:
    leading = (one for one in people if one.seat == Standing.FACILITATOR.value)
    return next((one.account_id for one in leading if one.account_id), None)
