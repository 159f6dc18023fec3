"""Disa's board and what she does there; to others her pages are shut."""

from datetime import timedelta

import pytest

from consult import vault
from consult.consultations.models import Consultation, Invitation
from consult.consultations.operations import place
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.meetings.models import Meeting
from consult.teams.models import Team, TeamSeat
from consult.teams.operations import give_seat
from tests.cast import Person
from tests.consultations.conftest import a_wish, asks, plan, readers
from tests.pages import Page
from tests.postgres import both
from tests.scenes import account_of

QUESTION = "Mikä auttaa lasta nukkumaan?"

TEXT = {"text": "Onko koulu mukana?"}


def choice(meeting: Meeting, leader: Person, *experts: Person) -> dict[str, object]:
    return {
        "slot": meeting.id,
        "facilitator": leader.id,
        "experts": [expert.id for expert in experts],
    }


def stored(consultation: Consultation) -> Consultation:
    db.session.expire_all()
    return db.session.get_one(Consultation, consultation.id)


def test_the_board_lists_what_waits(page: Page, disa: Person, request_: Consultation) -> None:
    page.as_(disa).get("consultations.own_board").shows(request_.code, "Alma Kuvitelma")


def test_it_tells_what_to_do_when_nothing_waits(page: Page, disa: Person, group: Team) -> None:
    page.as_(disa).get("consultations.board", group)


@pytest.mark.parametrize(("key", "status"), [("alma", 403), ("chidi", 403), ("eero", 403)])
def test_the_board_is_the_coordinators(
    page: Page, group: Team, key: str, status: int, request: pytest.FixtureRequest
) -> None:
    page.as_(request.getfixturevalue(key)).get("consultations.board", group, expect=status)


@both
def test_a_request_shows_questions_slots_and_reasons(
    page: Page, disa: Person, request_: Consultation, meeting: Meeting
) -> None:
    shown = page.as_(disa).get("consultations.triage", request_)
    shown.shows(QUESTION, "Chidi Esimerkki", "Ei kutsuja viime kuukausina.")
    shown.hides("isoäiti")


@pytest.mark.parametrize(
    ("key", "status"), [("alma", 403), ("bertta", 404), ("chidi", 404), ("zed", 404)]
)
def test_others_do_not_triage(
    page: Page, request_: Consultation, key: str, status: int, request: pytest.FixtureRequest
) -> None:
    person = page.as_(request.getfixturevalue(key))
    person.get("consultations.triage", request_, expect=status)
    person.post("consultations.asking_back", request_, expect=status, **TEXT)


def test_she_places_it_and_proposes(
    page: Page,
    disa: Person,
    bertta: Person,
    chidi: Person,
    request_: Consultation,
    meeting: Meeting,
) -> None:
    page.as_(disa).post("consultations.triage", request_, **choice(meeting, bertta, chidi))
    assert stored(request_).status is ConsultationStatus.PLACED
    assert db.session.query(Invitation).one().account_id == chidi.id


def test_without_a_slot_nothing_is_placed(
    page: Page, disa: Person, bertta: Person, request_: Consultation, meeting: Meeting
) -> None:
    page.as_(disa).post("consultations.triage", request_, facilitator=bertta.id, expect=422)
    assert stored(request_).placed_at is None


def test_a_slot_of_another_team_is_not_taken(
    page: Page, disa: Person, bertta: Person, request_: Consultation, weekly: Team, meeting: Meeting
) -> None:
    foreign = plan(bertta, weekly)
    page.as_(disa).post("consultations.triage", request_, expect=422, **choice(foreign, bertta))


def test_of_two_who_place_the_last_slot_one_wins(
    page: Page, alma: Person, disa: Person, bertta: Person, group: Team, weekly: Team
) -> None:
    last = plan(disa, group, slots=1)
    first, second = asks(alma, group, a_wish(weekly)), asks(alma, group, a_wish(weekly))
    hers = page.as_(disa)
    fields = hers.get("consultations.triage", second).filled() | choice(last, bertta)
    with vault.signed_in(disa.identity), transaction():
        place(disa.actor, first, last, bertta.id)
    hers.post("consultations.triage", second, expect=422, **fields)
    assert stored(second).placed_at is None


def test_she_asks_back(page: Page, disa: Person, request_: Consultation) -> None:
    hers = page.as_(disa)
    hers.get("consultations.asking_back", request_)
    hers.post("consultations.asking_back", request_, **TEXT).follow().shows(TEXT["text"])
    assert stored(request_).status is ConsultationStatus.ASKED_BACK


def test_she_declines(page: Page, disa: Person, request_: Consultation) -> None:
    hers = page.as_(disa)
    hers.get("consultations.declining", request_)
    hers.post("consultations.declining", request_, expect=422, text="")
    hers.post("consultations.declining", request_, text="Perheneuvola auttaa nopeammin.")
    assert stored(request_).status is ConsultationStatus.DECLINED


def test_she_sends_from_the_set_day_on(page: Page, disa: Person, placed: Consultation) -> None:
    page.as_(disa).post("consultations.send", placed, expect=422)
    with clock.moved_by(timedelta(days=3)):
        page.as_(disa).post("consultations.send", placed)
    assert stored(placed).status is ConsultationStatus.INVITED


def test_she_proposes_another(
    page: Page, disa: Person, sakari: Person, placed: Consultation
) -> None:
    hers = page.as_(disa)
    hers.get("consultations.more_experts", placed).shows("Sakari Harhama").hides("Chidi Esimerkki")
    hers.post("consultations.more_experts", placed, experts=[sakari.id])
    assert db.session.query(Invitation).count() == 3


def test_after_the_opening_she_sees_no_question(
    page: Page, disa: Person, opened: Consultation
) -> None:
    page.as_(disa).get("consultations.triage", opened).hides(QUESTION)


def test_a_new_coordinator_is_let_in_by_one_press(
    page: Page, disa: Person, eero: Person, ilona: Person, request_: Consultation, group: Team
) -> None:
    with vault.signed_in(eero.identity), transaction():
        give_seat(eero.actor, group, account_of(ilona), TeamSeat.COORDINATOR)
    hers = page.as_(ilona)
    hers.get("consultations.triage", request_).hides(QUESTION)
    page.as_(disa).post("consultations.share", group)
    hers.get("consultations.triage", request_).shows(QUESTION)
    assert readers(request_) == {"alma", "disa", "ilona"}
