"""Everybody's front page: what waits for her, and nothing that waits for others."""

import pytest

from consult import vault
from consult.consultations.models import Consultation
from consult.consultations.operations import ask_back, close_consultation
from consult.consultations.queries import item_of
from consult.demo.cast import PEOPLE
from consult.foundation import clock
from consult.foundation.database import transaction
from consult.privacy import reviewed
from tests.cast import CAST, Person
from tests.consultations.conftest import HELD, invitation_of
from tests.pages import Page
from tests.postgres import both


@pytest.mark.parametrize("key", sorted(PEOPLE))
def test_everybody_has_one(page: Page, key: str) -> None:
    page.as_(CAST[key]).get("desk.front").shows(CAST[key].name)


def test_who_is_not_signed_in_is_led_to_the_way_in(page: Page) -> None:
    assert "sign-in" in page.get("desk.front", expect=302).response.location


def test_alma_may_ask_at_once_and_others_may_not(page: Page, alma: Person, eero: Person) -> None:
    way = page.address("consultations.whom", (), {})[0]
    assert way in page.as_(alma).get("desk.front").links()
    assert way not in page.as_(eero).get("desk.front").links()


def test_a_case_waits_to_be_noted(page: Page, alma: Person, request_: Consultation) -> None:
    noted = page.address("cases.noted", (request_.case_id,), {})[0]
    assert noted in page.as_(alma).get("desk.front").links()


@both
def test_it_waits_for_the_deputy_too_with_the_name_of_who_opened_it(
    page: Page, fanni: Person, request_: Consultation
) -> None:
    shown = page.as_(fanni).get("desk.front").shows("Alma Kuvitelma")
    assert page.address("cases.noted", (request_.case_id,), {})[0] in shown.links()


def test_the_coordinator_sees_the_request_without_its_text(
    page: Page, disa: Person, request_: Consultation
) -> None:
    page.as_(disa).get("desk.front").shows(request_.code).hides("nukkumaan")


def test_what_was_asked_back_waits_for_alma(
    page: Page, alma: Person, disa: Person, request_: Consultation
) -> None:
    with vault.signed_in(disa.identity), transaction():
        ask_back(disa.actor, request_, reviewed("Kuka asuu kotona?"))
    page.as_(alma).get("desk.front").shows(request_.code).hides("asuu kotona")


def test_the_panel_waits_for_alma_only(
    page: Page, alma: Person, zed: Person, placed: Consultation
) -> None:
    page.as_(alma).get("desk.front").shows(placed.code)
    page.as_(zed).get("desk.front").hides(placed.code)


def test_an_invitation_waits_for_chidi(page: Page, chidi: Person, invited: Consultation) -> None:
    wanted = page.address("consultations.invitation", (invitation_of(chidi, invited),), {})[0]
    assert wanted in page.as_(chidi).get("desk.front").links()


@both
def test_an_unanswered_invitation_stands_on_the_board(
    page: Page, disa: Person, invited: Consultation
) -> None:
    page.as_(disa).get("desk.front").shows(invited.code, "20.11.2026")


def test_bertta_prepares_before_and_records_after(
    page: Page, bertta: Person, invited: Consultation
) -> None:
    prepare = page.address("meetings.preparation", (invited.item_id,), {})[0]
    record = page.address("followups.record", (invited.item_id,), {})[0]
    assert prepare in page.as_(bertta).get("desk.front").links()
    with clock.held_at(HELD):
        links = page.as_(bertta).get("desk.front").links()
    assert record in links
    assert prepare not in links


@both
def test_answers_arrive_with_the_texts_for_the_records(
    page: Page, alma: Person, bertta: Person, opened: Consultation
) -> None:
    with vault.signed_in(bertta.identity), transaction():
        close_consultation(bertta.actor, opened, item_of(bertta.actor, opened)[0])
    wanted = page.address("followups.record_text", (opened,), {})[0]
    assert wanted in page.as_(alma).get("desk.front").links()


@both
def test_eero_sees_figures_and_the_way_to_the_log(
    page: Page, eero: Person, bertta: Person, opened: Consultation
) -> None:
    with vault.signed_in(bertta.identity), transaction():
        close_consultation(bertta.actor, opened, item_of(bertta.actor, opened)[0])
    shown = page.as_(eero).get("desk.front").hides(opened.code)
    assert page.address("oversight.log", (), {})[0] in shown.links()


def test_what_is_struck_wants_somebody_else(
    page: Page, disa: Person, alma: Person, chidi: Person, placed: Consultation
) -> None:
    page.as_(alma).post("consultations.strike_out", invitation_of(chidi, placed))
    page.as_(disa).get("desk.front").shows(placed.code)


@both
def test_a_time_called_off_is_chosen_anew(
    page: Page, alma: Person, called_off: Consultation
) -> None:
    wanted = page.address("consultations.new_time", (called_off,), {})[0]
    assert wanted in page.as_(alma).get("desk.front").links()


def test_nothing_may_be_sent_to_it(page: Page, alma: Person) -> None:
    page.as_(alma).post("desk.front", expect=405)
