# ruff: noqa: F811 - fixtures are asked for by the names they are imported under
"""Forms with repeated parts come back whole: each line, each choice, each tick."""

import pytest

from consult.app import create_app
from consult.cases.models import Case
from consult.consultations.models import Consultation
from consult.drafts.models import Draft
from consult.drafts.views.kinds import KINDS, SENT_TO
from consult.foundation.database import db
from consult.meetings.models import Item
from consult.vault import Space, SpaceState
from tests.consultations.conftest import (  # noqa: F401 - fixtures
    HELD,
    group,
    invited,
    meeting,
    now,
    placed,
    request_,
    says_yes,
    weekly,
)

ABOUT_THE_DRAFT = ("draft_rev", "seen_version")


@pytest.fixture
def item(invited, chidi, clock):
    says_yes(chidi, invited)
    clock.hold(HELD)
    clock.move(hours=3)
    return db.session.get_one(Item, invited.item_id)


def comes_back(page, person, endpoint, subject, **written):
    """Save a form with something written into it, and open it again."""
    hers = page.as_(person)
    sent = hers.get(endpoint, subject).filled() | written
    hers.post(endpoint, subject, expect=200, **sent | {"draft_save": "script"})
    again = page.as_(person).get(endpoint, subject).filled()
    for name in ABOUT_THE_DRAFT:
        sent.pop(name, None)
        again.pop(name, None)
    assert again == sent
    return sent | {"draft_rev": "1"}


def test_a_request_with_everything_in_it(page, alma, group):
    asked = {
        "questions-0": "Mikä auttaa lasta nukkumaan?",
        "questions-1": "Kuka tukee äitiä?",
        "help": "field",
        "urgency": "soon",
        "about": "new",
        "clients-0-role": "child",
        "clients-0-service_language": "se",
        "clients-0-wants": "Haluan nukkua.",
        "clients-0-said_by": "client",
        "people-1-label": "isoäiti",
        "sectors": "psychiatry",
        "background": "Lapsi on valvonut.",
    }
    sent = comes_back(page, alma, "consultations.new", group, **asked)
    kept_free = db.session.query(Draft).one().dies_with
    page.as_(alma).post("consultations.new", group, **sent)
    db.session.expire_all()
    assert db.session.query(Case).one().space_id == kept_free
    assert db.session.get_one(Space, kept_free).state is SpaceState.LIVE
    assert db.session.query(Draft).count() == 0
    assert db.session.query(Consultation).count() == 1


def test_one_question_more_than_there_were(page, alma, group):
    hers = page.as_(alma)
    grown = hers.get("consultations.new", group).filled() | {"questions-0": "Mitä nyt?"}
    shown = hers.post("consultations.new", group, expect=200, **grown | {"questions-more": "1"})
    sent = shown.filled() | {"questions-2": "Ja sitten?"}
    hers.post("consultations.new", group, expect=200, **sent | {"draft_save": "script"})
    assert page.as_(alma).get("consultations.new", group).value_of("questions-2") == "Ja sitten?"


def test_what_is_recorded_afterwards(page, bertta, item):
    written = {
        "answers-0-text": "Säännöllinen ilta auttaa lasta.",
        "answers-0-dissent": "Koulu odottaisi vielä.",
        "agreements-1-what": "Soittaa koululle.",
        "agreements-1-owner": str(bertta.id),
        "agreements-1-due_on": "2026-12-01",
        "notes-0-text": "Tiimi ihaili lapsen sitkeyttä.",
    }
    sent = comes_back(page, bertta, "followups.record", item, **written)
    assert db.session.query(Draft).one().dies_with == item.space_id
    sent["answers-1-text"] = "Kysytään lapselta."
    page.as_(bertta).post("followups.record", item, **sent)
    assert db.session.query(Draft).count() == 0


def test_how_an_item_goes(page, bertta, item):
    comes_back(page, bertta, "meetings.prepare", item, **{"phases-1-prompt": "Mikä koskettaa?"})


def test_every_kind_is_sent_somewhere_and_named_once(settings):
    house = create_app(settings)
    endpoints = {rule.endpoint for rule in house.url_map.iter_rules()}
    assert set(SENT_TO) <= endpoints
    assert {kind.page for kind in KINDS.values() if kind.page} <= endpoints
    assert len(SENT_TO) == sum(len(kind.endpoints) for kind in KINDS.values())
