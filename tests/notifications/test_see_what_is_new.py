"""The menu says how many messages are new, without asking the database for it."""

from consult.foundation.database import transaction
from consult.notifications.operations import mark_all_read
from tests.notifications.test_read_messages import seat
from tests.notifications.test_tell_somebody import told
from tests.statements import statements_of


def new_for(page, person):
    tree = page.as_(person).get("desk.front").tree
    return [one.text for one in tree.all("span") if one["class"] == "count"]


def test_it_counts_what_she_has_not_looked_at(page, vaara, eero, disa):
    with transaction():
        mark_all_read(disa.actor)
    assert new_for(page, disa) == []
    seat(eero, vaara, disa)
    assert {text.split()[0] for text in new_for(page, disa)} == {"1"}
    page.as_(disa).post("notifications.follow", told(disa)[0])
    assert new_for(page, disa) == []


def test_the_count_costs_no_question(page, disa):
    browser = page.as_(disa)
    asked = statements_of(lambda: browser.get("notifications.index"))
    assert len([one for one in asked if "outbox_messages" in one]) <= 2
    assert len(asked) <= 4
