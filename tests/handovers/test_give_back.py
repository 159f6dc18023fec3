"""Alma has lost her keys and is back: colleagues give back what she had, one press for one list."""

import pytest

from consult import vault
from consult.audit import Deed
from consult.cases.operations import end_seat
from consult.foundation.errors import Locked
from consult.handovers.queries.reach import shut_to
from consult.handovers.rules import LostKind, Standing
from tests.casework import a_note, doing, let_sit, reading, the_case
from tests.handovers.returning import (
    comes_back,
    gives_back,
    later,
    offered_to,
    opens,
    waits_for,
)
from tests.pages import Page
from tests.postgres import both
from tests.scenes import deeds


@pytest.fixture
def jaana_too(jaana, alma, cases, weekly, fanni):
    """Jaana sits in the circle of Alma's first case as well."""
    let_sit(alma, cases[0], jaana)
    return jaana


@both
def test_whoever_sits_in_the_circle_gives_her_the_case_back(
    database, alma, jaana_too, fanni, ilona, cases
):
    back = comes_back(alma, fanni, ilona)
    assert not opens(back, cases[0].space_id)
    assert offered_to(jaana_too) == {(alma.id, LostKind.CASES): [cases[0].code]}
    assert gives_back(jaana_too, alma) == 1
    with reading(back):
        assert the_case(back, cases[0]).summary == "Huoli koulunkäynnistä."
    assert waits_for(back)[cases[0].code] is Standing.BACK
    assert offered_to(jaana_too) == {}
    assert deeds().count(Deed.ACCESS_GIVEN_BACK) == 3


def test_a_deputy_gives_back_what_only_the_team_s_key_opens(alma, fanni, ilona, cases):
    back = comes_back(alma, fanni, ilona)
    assert waits_for(back) == {one.code: Standing.WAITS for one in cases}
    assert offered_to(fanni)[alma.id, LostKind.CASES] == sorted(one.code for one in cases)
    assert gives_back(fanni, alma) == 2
    for one in cases:
        assert all(opens(back, space_id) for space_id in (one.space_id, *one.spaces))


def test_nothing_comes_back_by_itself(alma, jaana_too, fanni, ilona, cases):
    back = comes_back(alma, fanni, ilona)
    with later():
        a_note(jaana_too, cases[0], "Puhuin äidin kanssa.")
        assert not opens(back, cases[0].space_id)
        assert alma.id not in vault.readers_of(cases[0].space_id)


def test_given_back_later_she_reads_what_was_written_meanwhile_and_before(
    alma, jaana_too, fanni, ilona, cases
):
    a_note(alma, cases[0], "Ennen.")
    back = comes_back(alma, fanni, ilona)
    with later():
        a_note(jaana_too, cases[0], "Sillä välin.")
        gives_back(jaana_too, alma)
        with vault.signed_in(back.identity) as ring:
            assert ring.secret(cases[0].space_id, 1)
            assert ring.secret(cases[0].space_id, 2)


def test_the_old_keys_open_nothing_any_more(alma, jaana_too, fanni, ilona, cases):
    comes_back(alma, fanni, ilona)
    gives_back(jaana_too, alma)
    with vault.signed_in(alma.identity) as ring, pytest.raises(Locked):
        ring.secret(cases[0].space_id, 1)


def test_what_is_not_hers_any_more_is_not_offered(alma, jaana_too, fanni, ilona, cases):
    back = comes_back(alma, fanni, ilona)
    with doing(jaana_too):
        case = the_case(jaana_too, cases[0])
        end_seat(jaana_too.actor, case.seat_of(alma.actor))
    assert offered_to(jaana_too) == {}
    assert gives_back(jaana_too, alma) == 0
    assert cases[0].code not in waits_for(back)


@both
def test_a_deputy_who_is_kept_out_of_a_case_does_not_give_it(
    database, alma, fanni, ilona, cases, keep_out
):
    keep_out(cases[0], fanni)
    comes_back(alma, ilona, fanni)
    assert offered_to(fanni) == {(alma.id, LostKind.CASES): [cases[1].code]}


def test_a_seat_that_ends_by_itself_ends_on_the_same_day(
    alma, jaana_too, fanni, ilona, cases, template
):
    back = comes_back(jaana_too, fanni, ilona)
    gives_back(alma, jaana_too)
    seat = next(one for one in vault.openers_of([cases[0].space_id]) if one.id == jaana_too.id)
    with reading(alma):
        hers = the_case(alma, cases[0]).seat_of(jaana_too.actor)
        assert (seat.seat, seat.until) == (hers.id, hers.until)
    assert opens(back, cases[0].space_id)


def test_consultations_are_a_list_of_their_own(alma, bertta, fanni, ilona, booked):
    back = comes_back(alma, fanni, ilona)
    assert offered_to(bertta)[alma.id, LostKind.CONSULTATIONS] == [booked.code]
    gives_back(bertta, alma, LostKind.CONSULTATIONS)
    assert opens(back, booked.space_id)


def test_the_deputies_key_comes_back_from_another_deputy(alma, fanni, ilona, eero, weekly, cases):
    back = comes_back(fanni, ilona, eero)
    assert (fanni.id, LostKind.TEAMS) in offered_to(ilona)
    gives_back(ilona, fanni, LostKind.TEAMS)
    assert opens(back, weekly.duty_space_id)
    with vault.signed_in(back.identity) as ring:
        assert ring.secret_through_duty(cases[0].space_id, 1)


def test_pressed_twice_it_is_given_once(page, alma, fanni, ilona, cases):
    comes_back(alma, fanni, ilona)
    hers = page.as_(fanni)
    for status in (303, 404):
        hers.post("handovers.give_back", alma.id, kind="cases", expect=status)
    live = [one for one in vault.openers_of([cases[0].space_id]) if one.id == alma.id]
    assert len(live) == 1


def test_who_holds_nothing_of_it_is_shown_no_list(page, alma, zed, fanni, ilona, cases):
    comes_back(alma, fanni, ilona)
    hers = page.as_(zed)
    hers.get("handovers.coming_back").hides(cases[0].code, "Alma")
    hers.post("handovers.give_back", alma.id, kind="cases", expect=404)
    page.as_(fanni).post("handovers.give_back", alma.id, kind="nonsense", expect=422)


def test_both_see_on_their_front_pages_what_waits(app, page, alma, fanni, ilona, cases):
    back = comes_back(alma, fanni, ilona)
    assert "/coming-back" in page.as_(fanni).get("desk.front").links()
    hers = Page(app, back)
    assert "/coming-back" in hers.get("desk.front").links()
    hers.get("handovers.coming_back").shows(cases[0].code)
    gives_back(fanni, alma)
    assert "/coming-back" not in page.as_(fanni).get("desk.front").links()


def test_before_it_is_given_back_the_case_is_closed_to_her(app, page, alma, fanni, ilona, cases):
    hers = Page(app, comes_back(alma, fanni, ilona))
    hers.get("cases.index")
    hers.get("cases.show", cases[0].case_id, expect=404)
    gives_back(fanni, alma)
    hers.get("cases.show", cases[0].case_id)


def test_where_nobody_is_left_the_page_says_so_and_the_officers_find_it(
    app, alma, fanni, ilona, cases, keep_out
):
    for deputy in (fanni, ilona):
        keep_out(cases[0], deputy)
    back = comes_back(alma, fanni, ilona)
    assert waits_for(back)[cases[0].code] is Standing.NOBODY
    Page(app, back).get("handovers.coming_back").shows(Standing.NOBODY.words.fi)
    shut = {row["space_id"] for row in shut_to(fanni.actor, alma.id)}
    assert shut == {cases[0].space_id, *cases[0].client_spaces}
