"""A seat for somebody on her way waits for the approval, and then for one press."""

import pytest
from sqlalchemy import select

from consult.accounts.models import Arrival
from consult.audit import Deed
from consult.foundation.actor import Duty
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.teams.models import Team, TeamMember, TeamPromise, TeamSeat
from consult.teams.operations import promise_seat
from tests.accounts.newcomers import LUMI, invited_by
from tests.accounts.test_approve import approve
from tests.postgres import both
from tests.scenes import deeds


@pytest.fixture
def lumi(app, template, fanni):
    return invited_by(app, fanni.actor, template.agencies["tunturi"])


@pytest.fixture
def promised(page, fanni, lumi, vaara):
    page.as_(fanni).post("teams.give_seat", vaara, account_id=lumi.arrival_id, seat=TeamSeat.MEMBER)
    promise = db.session.scalars(select(TeamPromise)).one()
    return {"team_id": promise.team_id, "promise_id": promise.id}


def seats_of(lumi):
    query = select(TeamMember.seat).where(TeamMember.account_id == lumi.arrival.account_id)
    return db.session.scalars(query).all()


def test_a_promise_is_seen_and_gives_nothing(page, fanni, alma, lumi, vaara, promised):
    assert deeds(Deed.SIGNED_IN)[-1] == Deed.TEAM_SEAT_PROMISED
    page.as_(alma).get("teams.show", vaara).shows("Lumi Keksitty")
    page.as_(fanni).get("accounts.arrival", lumi.arrival_id).shows("Vaaran viikkotiimi")
    page.as_(fanni).post("teams.keep_promise", **promised, expect=422)
    lumi.come_in()
    page.as_(fanni).post("teams.keep_promise", **promised, expect=422)
    assert seats_of(lumi) == []


def test_right_after_inviting_a_press_leads_to_the_promise(page, fanni, template, vaara):
    hers = page.as_(fanni)
    fields = LUMI | {"agency_id": template.agencies["tunturi"], "duties": [Duty.SOCIAL_WORKER]}
    shown = hers.post("accounts.invite", **fields, expect=200)
    arrival = db.session.scalars(select(Arrival)).one()
    (way,) = [
        one for one in shown.links() if f"person={arrival.id}" in one and str(vaara.id) in one
    ]
    form = hers.open("GET", way, 200).filled()
    assert form["account_id"] == str(arrival.id)
    sent = form | {"seat": TeamSeat.MEMBER, "csrf_token": hers.csrf_token(), "deed_key": "x" * 43}
    done = hers.open("POST", way, 303, data=sent)
    assert done.response.location == f"/people/on-their-way/{arrival.id}"
    done.follow().shows("Vaaran viikkotiimi")


def test_somebody_of_another_agency_may_be_promised_a_seat_in_one_s_own_team(page, fanni, template):
    fields = LUMI | {"agency_id": template.agencies["pohja"], "duties": [Duty.EXPERT]}
    shown = page.as_(fanni).post("accounts.invite", **fields, expect=200)
    assert any(str(template.teams["vaara"]) in one for one in shown.links() if "person=" in one)


def test_who_gives_no_seats_is_offered_none(page, disa, template):
    fields = LUMI | {"agency_id": template.agencies["tunturi"], "duties": [Duty.EXPERT]}
    page.as_(disa).post("accounts.invite", **fields, expect=200).hides("?person=")


def test_she_is_told_of_it_before_she_accepts(lumi, promised):
    lumi.open_link()
    lumi.say_code()
    lumi.page.get("accounts.told").shows("Vaaran viikkotiimi")


def test_the_approval_alone_gives_nothing_and_one_press_does(
    page, fanni, ilona, lumi, vaara, promised
):
    lumi.come_in()
    approve(page.as_(ilona), lumi)
    assert seats_of(lumi) == []
    hers = page.as_(fanni)
    assert "/promised-seats" in hers.get("desk.front").links()
    hers.get("desk.promises").shows("Lumi Keksitty", "Vaaran viikkotiimi")
    hers.post("teams.keep_promise", **promised)
    assert seats_of(lumi) == [TeamSeat.MEMBER]
    assert db.session.query(TeamPromise).count() == 0
    hers.get("desk.promises").hides("Lumi Keksitty")
    assert "/promised-seats" not in hers.get("desk.front").links()
    hers.post("teams.keep_promise", **promised, expect=404)


def test_a_promise_is_taken_back(page, fanni, lumi, promised):
    page.as_(fanni).post("teams.take_promise_back", **promised)
    assert deeds(Deed.ROW_DELETED)[-1] == Deed.TEAM_PROMISE_ENDED


@pytest.mark.parametrize("who", ["alma", "disa", "outi"])
def test_others_keep_no_promises(page, request, promised, who):
    hers = page.as_(request.getfixturevalue(who))
    hers.post("teams.keep_promise", **promised, expect=403)
    hers.post("teams.take_promise_back", **promised, expect=403)


def test_a_promise_of_another_team_is_not_found_here(page, fanni, template, promised):
    wrong = promised | {"team_id": template.teams["experts"]}
    page.as_(fanni).post("teams.keep_promise", **wrong, expect=404)


def test_tess_promises_no_seat_that_opens_something(app, page, template, tess, vaara):
    lumi = invited_by(app, tess.actor, template.agencies["tunturi"], duties=(Duty.TECHNICAL,))
    fields = {"account_id": lumi.arrival_id, "seat": TeamSeat.DEPUTY}
    page.as_(tess).post("teams.give_seat", vaara, **fields, expect=422)


@both
def test_a_seat_is_promised_once(app, database, template, fanni):
    lumi = invited_by(app, fanni.actor, template.agencies["tunturi"])
    team = db.session.get(Team, template.teams["vaara"])
    with transaction():
        promise_seat(fanni.actor, team, lumi.arrival, TeamSeat.MEMBER)
    with pytest.raises(NotSaved), transaction():
        promise_seat(fanni.actor, team, lumi.arrival, TeamSeat.MEMBER)


def test_nothing_is_promised_to_one_who_was_not_let_in(page, fanni, ilona, lumi, vaara, promised):
    lumi.come_in()
    page.as_(ilona).post("accounts.refuse", lumi.arrival_id)
    page.as_(fanni).post("teams.keep_promise", **promised, expect=422)
    fields = {"account_id": lumi.arrival_id, "seat": TeamSeat.FACILITATOR}
    page.as_(fanni).post("teams.give_seat", vaara, **fields, expect=422)
