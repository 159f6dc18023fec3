"""Breaking the glass: one case, three hours, the circle told (walk 10)."""

from datetime import date

import pytest

from consult import vault
from consult.audit import AuditRow, Deed
from consult.audit.verify import verify
from consult.cases.models import CircleSeat, EmergencyAnswer, EmergencyOpening
from consult.cases.queries import find_case
from consult.cases.rules import next_working_day
from consult.foundation.database import db
from consult.foundation.errors import Locked
from consult.notifications.models import OutboxMessage
from consult.teams.models import Team
from consult.teams.operations import change_team
from tests.cases.deputising import WORDS, break_the_glass, keep_out
from tests.casework import a_note, doing, open_vaahtera, reading, the_case
from tests.postgres import both
from tests.scenes import deeds

NEEDS = {"why": "child-missing", "words": WORDS}


def last(deed):
    return db.session.query(AuditRow).filter_by(action=deed).order_by(AuditRow.seq.desc()).first()


@both
def test_zed_reads_the_one_case_for_three_hours(clock, alma, fanni, zed, vaahtera, vaara_id):
    a_note(alma, vaahtera, "Turvasopimus on tehty.")
    other = open_vaahtera(alma, vaara_id)
    break_the_glass(fanni, vaahtera, zed)
    with reading(zed):
        assert the_case(zed, vaahtera).summary == "Huoli koulunkäynnistä."
        assert find_case(zed.actor, other.case_id) is None
        assert not vault.keyring().holds(other.space_id)
    clock.move(hours=3)
    assert find_case(zed.actor, vaahtera.case_id) is None
    with reading(zed), pytest.raises(Locked):
        assert vault.keyring().secret(vaahtera.space_id, 1)


def test_she_only_reads(alma, fanni, zed, vaahtera):
    break_the_glass(fanni, vaahtera, zed)
    with reading(zed):
        assert not the_case(zed, vaahtera).is_written_by(zed.actor)


def test_what_is_written_after_the_three_hours_is_under_a_new_key(
    clock, alma, fanni, zed, vaahtera
):
    break_the_glass(fanni, vaahtera, zed)
    clock.move(hours=4)
    a_note(alma, vaahtera, "Tyttö löytyi.")
    assert vault.readers_of(vaahtera.space_id) == {alma.id}
    assert db.session.get_one(vault.Space, vaahtera.space_id).version == 2


def test_a_deputy_opens_by_the_code_that_is_read_to_her(page, clock, alma, fanni, zed, vaahtera):
    deputy = page.as_(fanni)
    found = deputy.post("cases.deputy", code=vaahtera.code.lower().replace("-", " "))
    found.leads_to("cases.emergency", vaahtera.case_id)
    found.follow().shows(vaahtera.code, "Alma")
    deputy.post("cases.emergency", vaahtera.case_id, user_id=zed.id, **NEEDS)
    page.as_(zed).get("cases.show", vaahtera.case_id).shows("Huoli koulunkäynnistä.")
    page.as_(alma).get("cases.show", vaahtera.case_id).shows("Zed", "Fanni")
    page.as_(alma).get("desk.front").shows(vaahtera.code)


def test_the_circle_and_the_user_get_a_message_without_content(fanni, alma, zed, vaahtera):
    break_the_glass(fanni, vaahtera, zed)
    told = {row.account_id: row for row in db.session.query(OutboxMessage)}
    assert {alma.id, zed.id} <= set(told)
    assert vaahtera.code not in told[alma.id].facts
    assert "kateissa" not in told[alma.id].facts


def test_what_she_reads_stands_in_the_log_as_an_emergency(page, fanni, alma, zed, vaahtera):
    break_the_glass(fanni, vaahtera, zed)
    page.as_(zed).get("cases.show", vaahtera.case_id)
    page.as_(alma).get("cases.show", vaahtera.case_id)
    reads = db.session.query(AuditRow).filter_by(action=Deed.CONTENT_READ).all()
    purposes = {row.actor: row.purpose for row in reads if row.space == vaahtera.space_id}
    assert purposes == {zed.id: "emergency", alma.id: "client-work"}
    assert last(Deed.EMERGENCY_OPENED).purpose == "emergency"


@pytest.mark.parametrize("who", ["zed", "eero", "bertta"])
def test_for_who_is_no_deputy_there_is_no_such_page(page, vaahtera, who, request):
    person = request.getfixturevalue(who)
    page.as_(person).get("cases.deputy", expect=404)
    page.as_(person).get("cases.emergency", vaahtera.case_id, expect=404)
    page.as_(person).post(
        "cases.emergency", vaahtera.case_id, user_id=person.id, expect=404, **NEEDS
    )
    assert last(Deed.DOOR_REFUSED).actor == person.id
    assert db.session.query(EmergencyOpening).count() == 0


def test_a_deputy_who_is_kept_out_finds_nothing_and_the_log_knows(page, alma, ilona, zed, vaahtera):
    keep_out(alma, vaahtera, ilona)
    deputy = page.as_(ilona)
    by_code = deputy.post("cases.deputy", code=vaahtera.code, expect=422)
    unknown = deputy.post("cases.deputy", code="Ei-Ole-100", expect=422)
    assert by_code.text.replace(vaahtera.code, "Ei-Ole-100") == unknown.text
    deputy.post("cases.emergency", vaahtera.case_id, user_id=zed.id, expect=404, **NEEDS)
    refused = db.session.query(AuditRow).filter_by(action=Deed.DOOR_REFUSED, actor=ilona.id).all()
    assert len(refused) == 3
    with reading(ilona), pytest.raises(Locked):
        vault.keyring().secret_through_duty(vaahtera.space_id, 1)


def test_a_removed_deputy_finds_nothing(page, alma, eero, ilona, vaahtera, vaara_id):
    from consult.teams.models import TeamSeat
    from consult.teams.operations import end_seat
    from tests.scenes import seat_of

    with doing(eero):
        team = db.session.get_one(Team, vaara_id)
        end_seat(eero.actor, team, seat_of(ilona, team, TeamSeat.DEPUTY))
    page.as_(ilona).get("cases.emergency", vaahtera.case_id, expect=404)


def test_nobody_who_is_kept_out_gets_it_opened(page, alma, fanni, ilona, vaahtera):
    keep_out(alma, vaahtera, ilona)
    page.as_(fanni).post("cases.emergency", vaahtera.case_id, user_id=ilona.id, expect=422, **NEEDS)


@pytest.fixture
def two_wanted(eero, vaara_id):
    with doing(eero):
        team = db.session.get_one(Team, vaara_id)
        facts = {name: getattr(team, name) for name in ("name", "agency_id", "area", "format_key")}
        change_team(eero.actor, team, **facts, emergency_presses=2)


def test_where_two_are_wanted_the_second_press_opens(
    page, clock, two_wanted, fanni, ilona, zed, vaahtera
):
    page.as_(fanni).post("cases.emergency", vaahtera.case_id, user_id=zed.id, **NEEDS)
    opening = db.session.query(EmergencyOpening).one()
    page.as_(zed).get("cases.show", vaahtera.case_id, expect=404)
    page.as_(fanni).post("cases.confirm", opening.id, expect=403)
    page.as_(ilona).get("desk.front").shows(vaahtera.code)
    page.as_(ilona).post("cases.confirm", opening.id)
    page.as_(zed).get("cases.show", vaahtera.case_id)


def test_a_first_press_is_forgotten_after_an_hour(
    page, clock, two_wanted, fanni, ilona, zed, vaahtera
):
    break_the_glass(fanni, vaahtera, zed)
    opening = db.session.query(EmergencyOpening).one()
    clock.move(hours=1.1)
    page.as_(ilona).post("cases.confirm", opening.id, expect=404)


def test_it_can_be_closed_before_its_time(page, fanni, zed, vaahtera):
    opening = break_the_glass(fanni, vaahtera, zed)
    page.as_(zed).post("cases.end_opening", opening.id)
    page.as_(zed).get("cases.show", vaahtera.case_id, expect=404)
    assert not vault.holds_wrap(zed.id, vaahtera.space_id)


def test_the_circle_can_end_it_too(page, alma, fanni, zed, vaahtera):
    break_the_glass(fanni, vaahtera, zed)
    seat = db.session.query(CircleSeat).filter_by(account_id=zed.id).one()
    page.as_(alma).post("cases.end", seat.id)
    page.as_(zed).get("cases.show", vaahtera.case_id, expect=404)
    assert db.session.query(EmergencyOpening).one().ended_at is not None


def test_two_questions_on_the_next_working_day(page, clock, fanni, eero, zed, vaahtera):
    clock.move(days=2)  # a Friday
    opening = break_the_glass(fanni, vaahtera, zed)
    clock.move(days=1)
    page.as_(zed).get("desk.front").hides(str(opening.id))
    clock.move(days=2)
    page.as_(zed).get("desk.front").shows(vaahtera.code)
    sent = {"needed": "yes", "did": "read-agreement", "words": "Soitin isoäidille."}
    page.as_(zed).post("cases.answer", opening.id, **sent)
    page.as_(zed).get("cases.answer", opening.id, expect=404)
    page.as_(eero).get("oversight.emergency", opening.id).shows(WORDS, "Soitin isoäidille.")
    page.as_(eero).get("oversight.emergency_list").hides(WORDS)


@pytest.mark.parametrize(
    ("day", "next_one"),
    [
        (date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 12, 23), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2026, 4, 2), date(2026, 4, 7)),
        (date(2026, 4, 30), date(2026, 5, 4)),
        (date(2026, 5, 13), date(2026, 5, 15)),
        (date(2026, 6, 18), date(2026, 6, 22)),
        (date(2027, 12, 3), date(2027, 12, 7)),
    ],
)
def test_no_working_day_is_a_holiday_of_finland(day, next_one):
    assert next_working_day(day) == next_one


def test_words_for_the_leaders_do_not_open_for_others(page, fanni, outi, alma, zed, vaahtera):
    opening = break_the_glass(fanni, vaahtera, zed)
    page.as_(outi).get("oversight.emergency_list").shows(vaahtera.code)
    page.as_(outi).get("oversight.emergency", opening.id, expect=404)
    page.as_(alma).get("oversight.emergency_list", expect=404)
    with reading(zed), pytest.raises(Locked):
        vault.keyring().open_inbox(opening.space_id, opening.id, opening.box)


def test_what_is_missing_is_asked_for(page, fanni, zed, alma, vaahtera):
    deputy = page.as_(fanni)
    deputy.post("cases.emergency", vaahtera.case_id, user_id=zed.id, expect=422, words="")
    deputy.post("cases.emergency", vaahtera.case_id, user_id=alma.id, expect=422, **NEEDS)
    assert db.session.query(EmergencyAnswer).count() == 0


def test_the_log_verifies_after_all_of_it(clock, fanni, zed, vaahtera):
    break_the_glass(fanni, vaahtera, zed)
    assert verify(content=True).findings == ()
    assert Deed.EMERGENCY_OPENED in deeds()
