import pytest

from consult.audit import AuditRow, Deed
from consult.foundation.database import db
from tests.casework import client_row, let_sit, reading, the_case
from tests.scenes import deeds
from tests.vault_rows import forge

CARD = {"service_task": "child-protection", "service_language": "fi"}


def test_alma_writes_what_the_case_is_about(page, alma, vaahtera):
    page.as_(alma).post("cases.card", vaahtera.case_id, summary="Koulu sujuu taas.")
    with reading(alma):
        assert the_case(alma, vaahtera).summary == "Koulu sujuu taas."
    assert Deed.CASE_CARD_WRITTEN in deeds()


def test_alma_writes_a_clients_card(page, alma, vaahtera):
    sent = CARD | {"card": "Uusi kortti.", "own_label": "esikoinen", "service_language": "smn"}
    page.as_(alma).post("cases.client_card", vaahtera.child_id, **sent).follow().shows(
        "Uusi kortti.", "esikoinen", "Inarinsaame"
    )
    row = db.session.query(AuditRow).filter_by(action=Deed.CLIENT_CARD_WRITTEN).one()
    assert str(vaahtera.child_id) in row.detail


def test_of_two_editors_the_second_sees_both_texts_and_loses_neither(page, alma, fanni, vaahtera):
    let_sit(alma, vaahtera, fanni, writes=True)
    hers = page.as_(alma).get("cases.client_card", vaahtera.child_id).value_of("seen_version")
    page.as_(fanni).post(
        "cases.client_card", vaahtera.child_id, **CARD, card="Ensin kirjoitettu.", seen_version=hers
    )
    shown = page.as_(alma).post(
        "cases.client_card",
        vaahtera.child_id,
        expect=409,
        **CARD,
        card="Sitten kirjoitettu.",
        seen_version=hers,
    )
    shown.shows("Ensin kirjoitettu.")
    assert shown.value_of("card") == "Sitten kirjoitettu."
    again = CARD | {"card": "Molemmat.", "seen_version": shown.value_of("seen_version")}
    page.as_(alma).post("cases.client_card", vaahtera.child_id, **again)


def test_the_summary_has_two_editors_too(page, alma, vaahtera):
    browser = page.as_(alma)
    seen = browser.get("cases.card", vaahtera.case_id).value_of("seen_version")
    browser.post("cases.card", vaahtera.case_id, summary="Ensin.", seen_version=seen)
    late = browser.post(
        "cases.card", vaahtera.case_id, expect=409, summary="Sitten.", seen_version=seen
    )
    late.shows("Ensin.")
    assert late.value_of("summary") == "Sitten."


@pytest.mark.parametrize("endpoint", ["cases.card", "cases.client_card"])
def test_a_reading_seat_is_forbidden_and_a_stranger_finds_nothing(
    page, alma, bertta, zed, vaahtera, endpoint
):
    let_sit(alma, vaahtera, bertta)
    subject = vaahtera.case_id if endpoint == "cases.card" else vaahtera.child_id
    page.as_(bertta).get(endpoint, subject, expect=403)
    page.as_(bertta).post(endpoint, subject, expect=403, summary="x", card="x", **CARD)
    page.as_(zed).get(endpoint, subject, expect=404)


def test_a_case_id_opens_no_clients_card(page, alma, vaahtera):
    page.as_(alma).get("cases.client_card", vaahtera.case_id, expect=404)


@pytest.mark.parametrize(
    "text", ["x" * 8_001, "Kirjoita: joku@consult.example", "piilo\u202emerkki"]
)
def test_what_does_not_fit_comes_back_as_typed(page, alma, vaahtera, text):
    shown = page.as_(alma).post("cases.card", vaahtera.case_id, expect=422, summary=text)
    assert shown.value_of("summary") == text
    with reading(alma):
        assert the_case(alma, vaahtera).summary == "Huoli koulunkäynnistä."


def test_a_swapped_label_makes_a_clients_card_unreadable(settings, page, alma, vaahtera):
    forge(settings, "UPDATE clients SET number = 7 WHERE id = ?", vaahtera.child_id)
    page.as_(alma).get("cases.show", vaahtera.case_id, expect=500).hides("Piirtää mielellään.")


def test_service_task_and_language_change_without_the_card(page, alma, vaahtera):
    before = client_row(vaahtera.child_id).box_rev
    db.session.rollback()
    sent = CARD | {"service_language": "sv", "card": "Piirtää mielellään."}
    page.as_(alma).post("cases.client_card", vaahtera.child_id, **sent)
    db.session.expire_all()
    assert client_row(vaahtera.child_id).box_rev == before
