from datetime import timedelta

import pytest

from consult.audit import AuditRow, Deed
from consult.cases.operations import close_case, note_down_case
from consult.cases.policy import may_note_down_case
from consult.cases.queries import cases_to_note, find_case_to_note
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from tests.casework import doing, let_sit, the_case
from tests.scenes import deeds


def waiting_for(person):
    return [case.code for case in cases_to_note(person.actor)]


def test_an_unnoted_case_waits_for_its_worker_and_the_deputies(alma, fanni, ilona, vaahtera):
    assert waiting_for(alma) == waiting_for(fanni) == waiting_for(ilona) == [vaahtera.code]


def test_it_waits_for_nobody_else(alma, bertta, eero, zed, vaahtera):
    let_sit(alma, vaahtera, bertta)
    assert waiting_for(bertta) == waiting_for(eero) == waiting_for(zed) == []


def test_a_noted_case_waits_for_nobody(alma, fanni, vaahtera):
    with doing(alma):
        note_down_case(alma.actor, the_case(alma, vaahtera), clock.today())
    assert waiting_for(alma) == waiting_for(fanni) == []
    assert deeds()[-1] == Deed.CASE_NOTED
    newest = db.session.query(AuditRow).filter_by(action=Deed.CASE_NOTED).one()
    assert str(clock.today()) in newest.detail


def test_a_deputy_notes_it_for_one_who_is_away_and_reads_nothing(ilona, vaahtera):
    found = find_case_to_note(ilona.actor, vaahtera.case_id)
    assert found.as_deputy
    assert may_note_down_case(ilona.actor, found)
    with doing(ilona):
        found = find_case_to_note(ilona.actor, vaahtera.case_id)
        note_down_case(ilona.actor, found.case, clock.today())
    assert find_case_to_note(ilona.actor, vaahtera.case_id) is None


def test_a_reading_seat_does_not_note_it(alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    found = find_case_to_note(bertta.actor, vaahtera.case_id)
    assert not may_note_down_case(bertta.actor, found)


def test_for_zed_there_is_nothing_to_note(zed, vaahtera):
    assert find_case_to_note(zed.actor, vaahtera.case_id) is None


def test_tomorrow_is_not_a_day_on_which_it_was_noted(alma, vaahtera):
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(NotSaved), doing(alma):
        note_down_case(alma.actor, the_case(alma, vaahtera), tomorrow)


def test_a_closed_case_waits_no_more(alma, vaahtera):
    with doing(alma):
        close_case(alma.actor, the_case(alma, vaahtera))
    assert waiting_for(alma) == []


def test_alma_ticks_it_on_the_cases_page(page, alma, vaahtera):
    browser = page.as_(alma)
    browser.get("cases.show", vaahtera.case_id).shows("avattu", "palvelutehtävä: lastensuojelu")
    browser.post("cases.noted", vaahtera.case_id, day="20.11.2026").leads_to(
        "cases.show", vaahtera.case_id
    )
    browser.get("cases.show", vaahtera.case_id).shows("20.11.2026")


def test_each_clients_line_names_no_other_client(page, alma, vaahtera):
    shown = page.as_(alma).get("cases.noted", vaahtera.case_id)
    lines = [area.text for area in shown.tree.all("textarea")]
    assert ["Lapsi 1" in line for line in lines] == [True, False]
    assert ["Äiti 1" in line for line in lines] == [False, True]


def test_ilona_the_deputy_sees_the_line_and_nothing_of_the_case(page, ilona, vaahtera):
    browser = page.as_(ilona)
    shown = browser.get("cases.noted", vaahtera.case_id).shows(vaahtera.code)
    shown.hides("Huoli koulunkäynnistä.", "Piirtää mielellään.")
    browser.post("cases.noted", vaahtera.case_id, day="20.11.2026")
    browser.get("cases.noted", vaahtera.case_id, expect=404)


@pytest.mark.parametrize("day", ["", "eilen", "31.2.2026", "20.11.2999"])
def test_a_day_that_is_none_comes_back_as_typed(page, alma, vaahtera, day):
    shown = page.as_(alma).post("cases.noted", vaahtera.case_id, expect=422, day=day)
    assert shown.value_of("day") == day
    assert waiting_for(alma)


def test_bertta_who_reads_may_not_tick_and_zed_finds_nothing(page, alma, bertta, zed, vaahtera):
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).post("cases.noted", vaahtera.case_id, expect=403, day="20.11.2026")
    page.as_(zed).post("cases.noted", vaahtera.case_id, expect=404, day="20.11.2026")
