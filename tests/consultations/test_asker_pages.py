"""Alma's own pages: the list, one consultation, its panel, and what she adds later."""

from uuid import UUID

import pytest

from consult import vault
from consult.cases.models import Case
from consult.cases.rules import ClientRole
from consult.consultations.models import ClientStance, Consultation
from consult.consultations.operations import ask_back
from consult.consultations.queries import clients_concerned
from consult.consultations.rules.choices import ConsultationStatus, InvitationStatus
from consult.foundation.database import db, transaction
from consult.privacy import reviewed
from tests.cast import Person
from tests.consultations.conftest import invitation_of
from tests.pages import Page
from tests.postgres import both

STANCE = {
    "knows": "knows",
    "permits": "forbids",
    "said_by": "guardian",
    "said_on": "2026-11-01",
    "wants": "Ei lausuntoa.",
}
PRESSES = ("confirm", "take_back", "received")
FORMS = ("question", "decision", "reading", "answer_back")


def stored(consultation: Consultation) -> Consultation:
    db.session.expire_all()
    return db.session.get_one(Consultation, consultation.id)


@both
def test_her_list_and_her_page(page: Page, alma: Person, request_: Consultation) -> None:
    page.as_(alma).get("consultations.index").shows(request_.code)
    page.as_(alma).get("consultations.show", request_).shows("Mikä auttaa lasta nukkumaan?")


def test_an_empty_list_says_what_to_do(page: Page, jaana: Person, request_: Consultation) -> None:
    page.as_(jaana).get("consultations.index").hides(request_.code)


@pytest.mark.parametrize(("key", "status"), [("disa", 403), ("chidi", 404), ("zed", 404)])
def test_the_page_is_the_askers(
    page: Page, invited: Consultation, key: str, status: int, request: pytest.FixtureRequest
) -> None:
    person = page.as_(request.getfixturevalue(key))
    for name in ("show", "asked", *FORMS):
        person.get(f"consultations.{name}", invited, expect=status)
    for name in PRESSES:
        person.post(f"consultations.{name}", invited, expect=status)


@pytest.mark.parametrize("name", ["question", "decision", "reading"])
def test_she_adds_to_the_request(
    page: Page, alma: Person, request_: Consultation, name: str
) -> None:
    hers = page.as_(alma)
    hers.get(f"consultations.{name}", request_)
    hers.post(f"consultations.{name}", request_, expect=422, text="")
    hers.post(f"consultations.{name}", request_, text="Uusi tieto.").follow().shows("Uusi tieto.")


def test_a_fifth_question_is_too_many(page: Page, alma: Person, request_: Consultation) -> None:
    hers = page.as_(alma)
    for _ in range(2):
        hers.post("consultations.question", request_, text="Entä koulu?")
    hers.post("consultations.question", request_, expect=422, text="Entä vielä?")


def test_she_writes_what_a_client_says(page: Page, alma: Person, request_: Consultation) -> None:
    clients = {client.role: client for client in clients_concerned(alma.actor, request_)}
    hers, client = page.as_(alma), clients[ClientRole.MOTHER]
    hers.get("consultations.stance", request_, client)
    hers.post("consultations.stance", request_, client, **STANCE).follow().shows("Ei lausuntoa.")
    assert db.session.query(ClientStance).count() == 2


def test_a_client_it_does_not_concern_is_not_there(
    page: Page, alma: Person, request_: Consultation
) -> None:
    page.as_(alma).get("consultations.stance", request_, UUID(int=9), expect=404)


def test_she_replies_to_what_was_asked_back(
    page: Page, alma: Person, disa: Person, request_: Consultation
) -> None:
    with vault.signed_in(disa.identity), transaction():
        ask_back(disa.actor, request_, reviewed("Onko koulu mukana?"))
    hers = page.as_(alma)
    hers.get("consultations.answer_back", request_).shows("Onko koulu mukana?")
    hers.post("consultations.answer_back", request_, text="On.")
    assert stored(request_).status is ConsultationStatus.REQUESTED
    hers.post("consultations.answer_back", request_, text="On jo.", expect=409)


def test_she_withdraws_what_waits(page: Page, alma: Person, request_: Consultation) -> None:
    page.as_(alma).post("consultations.take_back", request_)
    assert stored(request_).status is ConsultationStatus.WITHDRAWN


def test_she_sees_who_would_come_and_strikes_one(
    page: Page, alma: Person, chidi: Person, placed: Consultation
) -> None:
    hers = page.as_(alma)
    hers.get("consultations.show", placed).shows("Chidi Esimerkki", "Pohjan sairaala", "Pohja")
    hers.post("consultations.strike_out", invitation_of(chidi, placed))
    hers.get("consultations.show", placed).hides("Chidi Esimerkki")


def test_only_she_strikes(
    page: Page, disa: Person, chidi: Person, hamid: Person, placed: Consultation
) -> None:
    proposed = invitation_of(chidi, placed)
    page.as_(disa).post("consultations.strike_out", proposed, expect=403)
    page.as_(hamid).post("consultations.strike_out", proposed, expect=404)


def test_she_agrees_and_a_second_press_sends_nothing(
    page: Page, alma: Person, chidi: Person, placed: Consultation
) -> None:
    hers = page.as_(alma)
    hers.post("consultations.confirm", placed)
    assert invitation_of(chidi, placed).status is InvitationStatus.INVITED
    hers.post("consultations.confirm", placed, expect=409)


def test_the_case_lists_its_consultations(page: Page, alma: Person, request_: Consultation) -> None:
    case = db.session.get_one(Case, request_.case_id)
    page.as_(alma).get("cases.show", case).shows(request_.code)
