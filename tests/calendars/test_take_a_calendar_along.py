"""A secret address for one's calendar program: shown once, read by anybody who has it, ended."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from consult import audit, vault
from consult.accounts.models import AccountStatus
from consult.audit import Deed
from consult.calendars.models import CalendarAddress
from consult.consultations.operations import turn_down
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import CancelReason
from consult.meetings.operations import OneMeeting, cancel_meeting, change_one
from consult.privacy import reviewed
from tests.calendars.readers import by_ical_js, by_vobject
from tests.cast import CAST
from tests.consultations.conftest import HELD, invitation_of, plan, says_yes
from tests.leaks import assert_nowhere_on_disk
from tests.pages import Page
from tests.recoveries.scenes import comes_back
from tests.scenes import account_of, deeds

SECRETS = ("Mikä auttaa lasta nukkumaan?", "Lapsi on valvonut syksystä asti.")


def taken(page, person, *team):
    """Make an address by the press and return its path, which the page shows this once."""
    endpoint = "calendars.make_for_team" if team else "calendars.make"
    shown = page.as_(person).post(endpoint, *team, expect=200)
    return (
        re.search(r"http://\S+?\.ics", shown.response.text).group().partition("localhost:8000")[2]
    )


def fetched(app, path, **headers):
    return app.test_client().get(path, base_url="http://localhost", headers=headers)


def entries(answer):
    """What is in a feed, as two programs read it alike."""
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    (read,) = by_vobject(answer.text)
    assert by_ical_js(answer.text) == [read]
    assert read["method"] == "PUBLISH"
    return {one["summary"]: one for one in read["entries"]}


def test_an_invited_expert_reads_her_times_and_nothing_else(app, page, invited, chidi):
    path = taken(page, chidi)
    found = entries(answer := fetched(app, path))
    invitation = invitation_of(chidi, invited)
    one = found[f"Etäyhteys · {invited.code}"]
    assert one["status"] == "TENTATIVE"
    assert one["starts"] == "2026-11-20T10:00:00Z"
    assert one["url"].endswith(f"/consultations/invitations/{invitation.id}")
    assert one["uid"].startswith(invited.id.hex)
    assert one["class"] == "PRIVATE"
    assert not one["attendees"]
    assert one["organizer"] is None
    said = answer.text.replace("\r\n ", "")
    assert not any(text in said for text in SECRETS)
    assert not any(person.name in said for person in CAST.values())
    assert "set-cookie" not in answer.headers
    says_yes(chidi, invited)
    assert entries(fetched(app, path))[one["summary"]]["status"] == "CONFIRMED"


def test_who_declines_has_it_no_more(app, page, invited, hamid):
    path = taken(page, hamid)
    assert entries(fetched(app, path))
    with vault.signed_in(hamid.identity), transaction():
        turn_down(hamid.actor, invited, invitation_of(hamid, invited), recused=False)
    assert entries(fetched(app, path)) == {}


def test_her_teams_meetings_are_there_and_those_called_off_are_not(
    app, page, alma, eero, weekly, invited
):
    first = plan(eero, weekly, HELD + timedelta(days=3))
    plan(eero, weekly, HELD + timedelta(days=10))
    mine, team = taken(page, alma), taken(page, alma, weekly)
    assert set(entries(fetched(app, mine))) == {"Etäyhteys", f"Etäyhteys · {invited.code}"}
    assert set(entries(fetched(app, team))) == {"Etäyhteys"}
    assert fetched(app, team).text.count("BEGIN:VEVENT") == 2
    with vault.signed_in(eero.identity), transaction():
        cancel_meeting(eero.actor, first, weekly, CancelReason.HOLIDAY, reviewed(""))
    assert fetched(app, team).text.count("BEGIN:VEVENT") == 1


def test_nothing_is_sent_where_nothing_has_changed(app, page, chidi, disa, meeting, invited):
    path = taken(page, chidi)
    tag = fetched(app, path).headers["ETag"]
    with clock.held_at(datetime(2026, 11, 3, 8, 0, tzinfo=UTC)):
        again = fetched(app, path, **{"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    with transaction():
        times, place = (meeting.starts_at, meeting.ends_at), reviewed("Sali 2")
        change_one(disa.actor, meeting, OneMeeting(*times, meeting.slots, meeting.mode, place))
    changed = fetched(app, path, **{"If-None-Match": tag})
    assert changed.status_code == 200
    assert set(entries(changed)) == {f"Sali 2 · {invited.code}"}


def test_it_is_shown_once_and_lies_nowhere(page, chidi, settings):
    token = taken(page, chidi).removeprefix("/calendar/feed/").removesuffix(".ics")
    assert deeds()[-1] == Deed.CALENDAR_ADDRESS_MADE
    page.as_(chidi).get("calendars.addresses").hides(token)
    assert_nowhere_on_disk(token, settings.instance)


def test_a_new_address_ends_the_old_one_and_ending_ends_it(app, page, chidi):
    first = taken(page, chidi)
    second = taken(page, chidi)
    assert fetched(app, first).status_code == 404
    assert fetched(app, second).status_code == 200
    page.as_(chidi).post("calendars.end", expect=303)
    assert deeds("row:deleted")[-1] == Deed.CALENDAR_ADDRESS_ENDED
    assert fetched(app, second).status_code == 404
    assert db.session.query(CalendarAddress).count() == 0


def test_who_is_out_of_the_house_or_the_team_has_no_calendar(app, page, alma, weekly):
    mine, team = taken(page, alma), taken(page, alma, weekly)
    with transaction():
        weekly.closed_at = clock.now()
        audit.record(alma.actor, Deed.TEAM_CLOSED, on=weekly)
    assert fetched(app, team).status_code == 404
    assert fetched(app, mine).status_code == 200
    with transaction():
        account_of(alma).status = AccountStatus.SUSPENDED
        audit.record(alma.actor, Deed.OWN_ACCOUNT_CHANGED, on=account_of(alma))
    assert fetched(app, mine).status_code == 404


def test_an_address_from_before_she_lost_her_keys_finds_nothing(app, page, chidi, fanni):
    old = taken(page, chidi)
    again = comes_back(chidi, fanni)
    assert fetched(app, old).status_code == 404
    page.as_(again).get("calendars.addresses").shows("Osoitetta ei ole.")
    with clock.held_at(clock.now() + timedelta(minutes=1)):
        assert fetched(app, taken(page, again)).status_code == 200


def test_a_team_she_does_not_sit_in_gives_her_none(page, zed, weekly):
    page.as_(zed).post("calendars.make_for_team", weekly, expect=404)


@pytest.mark.parametrize("token", ["A" * 43, "a" * 42 + "/", "short", "%00" * 43])
def test_a_guess_finds_nothing(app, token):
    assert fetched(app, f"/calendar/feed/{token}.ics").status_code == 404


def test_guessing_is_slowed_down_and_a_true_address_is_not(app, page, chidi):
    path = taken(page, chidi)
    for _ in range(65):
        assert fetched(app, path).status_code == 200
    wrong = "/calendar/feed/" + "B" * 43 + ".ics"
    met = [fetched(app, wrong).status_code for _ in range(65)]
    assert met == [404] * 60 + [429] * 5


def test_who_stays_signed_out_cannot_make_one(app):
    Page(app).post("calendars.make", expect=401)
