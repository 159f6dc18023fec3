"""What each permits is kept as it was said; a permission withdrawn ends open seats at once."""

import pytest

from consult import vault
from consult.audit import Deed
from consult.cases.rules import ClientRole
from consult.consultations.models import Consultation, Question
from consult.consultations.rules.choices import InvitationStatus
from consult.families.models import FamilyAnswer
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.meetings.models import AttendanceState, Item
from consult.meetings.queries import attendances_of
from tests.casework import reading
from tests.consultations.conftest import invitation_of, readers
from tests.families.conftest import client_id
from tests.scenes import deeds

PERMITS = {
    "matter": "asking",
    "answer": "allows",
    "words": "Saa kysyä, jos nimeäni ei sanota.",
    "said_by": "client",
    "said_on": "2026-11-01",
    "consequence": "end-seats",
}
FORBIDS = PERMITS | {"answer": "forbids", "words": "En halua, että muut tietävät."}
GOES_ON = FORBIDS | {
    "consequence": "go-on",
    "provision": "client-data-56",
    "why": "Lapsen etu vaatii sitä.",
}


def states(person, item_id):
    with reading(person):
        rows = attendances_of(person.actor, db.session.get_one(Item, item_id))
        return {one.account_id: one.state for one in rows}


@pytest.fixture
def mothers(alma, opened):
    return client_id(alma, opened, ClientRole.MOTHER)


@pytest.fixture
def fathers(alma, opened):
    return client_id(alma, opened, ClientRole.FATHER)


def test_both_answers_and_the_provision_are_kept_as_they_were_said(
    page, alma, opened, mothers, fathers
):
    browser = page.as_(alma)
    statement = {"matter": "statement"}
    browser.post("families.permits", opened.id, mothers, **PERMITS | statement).follow().shows(
        PERMITS["words"], "Sallii", "Lausunto"
    )
    shown = browser.post("families.permits", opened.id, fathers, **GOES_ON | statement).follow()
    shown.shows(FORBIDS["words"], "Kieltää", "Asiakastietolaki 56 §", "Lapsen etu")
    with reading(alma):
        answers = db.session.query(FamilyAnswer).order_by(FamilyAnswer.recorded_at).all()
        assert {one.provision for one in answers} == {"", "client-data-56"}
    assert "chidi" in readers(opened)


def test_a_no_ends_open_seats_at_once_and_shows_what_was_shown_already(
    page, alma, chidi, opened, fathers
):
    before = page.as_(alma).get("families.permits", opened.id, fathers)
    before.shows("Chidi")
    page.as_(alma).post("families.permits", opened.id, fathers, **FORBIDS)
    assert "chidi" not in readers(opened)
    assert invitation_of(chidi, opened).status is InvitationStatus.ENDED
    page.as_(chidi).get("meetings.room", opened.item_id, expect=404)
    page.as_(alma).get("families.permits", opened.id, fathers).shows("Chidi", FORBIDS["words"])
    asked, space_id = opened.id, opened.space_id
    with reading(chidi), pytest.raises(Locked):
        assert db.session.query(Question).filter_by(consultation_id=asked).first().body
    with reading(alma):
        assert vault.keyring().holds(space_id, newest=True)
    assert Deed.PERMISSION_WITHDRAWN in deeds()


def test_before_the_opening_the_invited_are_uninvited(page, alma, chidi, hamid, invited):
    father = client_id(alma, invited, ClientRole.FATHER)
    page.as_(alma).post("families.permits", invited.id, father, **FORBIDS)
    for expert in (chidi, hamid):
        assert invitation_of(expert, invited).status is InvitationStatus.ENDED
    assert {"chidi", "hamid"}.isdisjoint(readers(invited))


@pytest.mark.parametrize(
    "wrong",
    [
        {"provision": ""},
        {"why": ""},
        {"said_on": "2026-11-03"},
        {"matter": "nothing"},
        {"answer": ""},
    ],
)
def test_whoever_goes_on_names_the_provision_and_the_reason(page, alma, opened, fathers, wrong):
    shown = page.as_(alma).post(
        "families.permits", opened.id, fathers, expect=422, **GOES_ON | wrong
    )
    assert shown.value_of("words") == FORBIDS["words"]
    assert Deed.FAMILY_ANSWER_NOTED not in deeds()
    assert "chidi" in readers(opened)


def test_who_sits_there_without_an_invitation_goes_too_and_colleagues_stay(
    page, alma, bertta, moona, fanni, invited
):
    father, asked = client_id(alma, invited, ClientRole.FATHER), invited.id
    item_id = invited.item_id
    for person in (moona, fanni):
        given = {"person": person.id, "role": "expert", "mode": "in-person", "state": "present"}
        page.as_(bertta).post("meetings.add", item_id, **given)
    page.as_(bertta).post("consultations.open_up", item_id)
    it = db.session.get_one(Consultation, asked)
    assert {"moona", "fanni"} <= readers(it)
    page.as_(alma).post("families.permits", asked, father, **FORBIDS)
    it = db.session.get_one(Consultation, asked)
    assert "moona" not in readers(it)
    assert {"alma", "bertta", "fanni"} <= readers(it)
    page.as_(moona).get("meetings.room", item_id, expect=404)
    assert states(alma, item_id)[moona.id] is AttendanceState.LEFT
