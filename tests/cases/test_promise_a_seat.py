"""A seat in a circle for somebody who has no key yet: it waits for the approval and a press."""

import pytest
from sqlalchemy import select

from consult import vault
from consult.accounts.models import AccountDuty
from consult.audit import Deed, unaudited
from consult.cases.models import CirclePromise, CircleSeat
from consult.cases.rules import CircleRole
from consult.foundation.actor import Duty
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.teams.models import TeamPromise, TeamSeat
from tests.accounts.newcomers import invited_by
from tests.accounts.test_approve import approve
from tests.casework import the_case
from tests.scenes import deeds

FIELDS = {"seat_as": CircleRole.OTHER, "writes": ""}


@pytest.fixture
def lumi(app, page, template, fanni):
    """Lumi, on her way into the team of the case."""
    newcomer = invited_by(app, fanni.actor, template.agencies["tunturi"])
    place = {"account_id": newcomer.arrival_id, "seat": TeamSeat.MEMBER}
    page.as_(fanni).post("teams.give_seat", template.teams["vaara"], **place)
    return newcomer


@pytest.fixture
def promised(page, alma, lumi, vaahtera):
    page.as_(alma).post("cases.promise", vaahtera.case_id, account_id=lumi.arrival_id, **FIELDS)
    return db.session.scalars(select(CirclePromise.id)).one()


def seats_of(lumi):
    query = select(CircleSeat.id).where(CircleSeat.account_id == lumi.arrival.account_id)
    return db.session.scalars(query).all()


def let_in(page, lumi, ilona, fanni):
    lumi.come_in()
    approve(page.as_(ilona), lumi)
    promise = db.session.scalars(select(TeamPromise)).one()
    place = {"team_id": promise.team_id, "promise_id": promise.id}
    page.as_(fanni).post("teams.keep_promise", **place)


def test_a_promise_stands_on_the_case_and_opens_nothing(
    page, alma, bertta, lumi, vaahtera, promised
):
    assert deeds(Deed.SIGNED_IN)[-1] == Deed.CIRCLE_SEAT_PROMISED
    page.as_(alma).get("cases.seat", vaahtera.case_id).shows("Lumi Keksitty")
    page.as_(alma).post("cases.keep_promise", promised, expect=422)
    lumi.come_in()
    page.as_(alma).post("cases.keep_promise", promised, expect=422)
    assert seats_of(lumi) == []
    case = the_case(alma, vaahtera)
    assert lumi.arrival.account_id not in vault.readers_of(case.space_id)


def test_who_works_in_a_case_and_may_invite_finds_it_on_the_arrival(
    page, alma, fanni, lumi, vaahtera
):
    let_her_invite(alma)
    hers = page.as_(alma)
    shown = hers.get("accounts.arrival", lumi.arrival_id)
    (way,) = [one for one in shown.links() if "/circle/promise" in one]
    assert str(vaahtera.case_id) in way
    assert hers.open("GET", way, 200).filled()["account_id"] == str(lumi.arrival_id)
    page.as_(fanni).get("accounts.arrival", lumi.arrival_id).hides("/circle/promise")
    hers.post("cases.promise", vaahtera.case_id, account_id=lumi.arrival_id, **FIELDS)
    hers.get("accounts.arrival", lumi.arrival_id).hides("/circle/promise")


def let_her_invite(person):
    with unaudited("a test's own supervisor"), transaction():
        duty = AccountDuty(id=new_id(), account_id=person.id, duty=Duty.SUPERVISOR)
        db.session.add(duty)


def test_she_is_told_of_a_circle_and_not_of_which(page, alma, lumi, vaahtera, promised):
    lumi.open_link()
    lumi.say_code()
    shown = lumi.page.get("accounts.told")
    shown.hides(the_case(alma, vaahtera).code, str(vaahtera.case_id))
    assert "1" in shown.text


def test_after_the_approval_one_press_of_the_circle_gives_seat_and_keys(
    page, alma, fanni, ilona, lumi, vaahtera, promised
):
    let_in(page, lumi, ilona, fanni)
    lumi.page.get("cases.show", vaahtera.case_id, expect=404)
    hers = page.as_(alma)
    assert "/promised-seats" in hers.get("desk.front").links()
    hers.get("desk.promises").shows("Lumi Keksitty")
    hers.post("cases.keep_promise", promised)
    lumi.page.get("cases.show", vaahtera.case_id)
    assert db.session.query(CirclePromise).count() == 0
    hers.get("desk.promises").hides("Lumi Keksitty")
    hers.post("cases.keep_promise", promised, expect=404)


def test_without_the_team_s_seat_there_is_no_circle_s(page, alma, ilona, lumi, promised):
    lumi.come_in()
    approve(page.as_(ilona), lumi)
    page.as_(alma).post("cases.keep_promise", promised, expect=422)
    assert seats_of(lumi) == []


def test_it_is_taken_back(page, alma, promised):
    page.as_(alma).post("cases.take_promise_back", promised)
    assert deeds(Deed.ROW_DELETED)[-1] == Deed.CIRCLE_PROMISE_ENDED


@pytest.mark.parametrize("who", ["zed", "fanni", "tess"])
def test_for_others_there_is_no_such_promise(page, request, vaahtera, promised, who):
    hers = page.as_(request.getfixturevalue(who))
    hers.post("cases.keep_promise", promised, expect=404)
    hers.post("cases.take_promise_back", promised, expect=404)
    hers.get("cases.promise", vaahtera.case_id, expect=404)


def test_only_people_on_their_way_into_the_team_are_offered(
    app, page, template, fanni, alma, vaahtera
):
    stranger = invited_by(app, fanni.actor, template.agencies["tunturi"])
    fields = {"account_id": stranger.arrival_id} | FIELDS
    page.as_(alma).get("cases.promise", vaahtera.case_id).hides("Lumi Keksitty")
    page.as_(alma).post("cases.promise", vaahtera.case_id, **fields, expect=422)
