import pytest

from consult.consultations.rules.choices import Knows, Permits, SaidBy, Urgency, WishedHelp
from consult.demo.texts import consultations, weekly_items


@pytest.mark.parametrize("one", consultations(), ids=lambda one: one["theme"])
def test_a_request_is_made_in_the_words_of_the_form(one):
    WishedHelp.of(one["help"])
    Urgency.of(one["urgency"])
    for client in one["client"]:
        Knows.of(client["knows"])
        Permits.of(client["permits"])
        SaidBy.of(client["said_by"])


@pytest.mark.parametrize(("_family", "item"), weekly_items())
def test_a_weekly_item_says_how_long_it_can_wait(_family, item):
    Urgency.of(item["urgency"])
