"""A request with a poll, and the poll itself, cost no more than twelve statements."""

import pytest

from consult.consultations.models import Consultation
from consult.polls.models import Poll
from tests.cast import Person
from tests.meetings.test_cost_of_pages import queries_of
from tests.pages import Page
from tests.polls.test_a_poll import group, now, poll, request_, weekly  # noqa: F401


@pytest.mark.parametrize("name", ["triage", "show"])
def test_twelve_are_enough(
    page: Page,
    poll: Poll,  # noqa: F811
    request_: Consultation,  # noqa: F811
    disa: Person,
    name: str,
) -> None:
    his = page.as_(disa)
    where = ("consultations.triage", request_) if name == "triage" else ("polls.show", poll)
    his.get(*where)
    assert queries_of(his, *where) <= 12
