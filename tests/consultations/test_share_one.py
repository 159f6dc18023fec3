"""One consultation for a colleague, and nothing else of its case."""

from consult import vault
from consult.audit import Deed, unaudited
from consult.cases.models import CircleSeat
from consult.foundation.database import db
from tests.casework import doing
from tests.postgres import both
from tests.scenes import deeds


def test_jaana_reads_the_questions_and_not_the_file(page, alma, jaana, zed, request_):
    it, case_id = request_.id, request_.case_id
    page.as_(alma).post("consultations.colleague", it, account_id=jaana.id)
    hers = page.as_(jaana)
    hers.get("cases.index").shows(jaana.name)
    hers.get("cases.mine", case_id).shows(request_.code)
    hers.get("consultations.shared", it).shows("Mikä auttaa lasta nukkumaan?")
    hers.get("cases.show", case_id, expect=403)
    hers.get("cases.circle", case_id, expect=403)
    page.as_(zed).get("consultations.shared", it, expect=404)
    assert Deed.CONSULTATION_SEAT_GIVEN in deeds()


def test_the_end_of_the_seat_closes_it(page, alma, jaana, request_):
    it, space_id = request_.id, request_.space_id
    page.as_(alma).post("consultations.colleague", it, account_id=jaana.id)
    seat = db.session.query(CircleSeat).filter_by(account_id=jaana.id).one()
    page.as_(alma).post("cases.end", seat.id)
    page.as_(jaana).get("consultations.shared", it, expect=404)
    assert not vault.holds_wrap(jaana.id, space_id)


def test_only_its_asker_shares_it(page, alma, disa, zed, jaana, request_):
    for who, status in ((disa, 404), (zed, 404)):
        page.as_(who).post(
            "consultations.colleague", request_.id, expect=status, account_id=jaana.id
        )
    page.as_(alma).post("consultations.colleague", request_.id, expect=422, account_id=zed.id)


@both
def test_the_circle_s_page_says_as_what_each_reads_since_when_and_by_whom(
    page, alma, disa, bertta, chidi, jaana, invited
):
    page.as_(alma).post("consultations.colleague", invited.id, account_id=jaana.id)
    shown = page.as_(alma).get("cases.circle", invited.case_id)
    lines = [one.text for one in shown.tree.all("li") if one["class"] == "row-line"]
    for who, reads_as in {
        alma: "Kysyjä",
        disa: "Koordinaattori",
        bertta: "Ohjaaja",
        chidi: "Asiantuntija",
        jaana: "Jaettu työkaverille",
    }.items():
        line = min((one for one in lines if who.name in one and reads_as in one), key=len)
        assert "alkaen" in line
        assert who is alma or "antoi" in line


def test_a_key_without_a_place_is_named_so(page, alma, zed, invited):
    with doing(alma), unaudited("a key that no operation gives"):
        vault.grant(invited.space_id, vault.recipient_of(zed.id))
    page.as_(alma).get("cases.circle", invited.case_id).shows("Avain ilman paikkaa")
