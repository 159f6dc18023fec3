"""The same child twice, and a case that leaves the list."""

from consult.audit import Deed
from consult.cases.models import CaseLink
from consult.foundation.database import db
from tests.casework import let_sit, open_vaahtera
from tests.scenes import deeds


def test_who_knows_both_joins_them_and_both_pages_say_so(page, alma, bertta, vaahtera, vaara_id):
    other = open_vaahtera(alma, vaara_id)
    let_sit(alma, vaahtera, bertta)
    browser = page.as_(alma)
    browser.post("cases.link", vaahtera.case_id, into_id=other.case_id)
    browser.get("cases.show", vaahtera.case_id).shows(other.code)
    browser.get("cases.show", other.case_id).shows(vaahtera.code)
    page.as_(bertta).get("cases.show", vaahtera.case_id).hides(other.code)
    browser.get("cases.card", vaahtera.case_id, expect=403)  # it is closed


def test_it_can_be_taken_back(page, alma, vaahtera, vaara_id):
    other = open_vaahtera(alma, vaara_id)
    browser = page.as_(alma)
    browser.post("cases.link", vaahtera.case_id, into_id=other.case_id)
    browser.post("cases.unlink", vaahtera.case_id)
    assert db.session.query(CaseLink).count() == 0
    assert Deed.CASES_UNLINKED in deeds()
    browser.post("cases.unlink", vaahtera.case_id, expect=422)


def test_only_into_a_case_one_writes(page, alma, jaana, bertta, vaahtera, vaara_id):
    hers = open_vaahtera(jaana, vaara_id)
    page.as_(alma).post("cases.link", vaahtera.case_id, into_id=hers.case_id, expect=422)
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).post("cases.link", vaahtera.case_id, expect=403, into_id=hers.case_id)


def test_not_in_a_ring(page, alma, vaahtera, vaara_id):
    other = open_vaahtera(alma, vaara_id)
    browser = page.as_(alma)
    browser.post("cases.link", vaahtera.case_id, into_id=other.case_id)
    browser.post("cases.reopen", vaahtera.case_id)
    browser.post("cases.link", other.case_id, into_id=vaahtera.case_id, expect=422)


def test_an_archived_case_leaves_the_list_and_can_be_opened_again(page, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    browser = page.as_(alma)
    browser.post("cases.archive", vaahtera.case_id, expect=403)
    browser.post("cases.close", vaahtera.case_id)
    page.as_(bertta).post("cases.archive", vaahtera.case_id, expect=403)
    browser.post("cases.archive", vaahtera.case_id)
    browser.get("cases.index").hides(vaahtera.code)
    browser.get("cases.index", archived=1).shows(vaahtera.code)
    browser.post("cases.reopen", vaahtera.case_id)
    browser.get("cases.index").shows(vaahtera.code)
