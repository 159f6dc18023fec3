"""Services beside: found by need, kept by somebody, looked at once a year."""

from datetime import UTC, datetime

import pytest

from consult.accounts.operations import suspend
from consult.audit import Deed
from consult.experts.messages import tell_to_check_own_entry, tell_to_check_services
from consult.experts.queries import find_service, service_named
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.notifications.models import OutboxMessage
from tests.postgres import both
from tests.scenes import account_of, deeds

PARISH, HOUSE = "Vaaran seurakunnan perhetyö", "Päiväkummun vertaistalo"
ENTRY = {
    "name": "Kaamoksen perhekerho",
    "kind": "third-sector",
    "sector": "organisations",
    "area": "Kaamos",
    "about": "Avoin kerho alle kouluikäisille ja heidän vanhemmilleen.",
    "contact": "Kylätalo, tiistaisin",
}
YEAR_LATER = datetime(2027, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def house(app, alma):
    return service_named(alma.actor, HOUSE)


def told(kind):
    rows = db.session.query(OutboxMessage).filter_by(kind=kind)
    return sorted(row.name for row in rows)


def test_everybody_finds_services_by_need_and_by_who_keeps_them(page, alma):
    hers = page.as_(alma)
    hers.get("experts.services").shows(PARISH, HOUSE, "Disa")
    hers.get("experts.services", words="päihteistä").shows(HOUSE).hides(PARISH)
    hers.get("experts.services", words="missbruk").shows(HOUSE).hides(PARISH)
    hers.get("experts.services", kind="parish").shows(PARISH).hides(HOUSE)
    hers.get("experts.services", words="%%").hides(PARISH)


@both
def test_people_and_services_are_found_together_and_printed(page, alma):
    hers = page.as_(alma)
    hers.get("experts.index", words="vertaisryhmä").hides("Kosti Arvoitus")
    hers.get("experts.index", words="päihteistä").shows("Sakari Harhama", HOUSE)
    sheet = hers.get("experts.sheet", words="päihteistä")
    sheet.shows("Sakari Harhama", HOUSE, "Motivoiva").hides("Kosti Arvoitus")


def test_hamid_adds_a_service_and_keeps_it(page, hamid):
    page.as_(hamid).post("experts.new_service", **ENTRY)
    found = service_named(hamid.actor, ENTRY["name"])
    assert found.owner_id == hamid.id
    assert deeds(Deed.SIGNED_IN) == [Deed.SERVICE_ADDED]
    page.as_(hamid).post("experts.new_service", **ENTRY, expect=422)


def test_a_line_break_in_a_name_does_not_get_in(page, hamid):
    page.as_(hamid).post("experts.new_service", **(ENTRY | {"name": "A\nBcc: x"}), expect=422)


def test_a_coordinator_takes_an_entry_over_by_checking_it(page, house, disa, alma):
    page.as_(alma).post("experts.check_service", house, expect=403)
    page.as_(disa).post("experts.check_service", house)
    db.session.expire_all()
    assert find_service(disa.actor, house.id).owner_id == disa.id


def test_what_is_no_longer_there_is_in_no_list(page, house, lempi):
    hers = page.as_(lempi)
    hers.post("experts.close_service", house)
    hers.get("experts.services").hides(HOUSE)
    hers.post("experts.check_service", house, expect=422)


def test_after_a_year_each_is_asked_once_to_look_again(app, clock):
    clock.hold(YEAR_LATER)
    for _round in range(2):
        with transaction():
            tell_to_check_own_entry(SYSTEM)
            tell_to_check_services(SYSTEM)
    assert len(told("own-entry-to-check")) == 10
    assert told("service-entry-to-check") == ["Disa Mallikas", "Lempi Tarinoija"]


def test_where_the_keeper_has_left_the_coordinators_are_asked(app, clock, lempi):
    clock.hold(YEAR_LATER)
    with transaction():
        suspend(SYSTEM, account_of(lempi))
        tell_to_check_services(SYSTEM)
    assert told("service-entry-to-check") == ["Disa Mallikas", "Disa Mallikas"]
