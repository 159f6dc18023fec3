"""At the table somebody takes something upon herself."""

from datetime import date

import pytest

from consult import vault
from consult.audit import Deed
from consult.cases.operations import note_minors_word
from consult.cases.rules import MinorsDecision
from consult.consultations.models import Consultation
from consult.consultations.queries import clients_concerned, questions_of
from consult.followups.models import Action
from consult.followups.operations import Agreement, agree_action
from consult.followups.queries import actions_of_item
from consult.formats import Role, Yield
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, NotSaved
from consult.meetings.models import AttendanceState, Item, OnScreen, Standing
from consult.meetings.operations import Place, seat, show_on_screen, start_phase
from consult.meetings.queries import clients_of_item, phases_of
from consult.privacy import reviewed
from tests.cast import Person
from tests.followups.conftest import HELD, WHAT, agrees, closes
from tests.pages import Page
from tests.scenes import deeds


def typed(owner: Person, **more: object) -> dict[str, object]:
    return {"what": WHAT, "owner": owner.id, "due_on": "2026-11-30", **more}


def test_alma_takes_something_upon_herself(page: Page, alma: Person, item: Item) -> None:
    page.as_(alma).post("followups.agree", item, **typed(alma)).follow().shows(WHAT, "30.11.2026")


def test_an_expert_answers_and_leaves_the_agreeing_to_others(
    page: Page, chidi: Person, item: Item
) -> None:
    way = page.address("followups.agree", (item,), {})[0]
    assert f'action="{way}"' not in page.as_(chidi).get("meetings.room", item).html
    page.as_(chidi).post("followups.agree", item, **typed(chidi), expect=403)


def test_while_nothing_is_recorded_nothing_is_agreed_supposed_or_answered(
    page: Page, bertta: Person, item: Item, opened: Consultation
) -> None:
    with vault.signed_in(bertta.identity), transaction():
        phase = phases_of(bertta.actor, item)[3]
        phase.yields = Yield.NOTHING
        start_phase(bertta.actor, item, phase)
    browser, question = page.as_(bertta), questions_of(bertta.actor, opened)[0]
    ways = [
        ("followups.agree", item, typed(bertta)),
        ("followups.suppose", item, {"supposed": WHAT}),
        ("consultations.answer", question, {"text": WHAT}),
    ]
    room = browser.get("meetings.room", item)
    for endpoint, subject, sent in ways:
        assert page.address(endpoint, (subject,), {})[0] not in room.html
        shown = browser.post(endpoint, subject, expect=422, **sent).shows("ei kirjata mitään")
        assert WHAT in shown.html


def test_what_names_nobody_stays_off_the_shared_screen_where_a_child_forbids_it(
    page: Page, bertta: Person, alma: Person, item: Item, opened: Consultation
) -> None:
    with vault.signed_in(bertta.identity), transaction():
        agreement = Agreement(reviewed(WHAT), alma.id, HELD.date())
        agree_action(bertta.actor, item, opened, agreement, {alma.id})
        show_on_screen(bertta.actor, item, [OnScreen.AGREEMENTS])
        place = Place(Standing.FAMILY, Role.GUARDIAN, state=AttendanceState.PRESENT)
        seat(bertta.actor, item, place)
    page.as_(bertta).get("meetings.screen", item).shows(WHAT)
    with vault.signed_in(alma.identity), transaction():
        child = next(one for one in clients_of_item(alma.actor, item) if one.is_minor)
        said = date(2026, 11, 1), reviewed("Kysyin.")
        note_minors_word(alma.actor, child, MinorsDecision.FORBIDS, *said)
    page.as_(bertta).get("meetings.screen", item).hides(WHAT)


def test_for_zed_and_the_coordinator_there_is_no_table(
    page: Page, zed: Person, disa: Person, item: Item
) -> None:
    for stranger in (zed, disa):
        page.as_(stranger).get("followups.agree", item, expect=404)
        page.as_(stranger).post("followups.agree", item, **typed(stranger), expect=404)


def test_nobody_outside_is_given_something_to_do(
    page: Page, bertta: Person, zed: Person, item: Item
) -> None:
    shown = page.as_(bertta).post("followups.agree", item, **typed(zed), expect=422)
    assert shown.value_of("what") == WHAT


def test_an_empty_one_is_pointed_out(page: Page, bertta: Person, item: Item) -> None:
    page.as_(bertta).post("followups.agree", item, what="", owner="", due_on="", expect=422)


def test_a_birth_date_is_pointed_out(page: Page, bertta: Person, item: Item) -> None:
    said = "Varaa ajan, synt. 03.04.2015"
    page.as_(bertta).post("followups.agree", item, **typed(bertta, what=said), expect=422)
    assert db.session.query(Action).count() == 0


def test_a_day_that_has_passed_is_none(opened: Consultation, bertta: Person, item: Item) -> None:
    past = Agreement(reviewed(WHAT), bertta.id, HELD.date().replace(year=2025))
    with vault.signed_in(bertta.identity), pytest.raises(NotSaved):
        agree_action(bertta.actor, item, opened, past, {bertta.id})


def test_pressed_twice_it_is_agreed_once(page: Page, bertta: Person, item: Item) -> None:
    browser, key = page.as_(bertta), "k" * 43
    for _press in range(2):
        browser.post("followups.agree", item, **typed(bertta), deed_key=key)
    assert db.session.query(Action).count() == 1


def test_after_the_closing_nothing_is_agreed(
    page: Page, bertta: Person, item: Item, opened: Consultation
) -> None:
    closes(bertta, opened)
    page.as_(bertta).post("followups.agree", item, **typed(bertta), expect=422)


def test_what_names_one_client_dies_with_that_client(
    opened: Consultation, bertta: Person, alma: Person
) -> None:
    one, all_ = agrees(bertta, alma, opened, first_only=True), agrees(bertta, alma, opened)
    assert one.dies_with in {c.space_id for c in clients_concerned(alma.actor, opened)}
    assert all_.dies_with is None


def test_the_text_opens_to_the_table_only(
    action: Action, item: Item, chidi: Person, eero: Person
) -> None:
    with vault.signed_in(chidi.identity):
        assert actions_of_item(chidi.actor, item)[0].action.what == WHAT
    with vault.signed_in(eero.identity), pytest.raises(Locked):
        _ = action.what


def test_it_is_recorded(action: Action) -> None:
    assert deeds()[-1] == Deed.ACTION_AGREED


def test_it_is_printed(page: Page, alma: Person, item: Item, action: Action) -> None:
    page.as_(alma).get("meetings.sheet", item).shows(WHAT)
