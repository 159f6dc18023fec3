"""At the next table about the same family stands first what was agreed and supposed last time."""

from datetime import timedelta

import pytest

from consult.audit import Deed
from consult.cases.queries import clients_of, find_case
from consult.consultations.models import Consultation
from consult.consultations.operations import About, book, close_consultation, open_consultation
from consult.consultations.queries import item_of
from consult.followups.models import Action
from consult.followups.queries import due_hypotheses
from consult.followups.rules.standing import ActionStatus
from consult.formats import Yield, catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import Hypothesis, Item
from consult.meetings.operations import (
    Fate,
    Supposed,
    decide_hypothesis,
    start_phase,
    write_hypothesis,
)
from consult.meetings.queries import phases_of
from consult.meetings.rules import HypothesisState
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.casework import doing
from tests.cast import Person
from tests.conftest import HeldClock
from tests.consultations.conftest import HELD, a_wish, plan
from tests.followups.conftest import WHAT, agrees
from tests.pages import Page
from tests.scenes import deeds

SUPPOSED = "Hiljaisuus voi suojata pikkuveljeä."
LATER = timedelta(days=14)


def talks(asker: Person, leader: Person, team: Team, **about: object) -> Consultation:
    """A talk of the weekly team that has been opened."""
    meeting = plan(leader, team, clock.now() + timedelta(hours=1), 1)
    wish = a_wish(team, sectors=(), **about)
    shape = catalogue().format("systemic-weekly")
    with doing(asker):
        it = book(asker.actor, team, shape, wish, meeting, leader.id, provision="lsl-31")
    with doing(leader):
        it = db.session.get_one(Consultation, it.id)
        open_consultation(leader.actor, it, item_of(leader.actor, it)[0])
    return it


@pytest.fixture
def first(weekly: Team, clock: HeldClock, alma: Person, bertta: Person) -> Consultation:
    """The first talk, with an agreement, and a hypothesis that is kept open for three weeks."""
    clock.hold(HELD)
    it = talks(alma, bertta, weekly)
    agrees(bertta, alma, it)
    with doing(bertta):
        item = item_of(bertta.actor, it)[0]
        row = write_hypothesis(bertta.actor, item, None, Supposed(reviewed(SUPPOSED)))
        decide_hypothesis(
            bertta.actor, row, Fate(HypothesisState.KEPT, HELD.date() + timedelta(days=21))
        )
        close_consultation(bertta.actor, db.session.merge(it), item)
    clock.move(days=14)
    return it


@pytest.fixture
def item(first: Consultation, weekly: Team, alma: Person, bertta: Person) -> Item:
    """The next talk about the same family."""
    with doing(alma):
        case = find_case(alma.actor, first.case_id)
        known = tuple((client.id, None) for client in clients_of(alma.actor, case))
    it = talks(alma, bertta, weekly, about=About(case=case, known_clients=known))
    return db.session.get_one(Item, it.item_id)


def test_what_was_left_stands_first_and_is_settled_there(
    page: Page, alma: Person, bertta: Person, jaana: Person, item: Item
) -> None:
    action = db.session.query(Action).one()
    shown = page.as_(bertta).get("meetings.room", item).shows(WHAT, SUPPOSED)
    assert shown.text.index(WHAT) < shown.text.index("Aloitus ja roolit")
    page.as_(bertta).get("meetings.preparation", item).shows(WHAT, SUPPOSED)
    page.as_(bertta).post("followups.look_back", item, action, fate="done")
    assert db.session.get_one(Action, action.id).status is ActionStatus.DONE
    page.as_(bertta).post("followups.look_back", item, action, fate="open")
    db.session.expire_all()
    assert db.session.get_one(Action, action.id).is_open
    page.as_(alma).post("followups.look_back", item, action, fate="dropped")
    page.as_(alma).get("meetings.room", item).shows("Luovuttu")
    page.as_(bertta).post("followups.look_back", item, action, fate="forgotten", expect=303)
    assert {Deed.ACTION_DONE, Deed.ACTION_REOPENED, Deed.ACTION_DROPPED} <= set(deeds())


def test_in_a_private_phase_nothing_is_settled(
    page: Page, alma: Person, bertta: Person, item: Item
) -> None:
    action, before = db.session.query(Action).one(), db.session.query(Hypothesis).one()
    with doing(bertta):
        mine = write_hypothesis(bertta.actor, item, None, Supposed(reviewed("Toinen arvaus.")))
        phase = phases_of(bertta.actor, item)[3]
        phase.yields = Yield.NOTHING
        start_phase(bertta.actor, item, phase)
    shown = page.as_(bertta).get("meetings.room", item).shows(WHAT, SUPPOSED, "Toinen arvaus.")
    shown.hides(
        "/earlier/", "/hypotheses/new", f"/hypotheses/{before.id}", f"/hypotheses/{mine.id}"
    )
    page.as_(bertta).post("followups.look_back", item, action, fate="done", expect=303)
    for one in (mine, before):  # also of the earlier table
        page.as_(bertta).post("followups.decide", one, state="acted", expect=422)
    page.as_(alma).post("followups.drop", action, why="Puhuttiin siitä nyt.", expect=422)
    db.session.expire_all()
    assert db.session.get_one(Hypothesis, before.id).state is HypothesisState.KEPT
    assert db.session.get_one(Action, action.id).is_open
    assert db.session.get_one(Hypothesis, mine.id).state is HypothesisState.OPEN


def test_a_hypothesis_is_taken_further_and_decided_on(
    page: Page, bertta: Person, jaana: Person, chidi: Person, zed: Person, item: Item
) -> None:
    before = db.session.query(Hypothesis).one()
    browser = page.as_(bertta)
    begun = browser.get("followups.suppose", item, follows=before.id)
    sent = begun.filled() | {"weakens": "Veli ei huomaa mitään."}
    assert sent["supposed"] == SUPPOSED
    browser.post("followups.suppose", item, **sent)
    new = db.session.query(Hypothesis).filter_by(item_id=item.id).one()
    assert new.follows_id == before.id
    shown = browser.get("meetings.room", item).shows("Veli ei huomaa")
    assert shown.text.count(SUPPOSED) == 1  # the one that was taken further is not shown beside it
    browser.post("followups.decide", new, state="kept", until="2026-01-01", expect=422)
    browser.post("followups.decide", new, state="acted", next="/")
    assert db.session.get_one(Hypothesis, new.id).state is HypothesisState.ACTED
    page.as_(chidi).get("followups.decide", new, expect=404)
    page.as_(jaana).post("followups.decide", before, state="dropped", next="/")
    assert db.session.get_one(Hypothesis, before.id).state is HypothesisState.DROPPED
    page.as_(zed).get("followups.suppose", item, expect=404)


def test_what_was_kept_open_comes_back_on_its_day(
    page: Page, alma: Person, bertta: Person, jaana: Person, first: Consultation, clock: HeldClock
) -> None:
    assert due_hypotheses(bertta.actor) == []
    page.as_(bertta).get("desk.front").hides('id="hypotheses"')
    clock.move(days=7)
    for person in (alma, bertta):
        shown = page.as_(person).get("desk.front").hides(SUPPOSED)
        assert 'id="hypotheses"' in shown.html
    assert due_hypotheses(jaana.actor) == []


def test_closing_asks_what_becomes_of_it_and_does_not_insist(
    page: Page, bertta: Person, item: Item
) -> None:
    with doing(bertta):
        for text in (SUPPOSED, "Toinen arvaus."):
            write_hypothesis(bertta.actor, item, None, Supposed(reviewed(text)))
    browser = page.as_(bertta)
    browser.post("consultations.close", item).leads_to("consultations.closing", item)
    form = browser.get("consultations.closing", item).shows(SUPPOSED, "Toinen arvaus.").filled()
    wrong = form | {"fates-0-state": "kept", "fates-0-until": "2020-01-01"}
    browser.post("consultations.closing", item, expect=422, **wrong)
    browser.post("consultations.closing", item, **form | {"fates-0-state": "acted"})
    db.session.expire_all()
    assert db.session.get_one(Item, item.id).is_closed
    states = [one.state for one in db.session.query(Hypothesis).filter_by(item_id=item.id)]
    assert sorted(states) == ["acted", "open"]
