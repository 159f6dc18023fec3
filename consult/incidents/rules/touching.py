"""What is asked of the log: whose doings, in which case, when, in which sitting."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from consult.foundation.clock import HELSINKI
from consult.foundation.words import Worded, Words


class Touch(Worded):
    """What an entry of the log says was done."""

    READ = "read", "Luettu", "Läst", "Read"
    WRITTEN = "written", "Kirjoitettu", "Skrivet", "Written"
    REFUSED = "refused", "Estetty", "Nekat", "Refused"
    OTHER = "other", "Muu teko", "Annat", "Something else"


HEADER = (
    Words("Merkintä", "Post", "Entry"),
    Words("Aika (UTC)", "Tid (UTC)", "Time (UTC)"),
    Words("Kuka", "Vem", "Who"),
    Words("Työpaikka nyt", "Arbetsplats nu", "Workplace now"),
    Words("Mitä", "Vad", "What"),
    Words("Teko", "Åtgärd", "Deed"),
    Words("Tulos", "Resultat", "Result"),
    Words("Käyttötarkoitus", "Ändamål", "Purpose"),
    Words("Asia tai konsultaatio", "Ärende eller konsultation", "Case or consultation"),
    Words("Luovutettu", "Utlämnat till", "Disclosed to"),
    Words("Tietue", "Uppgift", "Record"),
    Words("Tietueen tunniste", "Uppgiftens id", "Id of the record"),
    Words("Istunto", "Session", "Sitting"),
)
"""The columns of the file."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the log are looked for. None means all of them."""

    since: datetime
    until: datetime | None = None
    account_id: UUID | None = None
    spaces: tuple[UUID, ...] | None = None
    session: bytes | None = None
    touch: Touch | None = None
    without: tuple[int, ...] = ()
    """None of these entries: they are about others."""
    but_of: tuple[UUID, ...] = ()
    """Nothing that these have done: others answer for them."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a space belongs to, by the code it is called by."""

    code: str
    is_consultation: bool
    case_id: UUID | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What was touched, in figures."""

    entries: int
    reads: int
    writes: int
    people: int
    sittings: int
    cases: int
    clients: int
    """At most so many: all clients of these cases."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days in Finland, the last one included."""

    first: date
    last: date

    def wanted(self, spaces: tuple[UUID, ...]) -> Wanted:
        """Return what is asked of the log for these days."""
        ends = _midnight(self.last + timedelta(days=1)) - timedelta(microseconds=1)
        return Wanted(_midnight(self.first), ends, spaces=spaces)


def two_years_until(day: date) -> Window:
    """Return the two years that end with `day`: further back only for a special reason.

    Asiakastietolaki 703/2023, 11 §.
    """
    try:
        return Window(day.replace(year=day.year - 2), day)
    except ValueError:  # 29 February
        return Window(date(day.year - 2, 3, 1), day)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HELSINKI).astimezone(UTC)
