"""The list of thirty cases: one page, one press, and few statements."""

import pytest

from consult.cases.models import Case
from consult.foundation.database import db
from consult.handovers.messages import OFFERED
from consult.handovers.operations.naming import NOBODY_NAMED
from consult.handovers.queries import successor_asked
from consult.handovers.rules import PartKind, key_of
from tests.handovers.scenes import accepts, hands_over, list_of, many_cases
from tests.statements import statements_of


def row(case_id) -> str:
    return key_of(PartKind.CASE, case_id)


def test_thirty_cases_are_handed_over_with_one_press(page, alma, jaana, colleague, fanni, weekly):
    cases = many_cases(alma, weekly.id, 30)
    fannis = page.as_(fanni)
    said = statements_of(lambda: fannis.get("handovers.name", alma.id))
    assert len(said) <= 12, "\n".join(said)
    split = {row(case_id): colleague.id for case_id in cases[20:]}
    fannis.post("handovers.name", alma.id, everything=jaana.id, **split)
    assert len(list_of(fanni, alma).offered) == 30
    page.as_(jaana).post("handovers.accept_all")
    assert len(list_of(fanni, alma).offered) == 10
    page.as_(colleague).post("handovers.accept_all")
    assert not list_of(fanni, alma).parts
    page.as_(fanni).get("handovers.name", alma.id).hides("select")


def test_the_sums_and_what_goes_along(page, alma, fanni, booked):
    page.as_(fanni).get("handovers.name", alma.id).shows(alma.name)
    leaving = list_of(fanni, alma)
    assert leaving.count(PartKind.CASE) == 1
    assert (leaving.actions, leaving.consultations, leaving.meetings) == (0, 1, 1)


def test_one_is_left_for_later(page, alma, jaana, fanni, cases):
    left = {row(cases[1].case_id): "not-now"}
    page.as_(fanni).post("handovers.name", alma.id, everything=jaana.id, **left)
    [part] = list_of(fanni, alma).free
    assert part.subject_id == cases[1].case_id


def test_nobody_chosen_is_said_at_once(page, alma, fanni, cases):
    page.as_(fanni).post("handovers.name", alma.id, everything="", expect=422).shows(
        NOBODY_NAMED.fi
    )


def test_somebody_not_offered_is_no_choice(page, alma, chidi, fanni, cases):
    page.as_(fanni).post("handovers.name", alma.id, everything=chidi.id, expect=422)


@pytest.mark.parametrize("who", ["jaana", "zed", "eero", "tess", "disa"])
def test_for_others_there_is_no_such_list(page, request, alma, cases, who):
    page.as_(request.getfixturevalue(who)).get("handovers.name", alma.id, expect=404)


def test_a_deputy_who_is_kept_out_sees_only_that_there_is_one(page, alma, fanni, cases, keep_out):
    keep_out(cases[0], fanni)
    shown = page.as_(fanni).get("handovers.name", alma.id)
    shown.hides(cases[0].code).shows(cases[1].code)
    assert 'id="besides"' in shown.html
    assert list_of(fanni, alma).left.kept_out == 1


def test_whom_a_case_keeps_out_cannot_take_it(page, alma, fanni, cases, keep_out):
    keep_out(cases[0], fanni)
    page.as_(alma).post("handovers.mine", everything=fanni.id).follow().shows(cases[0].code)
    assert [part.subject_id for part in list_of(alma, alma).free] == [cases[0].case_id]


def test_what_was_asked_is_taken_back(page, alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana)
    offer = list_of(fanni, alma).offered[0].offer
    page.as_(fanni).post("handovers.end_offer", offer.id)
    page.as_(jaana).post("handovers.accept", offer.id, expect=404)
    assert accepts(jaana) == (1, 0)


def test_another_ones_offer_is_not_there(page, alma, jaana, zed, fanni, cases):
    hands_over(fanni, alma, jaana)
    offer = list_of(fanni, alma).offered[0].offer
    page.as_(zed).post("handovers.accept", offer.id, expect=404)
    page.as_(zed).post("handovers.decline", offer.id, expect=404)
    page.as_(zed).post("handovers.end_offer", offer.id, expect=404)


def test_it_stands_on_the_front_page_and_among_the_messages(page, alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana)
    page.as_(jaana).get("desk.front")
    assert page.address("handovers.index", (), {})[0] in page.as_(jaana).get("desk.front").html
    page.as_(jaana).get("notifications.index").shows(OFFERED.subject.fi, alma.name)


def test_on_the_page_of_offers_no_code_of_a_case_stands(page, alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana)
    page.as_(jaana).get("handovers.index").hides(*(one.code for one in cases))


def test_deputies_find_the_list_on_their_page(page, alma, fanni, cases):
    page.as_(fanni).get("cases.deputy").shows(alma.name)
    assert (
        page.address("handovers.name", (alma.id,), {})[0]
        in page.as_(fanni).get("cases.deputy").html
    )


def test_the_circle_reads_why_somebody_has_a_key(page, alma, jaana, fanni, cases):
    hands_over(fanni, alma, jaana, only=[cases[0].case_id])
    alert = successor_asked(alma.actor, db.session.get_one(Case, cases[0].case_id))
    assert alert == (jaana.name, alma.name)
    almas = page.as_(alma)
    said = statements_of(lambda: almas.get("cases.circle", cases[0].case_id))
    assert len(said) <= 12, "\n".join(said)
