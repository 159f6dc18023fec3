"""Every kind of file we write is read alike by two programs that did not write it."""

from datetime import UTC, datetime, timedelta

import pytest

from consult.foundation import clock
from consult.notifications.ics import Entry, feed, invitation
from tests.calendars.readers import by_ical_js, by_vobject

SPRING, AUTUMN = datetime.fromisoformat("2027-03-28"), datetime.fromisoformat("2027-10-31")
"""The days on which Finnish clocks are changed."""
PLACES = (
    "Neuvotteluhuone 2",
    "",
    "Äänekoski, ”Yhteisötalo”; ovi B\\C: 3. krs – ålderdomshem, šiella ja Đorvvošillju",
    "x" * 69 + "ää" * 40,
    "Sali\r\nATTENDEE:mailto:zed@example.org\r\nX-EVIL:1",
)


def entry(number=0, starts=datetime(2027, 2, 3, 10, 0, tzinfo=UTC), **more):
    told = {
        "uid": f"{number:032x}@consult.example",
        "sequence": number,
        "told_at": datetime(2026, 11, 22, 8, 0, 0, 123456, tzinfo=UTC),
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=1),
        "place": "Huone 1",
        "code": "Vaahtera-Kuikka-417",
        "words": "Avaa Consultissa.",
        "address": "https://consult.example/consultations/invitations/1",
    }
    return Entry(**told | more)


def mailed(one, method="REQUEST"):
    return invitation(
        one, method=method, organizer="consult@consult.example", attendee="chidi@example.org"
    )


def walls():
    """Moments round the two changes: each hour of the night, the doubled and the missing one."""
    for day in (SPRING, AUTUMN):
        first = clock.from_local(day)
        yield from (first + timedelta(minutes=30 * step) for step in range(12))


def expected(one, method, mailed=True):
    end = "https://consult.example/consultations/invitations/1"
    return {
        "uid": one.uid,
        "sequence": one.sequence,
        "starts": one.starts_at.isoformat().replace("+00:00", "Z"),
        "ends": one.ends_at.isoformat().replace("+00:00", "Z"),
        "summary": one.title.replace("\r\n", "\n"),
        "location": one.place.replace("\r\n", "\n") or None,
        "description": f"Avaa Consultissa.\n{end}",
        "url": end,
        "status": one.status,
        "class": "PRIVATE",
        "organizer": "mailto:consult@consult.example" if mailed else None,
        "attendees": ["mailto:chidi@example.org"] if mailed else [],
    }


def test_both_read_what_was_meant():
    ones = [entry(number, place=place) for number, place in enumerate(PLACES)]
    ones += [entry(9, code=""), entry(10, place="", code="")]
    ones += [entry(100 + number, starts=wall) for number, wall in enumerate(walls())]
    gone = [entry(200, status="CANCELLED"), entry(201, status="CANCELLED", place="")]
    texts = [mailed(one) for one in ones] + [mailed(one, "CANCEL") for one in gone]
    read = [{"method": "REQUEST", "entries": [expected(one, "REQUEST")]} for one in ones]
    read += [{"method": "CANCEL", "entries": [expected(one, "CANCEL")]} for one in gone]
    every = [entry(300 + n, starts=wall, sequence=None) for n, wall in enumerate(walls())]
    texts += [feed(every, "Työkalenteri"), feed([], "Consult")]
    entries = [expected(one, "PUBLISH", mailed=False) for one in every]
    read += [{"method": "PUBLISH", "entries": entries}, {"method": "PUBLISH", "entries": []}]
    assert by_ical_js(*texts) == read
    assert by_vobject(*texts) == read


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_nine_in_the_morning_is_nine_on_both_sides_of_the_change(day):
    for wall in (day - timedelta(days=1), day, day + timedelta(days=1)):
        starts = clock.from_local(wall.replace(hour=9))
        text = mailed(entry(starts=starts))
        assert f"DTSTART;TZID=Europe/Helsinki:{wall:%Y%m%d}T090000" in text


def test_half_past_three_that_does_not_exist_is_the_moment_after():
    """03:30 on the spring day is read with the offset before the change: 04:30 on the wall."""
    starts = clock.from_local(SPRING.replace(hour=3, minute=30))
    assert "DTSTART;TZID=Europe/Helsinki:20270328T043000" in mailed(entry(starts=starts))


def test_the_hour_that_comes_twice_is_written_so_that_nobody_takes_one_for_the_other():
    """Programs disagree about what 03:30 means on that day: it is written in UTC."""
    first = clock.from_local(AUTUMN.replace(hour=3, minute=30))
    assert "DTSTART:20271031T003000Z" in mailed(entry(starts=first))
    assert "DTSTART:20271031T013000Z" in mailed(entry(starts=first + timedelta(hours=1)))
    after = mailed(entry(starts=first + timedelta(hours=2)))
    assert "DTSTART;TZID=Europe/Helsinki:20271031T043000" in after
