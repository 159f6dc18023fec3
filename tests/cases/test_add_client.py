import pytest

from consult import vault
from consult.audit import AuditRow, Deed
from consult.cases.models import Client
from consult.cases.rules import ClientRole, ServiceLanguage
from consult.foundation.database import db
from tests.casework import a_client, doing, let_sit, reading, the_case
from tests.vault_rows import wrapped_to

CHILD = {"role": "child", "service_task": "child-protection", "service_language": "se"}


def newest():
    return db.session.query(Client).order_by(Client.added_at.desc()).first()


def test_alma_adds_a_second_child_who_is_asked_for_the_language(page, alma, vaahtera):
    shown = page.as_(alma).post("cases.add", vaahtera.case_id, **CHILD, card="Soittaa haitaria.")
    shown.follow().shows("Lapsi 2", "Pohjoissaame", "Soittaa haitaria.")
    client = newest()
    assert (client.number, client.service_language) == (2, ServiceLanguage.NORTH_SAMI)
    assert wrapped_to(client.space_id) == {"person", "duty", "recovery"}


def test_each_client_has_a_space_of_its_own(alma, vaahtera):
    assert len(set(vaahtera.spaces)) == 3
    with reading(alma):
        assert vault.keyring().holds(vaahtera.client_spaces[0])


def test_the_log_names_the_client(page, alma, vaahtera):
    page.as_(alma).post("cases.add", vaahtera.case_id, **CHILD)
    row = db.session.query(AuditRow).filter_by(action=Deed.CLIENT_ADDED).all()[-1]
    assert str(newest().id) in row.detail


def test_another_language_is_written_and_lies_sealed(page, alma, vaahtera):
    other = CHILD | {"service_language": "other"}
    page.as_(alma).post("cases.add", vaahtera.case_id, expect=422, **other)
    named = page.as_(alma).post("cases.add", vaahtera.case_id, **other, other_language="tigrinja")
    named.follow().shows("tigrinja")


@pytest.mark.parametrize("missing", CHILD)
def test_role_task_and_language_are_always_asked(page, alma, vaahtera, missing):
    sent = {name: value for name, value in CHILD.items() if name != missing}
    page.as_(alma).post("cases.add", vaahtera.case_id, expect=422, card="Säilyy.", **sent)
    assert db.session.query(Client).count() == 2


@pytest.mark.parametrize(
    "wrong", [{"role": "neighbour"}, {"card": "x" * 8_001}, {"own_label": "x" * 121}]
)
def test_what_does_not_fit_is_refused(page, alma, vaahtera, wrong):
    page.as_(alma).post("cases.add", vaahtera.case_id, expect=422, **CHILD | wrong)


def test_bertta_who_reads_may_not_add(page, alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    page.as_(bertta).get("cases.add", vaahtera.case_id, expect=403)
    page.as_(bertta).post("cases.add", vaahtera.case_id, expect=403, **CHILD)


def test_for_zed_there_is_no_case_to_add_to(page, zed, vaahtera):
    page.as_(zed).post("cases.add", vaahtera.case_id, expect=404, **CHILD)


def test_pressing_twice_adds_one(page, alma, vaahtera):
    browser = page.as_(alma)
    for _ in range(2):
        browser.post("cases.add", vaahtera.case_id, **CHILD, deed_key="k" * 43)
    assert db.session.query(Client).count() == 3


def test_numbers_count_within_a_role(alma, vaahtera):
    with doing(alma):
        case = the_case(alma, vaahtera)
        numbers = [
            a_client(alma, case, role).number for role in (ClientRole.CHILD, ClientRole.FATHER)
        ]
    assert numbers == [2, 1]
