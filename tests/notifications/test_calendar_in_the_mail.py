"""Invitation, change and cancellation reach the calendars of those concerned with the mail."""

from collections import defaultdict
from datetime import timedelta

import pytest

from consult import vault
from consult.consultations.models import Consultation
from consult.consultations.operations import decline, place, strike, turn_down, withdraw
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import CancelReason
from consult.meetings.operations import OneMeeting, cancel_meeting, change_one
from consult.notifications.delivery import deliver
from consult.notifications.models import Delivery, OutboxMessage
from consult.privacy import reviewed
from tests.calendars.readers import by_vobject
from tests.cast import CAST
from tests.consultations.conftest import (
    HELD,
    group,
    invitation_of,
    invited,
    meeting,
    now,
    placed,
    plan,
    request_,
    says_yes,
    weekly,
)
from tests.consultations.test_book import books
from tests.consultations.test_guests import a_guest
from tests.pages import Page

__all__ = ["group", "invited", "meeting", "now", "placed", "request_", "weekly"]
MAILBOXES = {person.email: key for key, person in CAST.items()}
LATER = HELD.replace(day=27)


@pytest.fixture
def app(mailing, mailbox):
    """The house, with mail, before anything is asked."""
    return mailing(mailbox.port)


@pytest.fixture
def told(app, mailbox):
    """Deliver, and give by person what her calendar has been told since the last time."""
    seen = 0

    def look():
        nonlocal seen
        deliver()
        found = defaultdict(list)
        for letter in mailbox.letters[seen:]:
            for part in letter.walk():
                if is_calendar(part):
                    read = by_vobject(part.get_payload(decode=True).decode())[0]
                    assert part["Content-Type"].params["method"] == read["method"]
                    (entry,) = read["entries"]
                    assert entry["attendees"] == [f"mailto:{letter['To']}"]
                    found[MAILBOXES[letter["To"]]].append((read["method"], entry))
        seen = len(mailbox.letters)
        return dict(found)

    return look


def moves(entries):
    """Method and number of each, in the order they came."""
    return [(method, entry["sequence"]) for method, entry in entries]


def test_everybody_asked_gets_the_time_with_place_and_code_alone(invited: Consultation, told):
    found = told()
    assert set(found) == {"alma", "bertta", "chidi", "hamid"}
    for key, entries in found.items():
        ((method, entry),) = entries
        assert (method, entry["sequence"]) == ("REQUEST", 0)
        assert entry["summary"] == f"Etäyhteys · {invited.code}"
        assert entry["location"] == "Etäyhteys"
        assert (entry["starts"], entry["ends"]) == ("2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z")
        assert entry["uid"] == f"{invited.id.hex}@example.org"
        others = {one.email for name, one in CAST.items() if name != key} | {
            one.name for one in CAST.values()
        }
        assert not any(other in str(entry) for other in others)
    invitation = invitation_of(CAST["chidi"], invited)
    (_, entry) = found["chidi"][0]
    assert entry["url"] == f"https://localhost/consultations/invitations/{invitation.id}"


def test_another_meeting_is_the_same_entry_with_a_higher_number(
    invited: Consultation, meeting, group, disa, chidi, told
):
    says_yes(chidi, invited)
    before = told()
    plan(disa, group, LATER)
    with vault.signed_in(disa.identity), transaction():
        cancel_meeting(disa.actor, meeting, group, CancelReason.ILLNESS, reviewed(""))
    after = told()
    for key in ("alma", "bertta", "chidi", "hamid"):
        ((method, entry),) = after[key]
        assert (method, entry["sequence"]) == ("REQUEST", 1)
        assert entry["uid"] == before[key][0][1]["uid"]
        assert entry["starts"] == "2026-11-27T10:00:00Z"


def test_a_time_that_is_lost_leaves_the_calendars_and_comes_back_with_a_higher_number(
    invited: Consultation, meeting, group, disa, bertta, told
):
    told()
    with vault.signed_in(disa.identity), transaction():
        cancel_meeting(disa.actor, meeting, group, CancelReason.ILLNESS, reviewed(""))
    lost = told()
    assert {key: moves(entries) for key, entries in lost.items()} == {
        key: [("CANCEL", 1)] for key in ("alma", "bertta", "chidi", "hamid")
    }
    assert {entry["status"] for entries in lost.values() for _, entry in entries} == {"CANCELLED"}
    another = plan(disa, group, LATER)
    with vault.signed_in(disa.identity), transaction():
        place(disa.actor, invited, another, bertta.id)
    assert {key: moves(entries) for key, entries in told().items()} == {
        key: [("REQUEST", 2)] for key in ("alma", "bertta", "chidi", "hamid")
    }


@pytest.mark.parametrize("recused", [False, True])
def test_who_declines_or_steps_aside_gets_it_out_of_her_calendar(
    invited: Consultation, hamid, told, recused
):
    told()
    with vault.signed_in(hamid.identity), transaction():
        turn_down(hamid.actor, invited, invitation_of(hamid, invited), recused=recused)
    found = told()
    assert {key: moves(entries) for key, entries in found.items()} == {"hamid": [("CANCEL", 1)]}


def test_another_place_changes_the_entries_of_all(invited: Consultation, meeting, disa, told):
    told()
    times, elsewhere = (meeting.starts_at, meeting.ends_at), reviewed("Sali 2")
    with transaction():
        change_one(disa.actor, meeting, OneMeeting(*times, meeting.slots, meeting.mode, elsewhere))
    found = told()
    assert set(found) == {"alma", "bertta", "chidi", "hamid"}
    for ((method, entry),) in found.values():
        assert (method, entry["sequence"], entry["location"]) == ("REQUEST", 1, "Sali 2")


def test_who_was_struck_never_had_anything(placed: Consultation, alma, chidi, told):
    with transaction():
        strike(alma.actor, placed, invitation_of(chidi, placed))
    assert set(told()) == {"alma", "bertta"}


def test_a_request_that_is_withdrawn_or_declined_leaves_every_calendar(
    invited: Consultation, alma, told
):
    told()
    with vault.signed_in(alma.identity), transaction():
        withdraw(alma.actor, invited)
    gone = {key: moves(entries) for key, entries in told().items()}
    assert gone == {key: [("CANCEL", 1)] for key in ("alma", "bertta", "chidi", "hamid")}


def test_what_never_had_a_time_has_nothing_to_take_away(request_: Consultation, disa, told):
    with vault.signed_in(disa.identity), transaction():
        decline(disa.actor, request_, reviewed("Perheneuvola auttaa."))
    assert told() == {}


def test_what_she_did_herself_is_no_news_but_goes_into_her_calendar(
    invited: Consultation, hamid, told
):
    with vault.signed_in(hamid.identity), transaction():
        turn_down(hamid.actor, invited, invitation_of(hamid, invited), recused=False)
    mine = db.session.query(OutboxMessage).filter_by(account_id=hamid.id, kind="own-entry-ended")
    assert mine.one().is_read


def test_a_letter_that_is_tried_again_is_the_same_to_the_last_byte(
    invited: Consultation, mailbox, chidi
):
    mailbox.answers["data"] = "451 later"
    deliver()
    waiting = db.session.query(OutboxMessage).filter_by(account_id=chidi.id).one()
    assert waiting.state is Delivery.WAITING
    mailbox.answers.clear()
    for _ in range(2):
        with transaction():
            for row in db.session.query(OutboxMessage).filter_by(account_id=chidi.id):
                row.state, row.next_try_at = Delivery.WAITING, row.created_at
        deliver()
    letters = [raw for raw in mailbox.raw if chidi.email.encode() in raw]
    assert len(letters) == 2
    assert letters[0] == letters[1]


def test_who_books_a_time_herself_gets_it_into_her_calendar(weekly, alma, bertta, told):
    booked = books(alma, weekly, plan(bertta, weekly, HELD), bertta)
    found = told()
    assert {key: moves(entries) for key, entries in found.items()} == {
        key: [("REQUEST", 0)] for key in ("alma", "bertta")
    }
    assert found["alma"][0][1]["uid"] == f"{booked.id.hex}@example.org"


def test_a_guest_gets_the_time_without_a_link_and_it_goes_with_her_pass(
    invited: Consultation, app, alma, mailbox, told
):
    told()
    with clock.held_at(HELD - timedelta(days=2)):
        hers = Page(app).as_(alma)
        guest = a_guest(hers, invited, email="ville@koulu.example")
        hers.post("consultations.guest_pass", guest, expect=200)
        deliver()
        hers.post("consultations.end_guest_pass", guest)
        deliver()
    letters = [one for one in mailbox.letters if one["To"] == "ville@koulu.example"]
    parts = [part for one in letters for part in one.walk() if is_calendar(part)]
    given, ended = (by_vobject(part.get_payload(decode=True).decode())[0] for part in parts)
    assert (given["method"], ended["method"]) == ("REQUEST", "CANCEL")
    (entry,) = given["entries"]
    assert entry["summary"] == f"Etäyhteys · {invited.code}"
    assert (entry["url"], entry["description"]) == (None, None)
    assert entry["uid"] == ended["entries"][0]["uid"]


def is_calendar(part):
    return part.get_content_type() == "text/calendar"
