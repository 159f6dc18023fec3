"""The one clock of the house. Time is aware and UTC inside, local only at the edge."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")

MAY_DIFFER = timedelta(minutes=2)
"""How far the clocks of machines that work together may be apart."""

_held: ContextVar[datetime | None] = ContextVar("held_time", default=None)


def now() -> datetime:
    """Return the current time, aware and in UTC, to the microsecond."""
    return _held.get() or datetime.now(UTC)


def is_held() -> bool:
    """Tell whether somebody holds the clock: the demo laying its past, or a test."""
    return _held.get() is not None


def today() -> date:
    """Return the current date in Finland."""
    return now().astimezone(HELSINKI).date()


def local(moment: datetime) -> datetime:
    """Return the same moment on a Finnish wall clock."""
    return moment.astimezone(HELSINKI)


def from_local(wall: datetime) -> datetime:
    """Read a naive Finnish wall-clock time as a moment in UTC.

    A time that does not exist (spring) or exists twice (autumn) is read as PEP 495 does
    with fold 0: with the offset in force before the change.
    """
    return wall.replace(tzinfo=HELSINKI).astimezone(UTC)


def read(text: str) -> datetime:
    """Read a moment as `isoformat` writes it.

    Raises:
        ValueError: it is none, or has no zone.

    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC)


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock still, for tests and for the demo's past."""
    token = _held.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _held.reset(token)


@contextmanager
def moved_by(step: timedelta) -> Iterator[None]:
    """Hold the clock `step` away from where it stands now."""
    with held_at(now() + step):
        yield
