"""The letter and its calendar, byte by byte, as Outlook wants them before it shows a meeting."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP, default

import pytest

from consult.notifications.composing import Letter
from consult.notifications.mail import build_mail
from tests.calendars.test_programs_read_it import PLACES, entry, mailed


def letter(method="REQUEST", **more):
    return build_mail(
        Letter("Consult: Kutsu asiantuntijaksi", ("Hei!", "Kerro, pääsetkö.")),
        sender="consult@consult.example",
        email="chidi@example.org",
        message_id="<1@consult.example>",
        language="fi",
        written_at=datetime(2026, 11, 22, 8, 0, tzinfo=UTC),
        calendar=(mailed(entry(**more), method), method),
    )


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_the_letter_has_two_halves_that_say_the_same(method):
    raw = letter(method).as_bytes(policy=SMTP)
    assert raw == letter(method).as_bytes(policy=SMTP)  # said again after a crash
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    read = message_from_bytes(raw, policy=default)
    assert read.get_content_type() == "multipart/alternative"
    plain, calendar = read.iter_parts()  # the last half is the one a program prefers
    assert plain.get_content_type() == "text/plain"
    assert plain["Content-Type"].params["format"] == "flowed"
    assert "Kerro, pääsetkö." in plain.get_content()
    assert calendar.get_content_type() == "text/calendar"
    assert calendar["Content-Type"].params["method"] == method
    assert calendar["Content-Type"].params["charset"].lower() == "utf-8"
    written = calendar.get_payload(decode=True)
    assert f"\r\nMETHOD:{method}\r\n".encode() in written
    assert written == mailed(entry(), method).encode()


@pytest.mark.parametrize("place", PLACES)
def test_lines_are_folded_at_75_octets_and_never_inside_a_letter(place):
    raw = mailed(entry(place=place)).encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # a letter of two bytes that was cut would not be one
    assert not any(line.startswith((b"ATTENDEE:", b"X-EVIL")) for line in lines)


def test_what_stands_in_it_and_in_which_order():
    lines = mailed(entry(3)).replace("\r\n ", "").split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines.index("END:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    assert lines.count("BEGIN:VEVENT") == 1
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    assert {
        "UID:00000000000000000000000000000003@consult.example",
        "SEQUENCE:3",
        "DTSTAMP:20261122T080000Z",
        "DTSTART;TZID=Europe/Helsinki:20270203T120000",
        "DTEND;TZID=Europe/Helsinki:20270203T130000",
        "ORGANIZER;CN=Consult:mailto:consult@consult.example",
        "SUMMARY:Huone 1 · Vaahtera-Kuikka-417",
        "CLASS:PRIVATE",
        "STATUS:CONFIRMED",
    } <= set(event)
    (attendee,) = [line for line in event if line.startswith("ATTENDEE")]
    assert attendee.endswith(":mailto:chidi@example.org")
    assert "RSVP=FALSE" in attendee


def test_a_place_cannot_steer_the_letter():
    raw = letter(place="Sali\r\nBcc: zed@example.org\r\n\r\n.\r\n").as_bytes(policy=SMTP)
    read = message_from_bytes(raw, policy=default)
    assert read["Bcc"] is None
    _plain, calendar = read.iter_parts()
    assert b"\nBcc:" not in calendar.get_payload(decode=True)
