"""Entries as calendar programs read them: iCalendar (RFC 5545), in the shape Outlook expects too.

An entry is titled with its place and the consultation's code, and holds nothing else but its
time, a link without a token, and fixed words. Nobody's name is in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from icalendar import Calendar, Component, Event, Timezone, vCalAddress

from consult.foundation import clock

PRODUCT = "-//Consult//Calendar 1//EN"
ZONE = "Europe/Helsinki"
MEDIUM = "text/calendar"
CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar."""

    uid: str
    sequence: int | None
    """Rises with each telling; none in a feed, which is read whole each time."""
    told_at: datetime
    starts_at: datetime
    ends_at: datetime
    place: str
    code: str
    """A consultation's, or empty."""
    words: str = ""
    """What stands in it besides: fixed words in the receiver's language."""
    address: str = ""
    """The page it leads to."""
    status: str = "CONFIRMED"

    @property
    def title(self) -> str:
        """Return its title: place and code, whichever there are."""
        return " · ".join(part for part in (self.place, self.code) if part) or "Consult"


def uid_of(thing: UUID, domain: str) -> str:
    """Return the name under which calendars know something for ever."""
    return f"{thing.hex}@{domain}"


def invitation(entry: Entry, *, method: str, organizer: str, attendee: str) -> str:
    """Write one entry as it is mailed: REQUEST to ask or to change, CANCEL to take it away."""
    event = _event(entry)
    event.add("organizer", _person(organizer, CN="Consult"))
    # Answers are given on the page: the house reads no mail, and a program is to send none.
    answering = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    event.add("attendee", _person(attendee, **answering))
    return _written(_calendar(method), [event])


def feed(entries: Iterable[Entry], name: str) -> str:
    """Write a calendar that a program fetches again and again."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval;value=duration", "PT1H")
    calendar.add("x-published-ttl", "PT1H")
    return _written(calendar, [_event(entry) for entry in entries])


def _written(calendar: Calendar, events: Iterable[Event]) -> str:
    for event in events:
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(_zone())  # before the entries that name it
    return calendar


def _zone() -> Timezone:
    """Return Finland's clock with the rule of summer time that has held since 1996."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    seasons = (
        ("DAYLIGHT", "+0200", "+0300", "EEST", "19960331T030000", 3),
        ("STANDARD", "+0300", "+0200", "EET", "19961027T040000", 10),
    )
    for kind, before, after, name, since, month in seasons:
        lines = (
            f"BEGIN:{kind}",
            f"TZOFFSETFROM:{before}",
            f"TZOFFSETTO:{after}",
            f"TZNAME:{name}",
            f"DTSTART:{since}",
            f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU",
            f"END:{kind}",
        )
        zone.add_component(Component.from_ical("\r\n".join(lines)))
    return zone


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.told_at.astimezone(UTC).replace(microsecond=0))
    if entry.sequence is not None:
        event.add("sequence", entry.sequence)
    event.add("dtstart", _wall(entry.starts_at))
    event.add("dtend", _wall(entry.ends_at))
    event.add("summary", entry.title)
    if entry.place:
        event.add("location", entry.place)
    if entry.words or entry.address:
        event.add("description", f"{entry.words}\n{entry.address}".strip())
    if entry.address:
        event.add("url", entry.address)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE" if entry.status != CANCELLED else "TRANSPARENT")
    event.add("status", entry.status)
    return event


def _wall(moment: datetime) -> datetime:
    """Return a moment on a Finnish wall; in UTC in the hour that comes twice.

    RFC 5545 says which of the two is meant, and programs read it one way and the other.
    """
    wall = clock.local(moment)
    twice = wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()
    return moment.astimezone(UTC) if twice else wall


def _person(email: str, **about: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{email}")
    person.params.update(about)
    return person
