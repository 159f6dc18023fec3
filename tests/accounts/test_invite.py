import pytest

from consult.accounts.models import Account, Arrival, ArrivalState
from consult.accounts.operations import cancel_arrival
from consult.accounts.rules import token_hash
from consult.audit import Deed
from consult.foundation.actor import Duty
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.notifications.config import config
from tests.accounts.newcomers import LUMI, invited_by, shown_door
from tests.postgres import both
from tests.scenes import deeds


@pytest.fixture
def fields(template):
    return LUMI | {"agency_id": template.agencies["tunturi"], "duties": [Duty.SOCIAL_WORKER]}


def test_fanni_invites_and_sees_link_and_code_once(page, app, fanni, fields):
    hers = page.as_(fanni)
    lumi = shown_door(hers.post("accounts.invite", **fields, expect=200), app)
    assert deeds() == [Deed.SIGNED_IN, Deed.ACCOUNT_INVITED]
    later = hers.get("accounts.arrival", lumi.arrival_id)
    later.shows("Lumi Keksitty").hides(lumi.code, lumi.link)
    hers.get("accounts.on_their_way").shows("Lumi Keksitty", "Fanni Satuvuori")


def test_the_link_names_the_public_address_whatever_host_was_asked(page, fanni, fields):
    assert not config().public_url.endswith("//localhost"), "it would prove nothing"
    shown = page.as_(fanni).post("accounts.invite", **fields, expect=200)
    shown.shows(f"{config().public_url}/welcome/").hides("//localhost/welcome/")


@pytest.mark.asvs("V6.5.2")
@both
def test_of_link_and_code_only_hashes_are_stored(app, database, lumi):
    token = lumi.link.rsplit("/", 1)[1]
    row = lumi.arrival
    assert row.link_hash == token_hash(token)
    stored = b"".join(bytes(str(value), "utf-8") for value in vars(row).values())
    assert lumi.code.encode() not in stored
    assert token.encode() not in stored
    assert db.session.query(Account).filter_by(email=LUMI["email"]).count() == 0


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("fanni", set(Duty)),
        ("disa", {Duty.EXPERT}),
        ("tess", {Duty.TECHNICAL}),
    ],
)
def test_each_proposes_what_is_hers_to_propose(page, request, fields, who, offered):
    hers = page.as_(request.getfixturevalue(who))
    html = hers.get("accounts.invite").html
    assert {duty for duty in Duty if f'value="{duty}"' in html} == offered
    hers.post("accounts.invite", **fields | {"duties": list(offered)}, expect=200)


@pytest.mark.parametrize("who", ["disa", "tess"])
def test_what_is_not_hers_is_refused(page, request, fields, who):
    page.as_(request.getfixturevalue(who)).post("accounts.invite", **fields, expect=422)
    assert db.session.query(Arrival).count() == 0


def test_tess_may_leave_the_duties_to_the_one_who_approves(page, tess, fields):
    page.as_(tess).post("accounts.invite", **fields | {"duties": []}, expect=200)


@pytest.mark.parametrize("who", ["alma", "bertta", "chidi", "outi", "zed"])
def test_others_invite_nobody(page, request, fields, who):
    hers = page.as_(request.getfixturevalue(who))
    hers.get("accounts.invite", expect=403)
    hers.post("accounts.invite", **fields, expect=403)
    hers.get("accounts.on_their_way", expect=403)


def test_a_coordinator_sees_only_whom_she_invited(page, disa, lumi):
    page.as_(disa).get("accounts.on_their_way").hides("Lumi")
    page.as_(disa).get("accounts.arrival", lumi.arrival_id, expect=404)


@both
def test_an_address_is_invited_once(app, database, template, fanni, lumi):
    with pytest.raises(NotSaved):
        invited_by(app, fanni.actor, template.agencies["tunturi"], email="LUMI@consult.example ")
    with pytest.raises(NotSaved):
        invited_by(app, fanni.actor, template.agencies["tunturi"], email="alma@consult.example")


@pytest.mark.parametrize("wrong", [{"name": ""}, {"email": "lumi"}, {"sector": "astrology"}])
def test_what_cannot_be_is_refused_with_all_that_was_typed(page, fanni, fields, wrong):
    shown = page.as_(fanni).post("accounts.invite", **fields | wrong, expect=422)
    assert shown.value_of("profession") == "sosiaalityöntekijä"


def test_a_cancelled_invitation_opens_nothing_and_frees_the_address(page, app, fanni, lumi, fields):
    page.as_(fanni).post("accounts.cancel_arrival", lumi.arrival_id)
    assert deeds()[-1] == Deed.ARRIVAL_CANCELLED
    assert lumi.arrival.closed_as is ArrivalState.CANCELLED
    lumi.open_link(expect=410)
    page.as_(fanni).post("accounts.cancel_arrival", lumi.arrival_id, expect=403)
    page.as_(fanni).post("accounts.invite", **fields, expect=200)


def test_one_who_has_come_is_not_cancelled(page, fanni, lumi):
    lumi.come_in()
    page.as_(fanni).post("accounts.cancel_arrival", lumi.arrival_id, expect=403)
    with pytest.raises(NotSaved), transaction():
        cancel_arrival(fanni.actor, lumi.arrival)


def test_tess_makes_no_new_link_for_a_social_worker(page, tess, lumi):
    page.as_(tess).post("accounts.renew_link", lumi.arrival_id, expect=403)
