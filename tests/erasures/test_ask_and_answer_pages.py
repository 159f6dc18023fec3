"""From the page of a case to the second person's yes, and back while there is time."""

from dataclasses import replace
from datetime import timedelta

from consult.access import Permission, is_allowed
from consult.audit import Deed
from consult.cases.operations import grant_seat
from consult.cases.queries import find_case
from consult.cases.rules import CircleRole
from consult.erasures.models import Erasure
from consult.erasures.operations import finish_erasures
from consult.erasures.queries import find_erasure, find_to_erase
from consult.erasures.rules import EraseReason, ErasureState
from consult.foundation import clock
from consult.foundation.actor import Duty
from consult.foundation.database import db
from tests.casework import doing
from tests.erasures.scenes import (
    BOTH,
    GRACE,
    OLDER,
    YOUNGER,
    asked,
    closes,
    in_grace,
    row,
)
from tests.scenes import deeds
from tests.statements import statements_of

CARD = 'id="erasures"'
REASON = {"why": EraseReason.BY_MISTAKE.value}


def test_alma_asks_for_one_sibling_and_sees_first_what_goes(page, alma, laid):
    hers = page.as_(alma)
    shown = hers.get("erasures.choose", laid.case_id).shows("Lapsi 1", "Lapsi 2")
    assert hers.address("erasures.ask_client", (laid.older_id,), {})[0] in shown.links()
    preview = hers.get("erasures.ask_client", laid.older_id)
    assert preview.tree is not None
    rows = {
        line.all("th")[0].text: line.all("td")[0].text
        for line in preview.tree.all("tr")[1:]
        if line.all("th") and line.all("td")
    }
    assert rows["Asiakaskortteja"] == "1"
    assert rows["Läheisiä ja verkostoa"] == "1"
    preview.hides(OLDER, YOUNGER)
    hers.post("erasures.ask_client", laid.older_id, **REASON)
    erasure = db.session.query(Erasure).one()
    assert (erasure.state, erasure.client_id) == (ErasureState.ASKED, laid.older_id)
    assert Deed.CONTENT_READ not in deeds()
    hers.get("cases.show", laid.case_id).shows("Lapsi 1")


def test_the_page_of_a_case_asks_no_more_than_twelve_times_once_it_was_asked(page, alma, laid):
    asked(alma, laid, client=laid.older_id)
    hers = page.as_(alma)
    said = statements_of(lambda: hers.get("cases.show", laid.case_id))
    assert any(one.startswith("SELECT erasures.") for one in said)
    assert len(said) <= 12, "\n".join(said)


def test_what_cannot_be_asked(page, alma, laid):
    hers = page.as_(alma)
    hers.post("erasures.ask", laid.case_id, **REASON, expect=422)  # it is open
    closes(alma, laid)
    for reason, more in (
        (EraseReason.RETENTION_OVER, {"transferred": "1"}),  # not due for two years
        (EraseReason.RETENTION_OVER, {}),
        (EraseReason.CLIENT_REQUEST, {"transferred": "1"}),  # no day of the decision
        (EraseReason.CLIENT_REQUEST, {"transferred": "1", "decided_on": "2030-01-01"}),
        (EraseReason.CLIENT_REQUEST, {"decided_on": "2026-10-01"}),
    ):
        hers.post("erasures.ask", laid.case_id, why=reason.value, **more, expect=422)
    hers.post("erasures.ask", laid.case_id, why="because", expect=422)
    assert db.session.query(Erasure).count() == 0
    given = {"transferred": "1", "decided_on": "2026-10-01"}
    hers.post("erasures.ask", laid.case_id, why=EraseReason.CLIENT_REQUEST.value, **given)
    hers.post("erasures.ask", laid.case_id, **REASON, expect=409)


def test_nobody_says_yes_to_herself(page, alma, fanni, outi, laid):
    closes(alma, laid)
    by_register = asked(outi, laid)
    page.as_(outi).post("erasures.approve", by_register, expect=403)
    page.as_(alma).post("erasures.approve", by_register, expect=403)
    page.as_(fanni).post("erasures.approve", by_register)
    assert row(by_register).answered_by == fanni.id
    page.as_(fanni).post("erasures.approve", by_register, expect=409)  # it is decided


def test_who_runs_the_machine_decides_nothing(alma, eero, outi, laid):
    erasure_id = asked(alma, laid, client=laid.older_id)
    for person in (eero, outi):
        both = replace(person.actor, duties=person.actor.duties | {Duty.TECHNICAL})
        seen = find_erasure(both, erasure_id)
        assert is_allowed(person.actor, Permission.ERASURE_ANSWER, seen)
        assert not is_allowed(both, Permission.ERASURE_ANSWER, seen)
        found = find_to_erase(both, laid.case_id)
        assert found is None or not is_allowed(both, Permission.ERASURE_ASK, found)


def test_the_second_person_is_told_and_sees_it_on_her_front_page(page, alma, eero, laid):
    closes(alma, laid)
    erasure_id = asked(alma, laid)
    assert CARD in page.as_(eero).get("desk.front").html
    page.as_(eero).get("erasures.show", erasure_id).shows(laid.code).hides(OLDER, BOTH)
    page.as_(eero).post("erasures.refuse", erasure_id)
    assert row(erasure_id).state is ErasureState.REFUSED
    page.as_(eero).get("desk.front").hides(CARD)


def test_the_circle_has_a_banner_and_alma_stops_it(page, alma, bertta, outi, laid):
    with doing(alma):
        case = find_case(alma.actor, laid.case_id)
        grant_seat(alma.actor, case, bertta.id, CircleRole.PARTNER, writes=True)
    erasure_id = in_grace(alma, outi, laid, client=laid.older_id)
    hers = page.as_(alma)
    the_stop = hers.address("erasures.stop", (erasure_id,), {})[0]
    assert the_stop in hers.get("cases.show", laid.case_id).html
    assert the_stop not in page.as_(bertta).get("cases.show", laid.case_id).html
    hers.post("erasures.stop", erasure_id)
    assert row(erasure_id).stopped_by == alma.id
    hers.get("cases.show", laid.case_id).hides(the_stop)
    hers.post("erasures.stop", erasure_id, expect=409)
    with clock.moved_by(GRACE):
        assert finish_erasures() == 0


def test_approving_wants_a_fresh_proof(page, alma, outi, laid):
    erasure_id = asked(alma, laid, client=laid.older_id)
    theirs = page.as_(outi)
    with clock.moved_by(timedelta(minutes=6)):
        theirs.post("erasures.approve", erasure_id, expect=401)
    assert row(erasure_id).state is ErasureState.ASKED


def test_after_it_every_page_of_the_case_opens(page, alma, bertta, outi, laid):
    in_grace(alma, outi, laid, client=laid.older_id)
    with clock.moved_by(GRACE):
        finish_erasures()
        hers = page.as_(alma)
        hers.get("cases.show", laid.case_id).shows("Lapsi 1").hides(OLDER)
        hers.get("notes.printed", laid.case_id).shows(YOUNGER, BOTH).hides(OLDER)
        hers.get("notes.show", laid.notes["newer"]).shows(BOTH).hides(OLDER)
        for endpoint in ("notes.printed", "cases.circle", "erasures.choose"):
            hers.get(endpoint, laid.case_id).hides(OLDER)
        hers.get("consultations.show", laid.about_both)
        for endpoint in ("consultations.index", "desk.front", "followups.mine"):
            hers.get(endpoint)
        hers.get("cases.client_card", laid.younger_id).shows(YOUNGER)
        hers.get("cases.client_card", laid.older_id, expect=404)
        hers.get("notes.show", laid.notes["older"], expect=404)
        hers.get("consultations.show", laid.about_older, expect=404)


def test_after_a_whole_case_nothing_of_it_is_there(page, alma, bertta, fanni, eero, outi, laid):
    erasure_id = in_grace(alma, outi, laid)
    with clock.moved_by(GRACE):
        finish_erasures()
        hers = page.as_(alma)
        for endpoint in (
            "cases.show",
            "cases.circle",
            "erasures.choose",
        ):
            hers.get(endpoint, laid.case_id, expect=404)
        for thing in (laid.about_both, laid.about_older):
            hers.get("consultations.show", thing, expect=404)
            page.as_(bertta).get("consultations.show", thing, expect=404)
        for endpoint in ("cases.index", "consultations.index", "desk.front", "followups.mine"):
            hers.get(endpoint).hides(laid.code)
        page.as_(fanni).get("cases.emergency", laid.case_id, expect=404)
        page.as_(eero).get("oversight.log")
        page.as_(eero).get("reports.participation")
        hers.get("erasures.show", erasure_id).shows("Hävitetty")
        for person in (bertta, fanni, eero, outi):
            page.as_(person).get("desk.front")
