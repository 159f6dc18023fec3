"""What a minor decided on telling the guardians, who is which guardian, who is kept apart."""

import pytest

from consult.audit import AuditRow, Deed
from consult.cases.queries import clients_of, decisions_of
from consult.cases.rules import ClientRole, MinorsDecision
from consult.foundation.database import db
from tests.casework import a_client, client_row, doing, let_sit, reading, the_case
from tests.scenes import deeds

SAID = {
    "decision": "forbids",
    "decided_on": "2026-11-17",
    "how_heard": "Kysyin kahden kesken, nyökkäsi.",
}


@pytest.fixture(autouse=True)
def _a_held_clock(clock):
    """It is Wednesday the 18th of November."""


def test_alma_writes_down_what_the_child_decided(page, alma, vaahtera):
    page.as_(alma).post("cases.minors_word", vaahtera.child_id, **SAID)
    with reading(alma):
        case = the_case(alma, vaahtera)
        decided = decisions_of(alma.actor, clients_of(alma.actor, case))
    assert decided == {vaahtera.child_id: MinorsDecision.FORBIDS}
    page.as_(alma).get("cases.minors_word", vaahtera.child_id).shows("nyökkäsi", "17.11.2026")
    row = db.session.query(AuditRow).filter_by(action=Deed.MINORS_WORD_NOTED).one()
    assert str(vaahtera.child_id) in row.detail
    assert "nyökkäsi" not in row.detail


def test_the_newest_word_counts_and_the_earlier_one_stays(page, alma, vaahtera, clock):
    page.as_(alma).post("cases.minors_word", vaahtera.child_id, **SAID)
    clock.move(hours=1)
    later = SAID | {"decision": "allows", "how_heard": "Sanoi itse tänään."}
    page.as_(alma).post("cases.minors_word", vaahtera.child_id, **later)
    with reading(alma):
        decided = decisions_of(alma.actor, clients_of(alma.actor, the_case(alma, vaahtera)))
    assert decided[vaahtera.child_id] is MinorsDecision.ALLOWS
    page.as_(alma).get("cases.minors_word", vaahtera.child_id).shows("nyökkäsi", "Sanoi itse")


@pytest.mark.parametrize(
    ("wrong", "client"),
    [
        ({"decided_on": "2026-11-19"}, "child_id"),
        ({"how_heard": ""}, "child_id"),
        ({}, "mother_id"),
    ],
)
def test_what_cannot_be_so_is_refused_and_nothing_typed_is_lost(
    page, alma, vaahtera, wrong, client
):
    sent = SAID | {"how_heard": "Kysyin kahden kesken."} | wrong
    shown = page.as_(alma).post("cases.minors_word", getattr(vaahtera, client), expect=422, **sent)
    assert shown.value_of("how_heard") == sent["how_heard"]
    assert Deed.MINORS_WORD_NOTED not in deeds()


def test_guardians_are_numbered_in_the_order_they_came_and_no_number_is_given_twice(alma, vaahtera):
    with doing(alma):
        case = the_case(alma, vaahtera)
        father = a_client(alma, case, ClientRole.FATHER).guardian_number
        grandmother = a_client(alma, case, ClientRole.GRANDPARENT).guardian_number
    with reading(alma):
        assert client_row(vaahtera.mother_id).guardian_number == 1
        assert client_row(vaahtera.child_id).guardian_number is None
    assert (father, grandmother) == (2, None)


def test_alma_keeps_a_family_apart_and_the_page_of_the_case_says_so(page, alma, vaahtera):
    browser = page.as_(alma)
    browser.post("cases.apart", vaahtera.case_id, grounds=["non-disclosure"], why="Eri ovet.")
    end_it = browser.address("cases.not_apart", (vaahtera.case_id,), {})[0]
    assert end_it in browser.get("cases.show", vaahtera.case_id).links()
    browser.get("cases.not_apart", vaahtera.case_id).shows("Turvakielto", "Eri ovet.")
    browser.post("cases.not_apart", vaahtera.case_id, why="Kielto on päättynyt.")
    assert end_it not in browser.get("cases.show", vaahtera.case_id).links()
    assert deeds(*(one for one in Deed if not one.startswith("family:"))) == [
        Deed.FAMILY_KEPT_APART,
        Deed.FAMILY_NOT_KEPT_APART,
    ]


def test_why_they_are_kept_apart_lies_nowhere_in_plain(page, alma, vaahtera, tmp_path):
    page.as_(alma).post("cases.apart", vaahtera.case_id, grounds=["violence"], why="Eri ovet.")
    db.session.commit()
    for file in tmp_path.rglob("*.db*"):
        assert b"Eri ovet" not in file.read_bytes()


def test_without_a_ground_nobody_is_kept_apart(page, alma, vaahtera):
    page.as_(alma).post("cases.apart", vaahtera.case_id, expect=422, why="Varmuuden vuoksi.")
    with reading(alma):
        assert not the_case(alma, vaahtera).kept_apart


@pytest.mark.parametrize("endpoint", ["cases.minors_word", "cases.apart", "cases.not_apart"])
def test_a_reading_seat_is_forbidden_and_a_stranger_finds_nothing(
    page, alma, bertta, zed, vaahtera, endpoint
):
    let_sit(alma, vaahtera, bertta)
    subject = vaahtera.child_id if endpoint == "cases.minors_word" else vaahtera.case_id
    page.as_(bertta).get(endpoint, subject, expect=403)
    page.as_(zed).get(endpoint, subject, expect=404)
