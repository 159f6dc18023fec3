"""The pure part of calendars: which days a page shows, and what a feed is known by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from uuid import UUID

from consult.foundation import clock
from consult.foundation.words import Worded

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WEEKS_OF_LIST = 13
FIRST, LAST = date(2020, 1, 1), date(2099, 12, 31)
FEED_BEHIND, FEED_AHEAD = timedelta(days=92), timedelta(days=800)


class View(Worded):
    """How a calendar is laid out."""

    MONTH = "month", "Kuukausi", "Månad", "Month"
    WEEK = "week", "Viikko", "Vecka", "Week"
    LIST = "list", "Luettelo", "Lista", "List"


@dataclass(frozen=True, slots=True)
class OwnMatter:
    """A consultation that its reader has a place in, on some meeting."""

    id: UUID
    code: str
    invitation_id: UUID | None
    waits: bool
    """Whether she has still to say if she comes."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting in somebody's calendar, with what is hers on it."""

    id: UUID
    team_id: UUID
    starts_at: datetime
    ends_at: datetime
    place: str
    mode: Worded
    cancelled: bool
    planned_at: datetime
    mine: tuple[OwnMatter, ...] = ()

    @property
    def waits(self) -> OwnMatter | None:
        """Return the invitation that waits for her word, if one does."""
        return next((one for one in self.mine if one.waits), None)


@dataclass(frozen=True, slots=True)
class Places:
    """Where pages are, with `{}` for the id: found out once, however many entries lead there."""

    meeting: str
    invitation: str

    def of(self, occasion: Occasion, one: OwnMatter | None = None) -> str:
        """Return the page of an occasion: an expert's own invitation, or the meeting."""
        if one is not None and one.invitation_id is not None:
            return self.invitation.format(one.invitation_id)
        return self.meeting.format(occasion.id)


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a page shows: from `first` until before `until`."""

    view: View
    on: date
    first: date
    until: date
    before: date
    """A day of what comes before it; the two lead from page to page."""
    after: date

    @property
    def begins(self) -> datetime:
        """Return the moment it begins on a Finnish clock."""
        return midnight(self.first)

    @property
    def ends(self) -> datetime:
        """Return the moment it ends."""
        return midnight(self.until)

    @property
    def weeks(self) -> list[list[date]]:
        """Return its days by weeks, Monday first."""
        days = (self.until - self.first).days
        return [
            [self.first + DAY * (start + number) for number in range(7)]
            for start in range(0, days, 7)
        ]

    @property
    def has_before(self) -> bool:
        """Tell whether there is anything to leaf back to."""
        return self.before >= FIRST

    @property
    def has_after(self) -> bool:
        """Tell whether there is anything to leaf on to."""
        return self.after <= LAST


def token_hash(token: bytes) -> bytes:
    """Return what the house keeps of a secret address."""
    return sha256(b"calendar-address" + token).digest()


def midnight(day: date) -> datetime:
    """Return the moment a day begins on a Finnish clock."""
    return clock.from_local(datetime.combine(day, time.min))


def asked_day(text: str, today: date) -> date:
    """Read the day that an address asks for; what is no day, or of another age, is today."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today
    return day if FIRST <= day <= LAST else today


def asked_view(text: str) -> View:
    """Read the layout that an address asks for; nonsense is the month."""
    return next((view for view in View if view.value == text), View.MONTH)


def span_of(view: View, on: date) -> Span:
    """Return the days that are shown round a day. Weeks are those of ISO 8601: Monday first."""
    monday = on - DAY * on.weekday()
    if view is View.WEEK:
        return Span(view, on, monday, monday + WEEK, on - WEEK, on + WEEK)
    if view is View.LIST:
        length = WEEK * WEEKS_OF_LIST
        return Span(view, on, monday, monday + length, on - length, on + length)
    first = on.replace(day=1)
    following = (first + DAY * 31).replace(day=1)
    earlier = (first - DAY).replace(day=1)
    until = following + DAY * (-following.weekday() % 7)
    return Span(view, on, first - DAY * first.weekday(), until, earlier, following)


def by_day(occasions: Iterable[Occasion]) -> dict[date, list[Occasion]]:
    """Return what is on by the day it begins, in order."""
    found: dict[date, list[Occasion]] = {}
    for occasion in occasions:
        found.setdefault(clock.local(occasion.starts_at).date(), []).append(occasion)
    return found


def fingerprint(occasions: Sequence[Occasion], *more: str) -> str:
    """Return what a feed is known by: the same as long as nothing in it changes."""
    known = sha256(repr(more).encode())
    for one in occasions:
        known.update(repr((one, one.mode.value)).encode())
    return known.hexdigest()[:40]


def feed_window(now: datetime) -> tuple[datetime, datetime]:
    """Return from when until when a feed tells."""
    return now - FEED_BEHIND, now + FEED_AHEAD
