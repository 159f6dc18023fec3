"""Real names of a case: none goes to experts, and the asker is shown those that others wrote."""

import pytest

from consult import vault
from consult.cases.operations import Named, keep_real_names
from consult.cases.queries import find_case
from consult.consultations.models import Consultation, Invitation
from consult.consultations.operations import Given, confirm_panel, give_answer
from consult.consultations.operations.naming import NAMED
from consult.consultations.queries import named_in, named_in_request, questions_of, whole_of
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.passes.models import MeetingPass
from consult.privacy import ReviewedText, review
from consult.teams.models import Team
from tests.cast import Person
from tests.consultations.conftest import a_wish, asks
from tests.consultations.test_guests import a_guest
from tests.pages import Page

NAME = "Xhevahire"


def with_a_name(text: str) -> ReviewedText:
    """Somebody who does not know the name, or knows better, lets it stand."""
    passed = review(text, overrule=True).text
    assert passed is not None
    return passed


def keep_the_name(alma: Person, it: Consultation) -> None:
    with vault.signed_in(alma.identity), transaction():
        case = find_case(alma.actor, it.case_id)
        keep_real_names(alma.actor, case, [Named([NAME])])


@pytest.fixture
def request_(group: Team, weekly: Team, alma: Person) -> Consultation:
    return asks(alma, group, a_wish(weekly, background=with_a_name(f"Kerroin {NAME}lle.")))


def test_a_request_with_a_name_does_not_leave_and_its_page_says_where_it_stands(
    page: Page, alma: Person, placed: Consultation
) -> None:
    keep_the_name(alma, placed)
    page.as_(alma).get("consultations.show", placed).shows("Ennakkotiedot", f"{NAME}lle")
    with (
        vault.signed_in(alma.identity),
        transaction(),
        pytest.raises(NotSaved, match=NAMED.en[:30]),
    ):
        confirm_panel(alma.actor, placed, "lsl-14")
    db.session.rollback()
    assert db.session.query(Invitation).filter_by(invited_at=None).count() == 2


def test_nor_does_it_go_to_a_guest_with_a_pass(
    page: Page, alma: Person, placed: Consultation
) -> None:
    host = page.as_(alma)
    guest = a_guest(host, placed)
    keep_the_name(alma, placed)
    host.post("consultations.guest_pass", guest, expect=422).shows(NAMED.fi[:30])
    assert db.session.query(MeetingPass).count() == 0


def test_a_new_text_is_looked_at_when_it_is_added(
    page: Page, alma: Person, placed: Consultation
) -> None:
    keep_the_name(alma, placed)
    sent = {"text": f"Miten {NAME}n arki sujuu?", "text-overrule": "1"}
    page.as_(alma).post("consultations.question", placed, expect=422, **sent).shows(f"{NAME}n")


def test_who_does_not_know_the_names_is_shown_none(
    page: Page, alma: Person, disa: Person, placed: Consultation
) -> None:
    keep_the_name(alma, placed)
    with vault.signed_in(disa.identity):
        assert named_in_request(disa.actor, placed) == []
    page.as_(disa).get("consultations.triage", placed).hides("oikealla nimellä")


def test_the_asker_sees_a_name_that_an_expert_wrote(
    page: Page, alma: Person, bertta: Person, opened: Consultation
) -> None:
    keep_the_name(alma, opened)
    with vault.signed_in(bertta.identity), transaction():
        question = questions_of(bertta.actor, opened)[0]
        give_answer(bertta.actor, opened, question, Given(with_a_name(f"{NAME}lla on hyvä olla.")))
    room = page.as_(alma).get("meetings.room", opened.item_id)
    room.shows("Vastaus kysymykseen 1", f"{NAME}lla")
    with vault.signed_in(bertta.identity):
        assert named_in(bertta.actor, opened, whole_of(bertta.actor, opened)) == []
