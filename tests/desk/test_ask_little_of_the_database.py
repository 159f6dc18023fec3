"""A front page asks the database the same few questions, however much waits behind it."""

from collections.abc import Callable

import pytest

from consult.consultations.models import Consultation
from consult.teams.models import Team
from tests.cast import CAST, Person
from tests.consultations.conftest import a_wish, asks
from tests.followups.conftest import agrees
from tests.pages import Page
from tests.statements import statements_of

MOST = 12


def front(page: Page, who: Person) -> Callable[[], object]:
    browser = page.as_(who)
    browser.get("desk.front")
    return lambda: browser.get("desk.front")


@pytest.mark.parametrize("key", ["alma", "bertta", "chidi", "disa", "eero", "fanni", "tess"])
def test_twelve_questions_are_enough(page: Page, key: str, opened: Consultation) -> None:
    for owner in ("alma", "bertta", "chidi"):
        agrees(CAST["bertta"], CAST[owner], opened)
    asked = statements_of(front(page, CAST[key]))
    assert len(asked) <= MOST, "\n".join(asked)


def test_more_requests_ask_no_more(
    page: Page, alma: Person, disa: Person, group: Team, weekly: Team, request_: Consultation
) -> None:
    before = [len(statements_of(front(page, who))) for who in (alma, disa)]
    for _number in range(3):
        asks(alma, group, a_wish(weekly))
    assert [len(statements_of(front(page, who))) for who in (alma, disa)] == before


def test_more_agreements_ask_no_more(
    page: Page, alma: Person, bertta: Person, opened: Consultation
) -> None:
    agrees(bertta, alma, opened)
    before = len(statements_of(front(page, alma)))
    for _number in range(3):
        agrees(bertta, alma, opened)
    assert len(statements_of(front(page, alma))) == before
