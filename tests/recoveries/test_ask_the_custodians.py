"""Two officers ask, nobody for herself; only what nobody can open; until it is answered or over."""

import pytest

from consult.foundation.errors import NotSaved
from consult.recoveries.operations import confirm_request, take_answer_in
from consult.recoveries.queries import find_need, find_request
from consult.recoveries.rules import RecoveryState
from tests.casework import let_sit
from tests.recoveries.scenes import answer_in_here, asked_for, confirmed_for, doing, file_of


def shut_to(officer, person):
    return {one.space_id for one in find_need(officer.actor, person.id).shut}


def test_what_nobody_can_open_is_listed(outi, fanni, eero, returned, vaahtera):
    assert shut_to(outi, returned) == set(vaahtera.spaces)
    assert shut_to(fanni, returned) == set(vaahtera.spaces)
    assert shut_to(eero, returned) in (set(), set(vaahtera.spaces))


def test_whoever_has_her_keys_needs_nobody(outi, alma, vaahtera):
    assert shut_to(outi, alma) == set()


def test_what_a_colleague_opens_is_not_listed(outi, alma, bertta, fanni, vaahtera):
    from tests.recoveries.scenes import comes_back

    let_sit(alma, vaahtera, bertta)
    assert shut_to(outi, comes_back(alma, fanni)) == set()


def test_it_is_asked_on_her_page(page, outi, returned, vaahtera):
    browser = page.as_(outi)
    assert f"/people/{returned.id}/recovery" in browser.get("accounts.show", returned.id).html
    shown = browser.get("recoveries.ask", returned.id).shows(returned.name, vaahtera.code)
    sent = shown.filled()
    browser.post("recoveries.ask", returned.id, **sent).follow().shows("Odottaa")
    browser.get("recoveries.index").shows(returned.name)


def test_nothing_chosen_asks_nothing(page, outi, returned):
    page.as_(outi).post("recoveries.ask", returned.id, expect=422)


def test_she_cannot_ask_for_herself_nor_whoever_asked_confirm(page, outi, eero, returned):
    asked = asked_for(returned, outi)
    page.as_(outi).post("recoveries.confirm", asked.request.id, expect=403)
    page.as_(eero).post("recoveries.confirm", asked.request.id)
    page.as_(eero).post("recoveries.ask", eero.id, expect=403)


def test_the_file_leaves_only_when_two_have_agreed(page, outi, eero, gunvor, returned):
    asked = asked_for(returned, outi)
    page.as_(outi).post("recoveries.take_along", asked.request.id, expect=403)
    with doing(eero):
        confirm_request(eero.actor, asked)
    page.as_(gunvor).post("recoveries.take_along", asked.request.id, expect=403)
    found = page.as_(outi).post("recoveries.take_along", asked.request.id, expect=200)
    assert found.response.headers["Content-Disposition"].startswith("attachment")
    assert "consult-recovery-request/1" in found.response.text


def test_her_own_page_shows_it_to_her_and_to_no_colleague(page, outi, returned, zed):
    asked = asked_for(returned, outi)
    page.as_(returned).get("recoveries.show", asked.request.id)
    page.as_(zed).get("recoveries.show", asked.request.id, expect=403)


def test_withdrawn_it_is_over(page, outi, eero, returned):
    asked = confirmed_for(returned, outi, eero)
    answer = answer_in_here(file_of(asked, outi))
    page.as_(outi).post("recoveries.withdraw", asked.request.id).follow().shows("Peruttu")
    page.as_(eero).post("recoveries.answer", asked.request.id, answer=answer, expect=403)


def test_after_two_weeks_no_answer_is_taken(outi, eero, returned, clock):
    asked = confirmed_for(returned, outi, eero)
    answer = answer_in_here(file_of(asked, outi))
    clock.move(days=15)
    with pytest.raises(NotSaved), doing(eero):
        take_answer_in(eero.actor, find_request(eero.actor, asked.request.id), answer)


def test_the_new_key_stands_on_the_old_seat(outi, eero, alma, bertta, fanni, vaahtera):
    """What ends with a seat still ends with it."""
    from tests.recoveries.scenes import comes_back, notes_read_by

    let_sit(alma, vaahtera, bertta)
    again, bertta_again = comes_back(alma, fanni), comes_back(bertta, fanni)
    for person in (again, bertta_again):
        asked = confirmed_for(person, outi, eero)
        with doing(eero):
            take_answer_in(eero.actor, asked, answer_in_here(file_of(asked, outi)))
        if person is again:
            assert notes_read_by(again)
            break
    assert shut_to(outi, bertta_again) == set()  # Alma lets her in again


def test_a_request_for_which_the_keys_have_changed_cannot_be_confirmed(
    outi, eero, fanni, returned, page
):
    from tests.recoveries.scenes import comes_back

    asked = asked_for(returned, outi)
    comes_back(returned, fanni)
    with pytest.raises(NotSaved, match="keys have changed"), doing(eero):
        confirm_request(eero.actor, asked)
    assert find_request(eero.actor, asked.request.id).request.state is RecoveryState.ASKED
