"""A stand-in until a day: for one's own cases, or named by a deputy for who is away."""

from datetime import timedelta

from consult import vault
from consult.audit import AuditRow, Deed
from consult.cases.models import CircleSeat
from consult.cases.queries import find_case
from consult.foundation import clock as the_clock
from consult.foundation.database import db
from tests.cases.deputising import keep_out
from tests.casework import a_note, let_sit, open_vaahtera, the_case


def until(days=7):
    return the_clock.today() + timedelta(days=days)


def sent(person, *vaahteras, **more):
    return {
        "account_id": person.id,
        "last_day": f"{until():%d.%m.%Y}",
        "cases": [one.case_id for one in vaahteras],
    } | more


def test_alma_goes_away_and_jaana_reads_and_writes(page, clock, alma, jaana, vaahtera):
    page.as_(alma).post("cases.stand_in", **sent(jaana, vaahtera))
    a_note(jaana, vaahtera, "Soitin koululle.")
    assert the_case(jaana, vaahtera).is_written_by(jaana.actor)
    clock.move(days=8)
    assert find_case(jaana.actor, vaahtera.case_id) is None
    assert vault.readers_of(vaahtera.space_id) == {alma.id}


def test_a_deputy_names_her_for_who_is_away(page, clock, alma, fanni, jaana, vaahtera):
    page.as_(fanni).post("cases.stand_in_for", alma.id, **sent(jaana, vaahtera))
    page.as_(jaana).get("cases.show", vaahtera.case_id).shows("Huoli koulunkäynnistä.")
    page.as_(alma).get("cases.circle", vaahtera.case_id).shows(jaana.name, fanni.name)
    assert not vault.holds_wrap(fanni.id, vaahtera.space_id)
    reads = db.session.query(AuditRow).filter_by(action=Deed.CONTENT_READ, actor=jaana.id)
    assert {row.purpose for row in reads} == {"deputising"}


def test_only_chosen_cases(page, clock, alma, jaana, vaahtera, vaara_id):
    other = open_vaahtera(alma, vaara_id)
    page.as_(alma).post("cases.stand_in", **sent(jaana, vaahtera))
    assert find_case(jaana.actor, other.case_id) is None
    page.as_(alma).post("cases.stand_in", expect=422, **sent(jaana))


def test_a_case_that_keeps_the_deputy_out_is_not_on_her_list(
    page, clock, alma, ilona, jaana, vaahtera, vaara_id
):
    other = open_vaahtera(alma, vaara_id)
    keep_out(alma, vaahtera, ilona)
    deputy = page.as_(ilona)
    deputy.get("cases.stand_in_for", alma.id).hides(str(vaahtera.case_id))
    deputy.post("cases.stand_in_for", alma.id, expect=422, **sent(jaana, vaahtera, other))
    deputy.post("cases.stand_in_for", alma.id, **sent(jaana, other))
    assert find_case(jaana.actor, vaahtera.case_id) is None


def test_nobody_else_names_anybody(page, clock, alma, bertta, zed, jaana, vaahtera):
    for who in (bertta, zed):
        page.as_(who).post("cases.stand_in_for", alma.id, expect=404, **sent(jaana, vaahtera))
    page.as_(alma).post("cases.stand_in", expect=422, **sent(zed, vaahtera))
    page.as_(zed).post("cases.stand_in", expect=422, **sent(jaana, vaahtera))


def test_who_sits_there_already_keeps_her_seat(page, clock, alma, jaana, vaahtera):
    let_sit(alma, vaahtera, jaana)
    page.as_(alma).post("cases.stand_in", expect=422, **sent(jaana, vaahtera))
    assert db.session.query(CircleSeat).filter_by(account_id=jaana.id).count() == 1


def test_a_day_in_the_past_is_refused(page, clock, alma, jaana, vaahtera):
    page.as_(alma).post("cases.stand_in", expect=422, **sent(jaana, vaahtera, last_day="1.1.2020"))


def test_a_proof_older_than_five_minutes_is_asked_anew(page, clock, alma, fanni, jaana, vaahtera):
    hers, deputy = page.as_(alma), page.as_(fanni)
    clock.move(minutes=6)
    hers.post("cases.stand_in", expect=401, **sent(jaana, vaahtera))
    deputy.post("cases.stand_in_for", alma.id, expect=401, **sent(jaana, vaahtera))
    assert find_case(jaana.actor, vaahtera.case_id) is None
