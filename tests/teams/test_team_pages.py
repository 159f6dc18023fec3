import pytest

from consult.audit import Deed
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.teams.models import Team, TeamKind, TeamSeat
from tests.scenes import deeds, seat_of

FIELDS = {"area": "Suvanto", "format_key": "systemic-weekly", "kind": TeamKind.WEEKLY}
FIELDS["emergency_presses"] = 1


@pytest.fixture
def fields(template):
    return {**FIELDS, "name": "Suvannon tiimi", "agency_id": template.agencies["tunturi"]}


def test_fanni_adds_a_team(page, fanni, fields):
    page.as_(fanni).post("teams.new", **fields).follow().shows("Suvannon tiimi")
    assert deeds()[-1] == Deed.TEAM_FOUNDED


def test_tess_adds_one_too(page, tess, fields):
    page.as_(tess).post("teams.new", **fields)


@pytest.mark.parametrize("who", ["alma", "chidi", "disa", "outi"])
def test_others_see_the_teams_and_manage_none(page, request, vaara, fields, who):
    person = page.as_(request.getfixturevalue(who))
    person.get("teams.index").shows("Vaaran viikkotiimi")
    person.get("teams.show", vaara).shows("Fanni Satuvuori", "Nimetty sijainen")
    person.post("teams.new", **fields, expect=403)
    person.post("teams.edit", vaara, **fields, expect=403)
    person.post("teams.close", vaara, expect=403)
    person.get("teams.give_seat", vaara, expect=403)


def test_a_name_stands_for_one_team(page, fanni, fields):
    shown = page.as_(fanni).post(
        "teams.new", **fields | {"name": "Vaaran  viikkotiimi"}, expect=422
    )
    assert shown.value_of("area") == "Suvanto"


@pytest.mark.parametrize("missing", ["name", "agency_id", "area", "format_key", "kind"])
def test_nothing_may_be_missing(page, fanni, fields, missing):
    page.as_(fanni).post("teams.new", **fields | {missing: ""}, expect=422)


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "club"}, {"format_key": "none"}, {"agency_id": new_id()}, {"name": "x" * 121}],
)
def test_nothing_is_taken_that_was_not_offered(page, fanni, fields, wrong):
    page.as_(fanni).post("teams.new", **fields | wrong, expect=422)


def test_a_name_that_cannot_be_seen_is_refused(page, fanni, fields):
    page.as_(fanni).post("teams.new", **fields | {"name": "Vaara\u202en tiimi"}, expect=422)


def test_two_editors_of_a_team_see_each_other_s_change(page, fanni, ilona, vaara, fields):
    seen = page.as_(fanni).get("teams.edit", vaara).value_of("seen_version")
    page.as_(ilona).post("teams.edit", vaara, **fields | {"name": "Uusi nimi"})
    shown = page.as_(fanni).post(
        "teams.edit", vaara, **fields | {"name": "Toinen"}, seen_version=seen, expect=409
    )
    shown.shows("Uusi nimi")
    assert shown.value_of("name") == "Toinen"


def test_a_closed_team_stays_to_be_seen_and_takes_nobody(page, fanni, alma, vaara):
    page.as_(fanni).post("teams.close", vaara)
    page.as_(alma).get("teams.show", vaara)
    page.as_(fanni).get("teams.give_seat", vaara, expect=403)
    page.as_(fanni).post("teams.close", vaara, expect=422)


def test_a_team_that_was_guessed_is_not_found(page, fanni):
    page.as_(fanni).get("teams.show", new_id(), expect=404)
    page.as_(fanni).post("teams.close", new_id(), expect=404)


def test_a_seat_is_given_and_ended_by_press(page, fanni, zed, vaara):
    hers = page.as_(fanni)
    hers.post("teams.give_seat", vaara, account_id=zed, seat=TeamSeat.MEMBER).follow()
    hers.get("teams.show", vaara).shows(zed.name)
    seat = seat_of(zed, vaara, TeamSeat.MEMBER)
    hers.post("teams.end_seat", team_id=vaara.id, member_id=seat.id)
    shown = hers.get("teams.show", vaara)
    assert shown.text.index(zed.name) > shown.text.index("Alma Kuvitelma")  # among those who left


def test_a_seat_of_another_team_is_not_found_here(page, fanni, template, vaara, disa):
    experts = db.session.get(Team, template.teams["experts"])
    seat = seat_of(disa, experts, TeamSeat.COORDINATOR)
    page.as_(fanni).post("teams.end_seat", team_id=vaara.id, member_id=seat.id, expect=404)


def test_tess_is_not_offered_the_seats_that_open_something(page, tess, alma, vaara):
    hers = page.as_(tess)
    hers.get("teams.give_seat", vaara).shows("Member").hides('value="deputy"')
    hers.post("teams.give_seat", vaara, account_id=alma, seat=TeamSeat.DEPUTY, expect=422)


def test_one_deputy_is_too_few_and_the_page_says_so(page, fanni, ilona, vaara):
    hers = page.as_(fanni)
    assert "notice-warning" not in hers.get("teams.show", vaara).html
    seat = seat_of(ilona, vaara, TeamSeat.DEPUTY)
    hers.post("teams.end_seat", team_id=vaara.id, member_id=seat.id)
    assert hers.get("teams.show", vaara).html.count("notice-warning") == 1


def test_the_lead_opens_the_rooms_and_nobody_else(page, fanni, ilona, tess, new_team):
    hers = page.as_(fanni)
    hers.post("teams.give_seat", new_team, account_id=ilona, seat=TeamSeat.DEPUTY)
    hers.post("teams.open_spaces", new_team, expect=403)
    hers.post("teams.give_seat", new_team, account_id=fanni, seat=TeamSeat.LEAD)
    page.as_(tess).post("teams.open_spaces", new_team, expect=403)
    page.as_(ilona).post("teams.open_spaces", new_team, expect=403)
    hers.post("teams.open_spaces", new_team)
    assert deeds(Deed.DOOR_REFUSED)[-1] == Deed.TEAM_SPACES_OPENED


def test_who_waits_for_access_gets_it_by_a_holder_s_press(page, eero, fanni, disa, vaara):
    page.as_(eero).post("teams.give_seat", vaara, account_id=disa, seat=TeamSeat.DEPUTY)
    seat = seat_of(disa, vaara, TeamSeat.DEPUTY)
    address = {"team_id": vaara.id, "member_id": seat.id}
    page.as_(eero).post("teams.share_key", **address, expect=422)
    page.as_(disa).post("teams.share_key", **address, expect=422)
    page.as_(fanni).post("teams.share_key", **address)


def test_a_left_deputy_s_key_is_turned_by_a_press(page, eero, fanni, alma, ilona, vaara):
    seat = seat_of(ilona, vaara, TeamSeat.DEPUTY)
    page.as_(eero).post("teams.end_seat", team_id=vaara.id, member_id=seat.id)
    page.as_(alma).post("teams.turn_keys", vaara, expect=403)
    page.as_(eero).post("teams.turn_keys", vaara, expect=422)
    page.as_(fanni).post("teams.turn_keys", vaara)
    assert deeds(Deed.DOOR_REFUSED)[-1] == Deed.SPACE_KEY_TURNED
