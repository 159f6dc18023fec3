"""Reading a log line by line into meetings. What is wrong is said with line and column."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NoReturn, TypeVar
from uuid import UUID

from consult.foundation import clock
from consult.foundation.words import Words
from consult.imports.rules.cells import BadCell, count_of, day_of, time_of
from consult.imports.rules.columns import find_columns, fold, missing
from consult.imports.rules.log import (
    MOST_UNKNOWN,
    Known,
    KnownTeam,
    Log,
    LoggedMeeting,
    Seated,
)
from consult.imports.rules.wording import (
    ENDS_TOO_EARLY,
    IN_THE_FUTURE,
    IN_THE_PAST,
    MISSING,
    NOBODY_YET,
    NOT_A_CHOICE,
    SAYS_OTHERWISE,
    TOO_LONG,
    TOO_MANY_NAMES,
    TWICE,
    WITHOUT_COLUMN,
)

MOST_ITEMS = 12
MOST_ALIKE = 60
LONGEST = timedelta(hours=12)
HELD, PLANNED = "held", "planned"
T = TypeVar("T")


class _Skip(Exception):
    """The line cannot be read any further; why has been noted."""


def read_log(rows: Iterable[Sequence[str]], known: Known) -> Log:
    """Read a file whose first row is the heading. Empty lines are passed by."""
    read, lines = Log(), iter(rows)
    places = find_columns(next(lines, ()))
    for column in missing(places):
        read.complain(1, column.key, WITHOUT_COLUMN)
    if read.fault_count:
        return read
    reader = _Reader(read, known, clock.now())
    for number, cells in enumerate(lines, 2):
        said = {key: cells[at].strip() for key, at in places.items() if at < len(cells)}
        if any(said.values()):
            read.lines += 1
            reader.read(number, said)
    return read


class _Reader:
    """One pass over a file."""

    def __init__(self, log: Log, known: Known, now: datetime) -> None:
        self.log, self.known, self.now = log, known, now
        self.line = 0
        self.said: Mapping[str, str] = {}

    def read(self, line: int, said: Mapping[str, str]) -> None:
        """Read one line, into its meeting."""
        self.line, self.said = line, said
        try:
            meeting = self._meeting()
            self._people(meeting)
        except _Skip:
            return

    def _meeting(self) -> LoggedMeeting:
        team = self._named("team", self.known.teams)
        day, begins = self._day(), self._time("begins")
        if team is None:
            raise _Skip
        starts_at = clock.from_local(datetime.combine(day, begins))
        there = self.log.meetings.get((team.id, starts_at))
        return self._agreed(there) if there else self._begun(team, day, starts_at)

    def _begun(self, team: KnownTeam, day: date, starts_at: datetime) -> LoggedMeeting:
        meeting = LoggedMeeting(
            self.line,
            team.id,
            starts_at,
            self._ends(day) or starts_at + timedelta(minutes=team.minutes),
            self._word("status") or HELD,
            self._word("reason") or "other",
            self._word("mode") or "on-site",
        )
        self.log.meetings[team.id, starts_at] = (
            meeting  # its other lines belong to it, right or wrong
        )
        self._check(meeting)
        return meeting

    def _check(self, meeting: LoggedMeeting) -> None:
        if (meeting.team_id, meeting.starts_at) in self.known.times:
            self._refuse("begins", TWICE)
        if meeting.ends_at <= meeting.starts_at:
            self._refuse("ends", ENDS_TOO_EARLY)
        if meeting.ends_at - meeting.starts_at > LONGEST:
            self._refuse("ends", TOO_LONG)
        if meeting.status == PLANNED and meeting.starts_at <= self.now:
            self._refuse("status", IN_THE_PAST)
        if meeting.status == HELD and meeting.starts_at > self.now:
            self._refuse("status", IN_THE_FUTURE)

    def _agreed(self, there: LoggedMeeting) -> LoggedMeeting:
        """Expect that a later line says nothing else of the same meeting."""
        day = clock.local(there.starts_at).date()
        said = {
            "ends": (self._ends(day), there.ends_at),
            "status": (self._word("status"), there.status),
            "reason": (self._word("reason"), there.reason),
            "mode": (self._word("mode"), there.mode),
        }
        for column, (here, before) in said.items():
            if here and here != before:
                self._refuse(column, SAYS_OTHERWISE)
        return there

    def _people(self, meeting: LoggedMeeting) -> None:
        if not self.said.get("sector"):
            if meeting.status == HELD and self.said.get("item"):
                meeting.items.setdefault(self._count("item", MOST_ITEMS), [])
            return
        if meeting.status != HELD:
            self._refuse("sector", NOBODY_YET)
        sector = self._named("sector", self.known.sectors)
        seated = Seated(
            sector or "",
            self._named("agency", self.known.agencies) if self.said.get("agency") else None,
            self._person(),
            self._word("seat") or "expert",
            self._word("presence") or "present",
            self._count("people", MOST_ALIKE),
        )
        if sector is not None:
            self._seat(meeting.items.setdefault(self._count("item", MOST_ITEMS), []), seated)

    def _seat(self, table: list[Seated], seated: Seated) -> None:
        if seated.account_id is not None:
            if any(one.account_id == seated.account_id for one in table):
                self._refuse("person", TWICE)
            if seated.people > 1:
                self._refuse("people", NOT_A_CHOICE)
        table.append(seated)

    def _person(self) -> UUID | None:
        name = self.said.get("person", "")
        account_id = self.known.people.get(fold(name)) if name else None
        self.log.unnamed += bool(name) and account_id is None
        return account_id

    def _named(self, column: str, names: Mapping[str, T]) -> T | None:
        text = self.said.get(column, "")
        if not text:
            self._refuse(column, MISSING)
        folded = fold(text)
        if folded in names:
            return names[folded]
        asked = self.log.unknown.setdefault(column, Counter())
        if text not in asked and len(asked) >= MOST_UNKNOWN:
            self._refuse(column, TOO_MANY_NAMES)
        asked[text] += 1
        return None

    def _word(self, column: str) -> str:
        text = self.said.get(column, "")
        if not text:
            return ""
        found = self.known.words[column].get(fold(text))
        if found is None:
            self._refuse(column, NOT_A_CHOICE)
        return found

    def _day(self) -> date:
        try:
            return day_of(self.said.get("day", ""))
        except BadCell as wrong:
            self._refuse("day", wrong.words)

    def _time(self, column: str) -> time:
        try:
            return time_of(self.said.get(column, ""))
        except BadCell as wrong:
            self._refuse(column, wrong.words)

    def _ends(self, day: date) -> datetime | None:
        ends = self._time("ends") if self.said.get("ends") else None
        return clock.from_local(datetime.combine(day, ends)) if ends is not None else None

    def _count(self, column: str, most: int) -> int:
        try:
            return count_of(self.said.get(column, ""), most)
        except BadCell as wrong:
            self._refuse(column, wrong.words)

    def _refuse(self, column: str, words: Words) -> NoReturn:
        self.log.complain(self.line, column, words)
        raise _Skip
