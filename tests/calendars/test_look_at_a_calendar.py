"""One's own calendar and one's teams', as a month, a week and a list."""

import pytest

from consult import vault
from consult.foundation.database import transaction
from consult.meetings.models import CancelReason
from consult.meetings.operations import cancel_meeting
from consult.privacy import reviewed
from tests.consultations.conftest import HELD, invitation_of, plan

LAYOUTS = ("month", "week", "list")


@pytest.mark.parametrize("view", LAYOUTS)
def test_an_expert_sees_what_waits_for_her_word(page, invited, chidi, view):
    shown = page.as_(chidi).get("calendars.own", view=view, on="2026-11-20")
    shown.shows("12.00–14.00", invited.code)
    assert 'class="chip chip-waiting"' in shown.response.text
    shown.hides("Mikä auttaa lasta nukkumaan?")
    invitation = invitation_of(chidi, invited)
    assert f'href="/consultations/invitations/{invitation.id}"' in shown.response.text
    assert invited.code not in shown.tree.all("title")[0].text


@pytest.mark.parametrize("view", LAYOUTS)
def test_a_team_has_its_own_page_with_what_was_called_off(page, weekly, alma, eero, view):
    meeting = plan(eero, weekly, HELD)
    with vault.signed_in(eero.identity), transaction():
        cancel_meeting(eero.actor, meeting, weekly, CancelReason.ILLNESS, reviewed(""))
    shown = page.as_(alma).get("calendars.team", weekly, view=view, on="2026-11-20")
    shown.shows(weekly.name, "12.00–14.00")
    assert "occasion-off" in shown.response.text
    page.as_(alma).get("calendars.own", view=view, on="2026-11-20").shows("12.00–14.00")


@pytest.mark.parametrize("view", LAYOUTS)
def test_leafing_is_by_links_and_an_empty_time_says_so(page, alma, view):
    shown = page.as_(alma).get("calendars.own", view=view, on="2026-08-19")
    links = {link["rel"]: link["href"] for link in shown.tree.all("a") if link["rel"]}
    earlier = {"month": "2026-07-01", "week": "2026-08-12", "list": "2026-05-20"}[view]
    assert links["prev"] == f"/calendar?view={view}&on={earlier}"
    assert "occasion" not in shown.response.text
    assert ("nothing-sentence" if view == "list" else "hint") in shown.response.text


def test_an_item_that_has_no_time_stands_on_no_day(page, invited, meeting, group, disa, chidi):
    with vault.signed_in(disa.identity), transaction():
        cancel_meeting(disa.actor, meeting, group, CancelReason.ILLNESS, reviewed(""))
    shown = page.as_(chidi).get("calendars.own", view="list", on="2026-11-20")
    shown.hides(invited.code)


def test_nonsense_in_the_address_is_today(page, alma):
    page.as_(alma).get("calendars.own", view="<b>", on="2027-02-30").shows("marraskuu 2026")
