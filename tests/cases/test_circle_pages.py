import pytest

from consult import vault
from consult.cases.models import CircleSeat
from consult.foundation.database import db
from tests.casework import join, let_sit

SEAT = {"seat_as": "family-therapist"}


def test_alma_gives_bertta_a_seat(page, alma, bertta, vaahtera):
    sent = SEAT | {"account_id": bertta.id, "last_day": "31.12.2030"}
    page.as_(alma).post("cases.seat", vaahtera.case_id, **sent).follow().shows(
        "Bertta Tarukivi", "Perheterapeutti"
    )
    page.as_(bertta).get("cases.show", vaahtera.case_id).shows("Piirtää mielellään.")


def test_alma_ends_berttas_seat(page, alma, bertta, vaahtera):
    seat = let_sit(alma, vaahtera, bertta)
    page.as_(alma).get("cases.end", seat.id).shows("Bertta Tarukivi")
    page.as_(alma).post("cases.end", seat.id)
    page.as_(bertta).get("cases.show", vaahtera.case_id, expect=404)
    page.as_(alma).get("cases.end", seat.id, expect=404)


def test_nobody_ends_her_own_seat(page, alma, vaahtera):
    own = db.session.query(CircleSeat).one()
    page.as_(alma).post("cases.end", own.id, expect=403)


def test_who_only_reads_changes_nothing_in_the_circle(page, alma, bertta, fanni, vaahtera):
    let_sit(alma, vaahtera, bertta)
    seat = let_sit(alma, vaahtera, fanni)
    sent = SEAT | {"account_id": bertta.id}
    page.as_(bertta).post("cases.seat", vaahtera.case_id, expect=403, **sent)
    page.as_(bertta).post("cases.end", seat.id, expect=403)


def test_for_zed_there_is_no_circle(page, zed, vaahtera):
    seat = db.session.query(CircleSeat).one()
    page.as_(zed).get("cases.seat", vaahtera.case_id, expect=404)
    page.as_(zed).post("cases.end", seat.id, expect=404)


@pytest.mark.parametrize("who", ["zed", "eero", "chidi", "alma"])
def test_nobody_outside_the_team_is_offered_or_taken(page, alma, vaahtera, who, request):
    stranger = request.getfixturevalue(who)
    browser = page.as_(alma)
    browser.get("cases.seat", vaahtera.case_id).hides(str(stranger.id))
    sent = SEAT | {"account_id": stranger.id}
    browser.post("cases.seat", vaahtera.case_id, expect=422, **sent)
    assert not vault.holds_wrap(stranger.id, vaahtera.space_id) or stranger.id == alma.id


@pytest.mark.parametrize(
    "wrong", [{"seat_as": "boss"}, {"seat_as": ""}, {"last_day": "1.1.2020"}, {"last_day": "soon"}]
)
def test_what_does_not_fit_is_refused(page, alma, bertta, vaahtera, wrong):
    sent = SEAT | {"account_id": bertta.id} | wrong
    page.as_(alma).post("cases.seat", vaahtera.case_id, expect=422, **sent)
    assert db.session.query(CircleSeat).count() == 1


def test_pressing_twice_gives_one_seat(page, alma, bertta, vaahtera):
    browser, sent = page.as_(alma), SEAT | {"account_id": bertta.id, "deed_key": "k" * 43}
    for _ in range(2):
        browser.post("cases.seat", vaahtera.case_id, **sent)
    assert db.session.query(CircleSeat).count() == 2


def test_closing_and_opening_again_are_presses(page, alma, bertta, zed, vaahtera):
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).post("cases.close", vaahtera.case_id, expect=403)
    page.as_(zed).post("cases.close", vaahtera.case_id, expect=404)
    page.as_(alma).get("cases.close", vaahtera.case_id, expect=405)
    page.as_(alma).post("cases.close", vaahtera.case_id)
    page.as_(alma).get("cases.card", vaahtera.case_id, expect=403)
    page.as_(alma).post("cases.reopen", vaahtera.case_id)
    page.as_(alma).get("cases.card", vaahtera.case_id)


def test_a_ground_is_asked_only_where_another_agency_sits_in_the_team(
    page, alma, chidi, vaahtera, vaara_id
):
    browser = page.as_(alma)
    browser.get("cases.seat", vaahtera.case_id).hides('name="provision"')
    join(chidi, vaara_id, alma)
    shown = browser.get("cases.seat", vaahtera.case_id)
    assert "provision" in [select["name"] for select in shown.tree.all("select")]
    sent = SEAT | {"account_id": chidi.id}
    browser.post("cases.seat", vaahtera.case_id, expect=422, **sent)
    browser.post("cases.seat", vaahtera.case_id, **sent, provision="client-data-53")


def test_a_seat_for_another_agency_wants_a_fresh_proof_and_loses_nothing(
    clock, page, alma, chidi, bertta, vaahtera, vaara_id
):
    join(chidi, vaara_id, alma)
    browser = page.as_(alma)
    clock.move(minutes=6)
    browser.post("cases.seat", vaahtera.case_id, **SEAT, account_id=bertta.id)
    sent = {**SEAT, "account_id": chidi.id, "provision": "client-data-53"}
    asked = browser.post("cases.seat", vaahtera.case_id, expect=401, **sent)
    assert asked.value_of("account_id") == str(chidi.id)
    proof = {"proof-passphrase": alma.passphrase}
    browser.post("cases.seat", vaahtera.case_id, **asked.filled() | proof)
    assert vault.holds_wrap(chidi.id, vaahtera.space_id)
