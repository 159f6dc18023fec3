"""Of what items are laid: chosen for a meeting, for a series, and usual where nobody chose."""

import threading
from uuid import UUID

import pytest
from flask import Flask

from consult.formats import Role, catalogue
from consult.formats.own import OwnPhase, OwnWish
from consult.foundation.database import db
from consult.meetings.forms.offered import _choices
from consult.meetings.models import Item, Meeting, OwnFormat, OwnStanding, Series, Structure
from consult.meetings.operations import make_own_format, set_standing
from consult.meetings.queries import phases_of
from consult.meetings.queries.own_formats import own_formats_of
from consult.teams.models import Team
from tests.casework import Vaahtera, doing, reading
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, an_item
from tests.meetings.test_plan_a_meeting import TYPED
from tests.pages import Page
from tests.postgres import both
from tests.scenes import Template, deeds

BASE = catalogue().format("systemic-weekly")


@pytest.fixture(autouse=True)
def _monday(clock: HeldClock) -> None:
    clock.hold(MONDAY)


def own_named(person: Person, team: Team, title: str, minutes: int = 7) -> OwnFormat:
    """A version of the team's own, which is its first phase alone."""
    one = BASE.phases[0]
    phase = OwnPhase(one.key, one.title.fi, "", minutes, one.speaks, one.listens, one.yields)
    wish = OwnWish(title, (Role.FACILITATOR,), (), [phase], "fi")
    with doing(person):
        return make_own_format(person.actor, team.id, BASE, wish)


def minutes_of(person: Person, item_id: UUID) -> list[int]:
    with reading(person):
        there = phases_of(person.actor, db.session.get_one(Item, item_id))
        return [phase.minutes for phase in there]


def test_a_meeting_in_the_teams_own_version(
    page: Page, alma: Person, bertta: Person, weekly: Team, vaahtera: Vaahtera
) -> None:
    slow, usual = own_named(bertta, weekly, "Hidas", 9), own_named(bertta, weekly, "Tavallinen", 5)
    with doing(bertta):
        set_standing(bertta.actor, usual, OwnStanding.USUAL)
    hers, items = page.as_(bertta), []
    hers.get("meetings.new").shows("Hidas, 9 min")
    for day, chosen in enumerate((slow.key, BASE.key, ""), start=7):
        typed = TYPED | {"day": f"2026-12-{day:02}", "place": "", "format_key": chosen}
        hers.post("meetings.new", team=weekly.id, **typed)
        meeting = db.session.query(Meeting).order_by(Meeting.starts_at.desc()).first()
        items.append(an_item(alma, bertta, meeting).id)
    assert {meeting.format_key for meeting in db.session.query(Meeting)} == {BASE.key}
    first = db.session.query(Meeting).filter_by(structure_key=slow.key).one()
    hers.get("meetings.show", first).shows("Hidas")
    laid = [minutes_of(alma, one) for one in items]
    assert laid == [[9], [phase.minutes for phase in BASE.phases], [5]]


def test_it_is_chosen_for_a_meeting_that_is_planned(
    page: Page, alma: Person, bertta: Person, weekly: Team, item: Item
) -> None:
    item_id, meeting_id = item.id, item.meeting_id
    before = minutes_of(bertta, item_id)
    own, meeting = own_named(bertta, weekly, "Hidas"), db.session.get_one(Meeting, meeting_id)
    page.as_(alma).get("meetings.meeting_structure", meeting, expect=403)
    hers = page.as_(bertta)
    hers.post("meetings.meeting_structure", meeting, expect=422, structure_key="own-of-others")
    hers.post("meetings.meeting_structure", meeting, structure_key=own.key).follow().shows("Hidas")
    assert deeds()[-1] == "meeting:changed"
    assert minutes_of(alma, an_item(alma, bertta, meeting).id) == [7]
    assert minutes_of(bertta, item_id) == before


def test_for_a_series_it_holds_for_all_but_what_was_chosen_alone(
    page: Page, bertta: Person, weekly: Team
) -> None:
    own, hers = own_named(bertta, weekly, "Hidas"), page.as_(bertta)
    typed = {
        "team": weekly.id,
        "rhythm": "by-hand",
        "days": "2026-12-01\n2026-12-08\n2026-12-15",
        "begins": "09:00",
        "minutes": "180",
        "slots": "3",
        "slot_minutes": "60",
        "mode": "on-site",
        "place": "",
        "holidays": "skip",
        "format_key": own.key,
    }
    shown = hers.post("meetings.new_series", expect=200, **typed)
    hers.post("meetings.new_series", **shown.filled() | {"save": "1"}).follow().shows("Hidas")
    series = db.session.query(Series).one()
    meetings = db.session.query(Meeting).order_by(Meeting.starts_at).all()
    assert {(one.format_key, one.structure_key) for one in meetings} == {(BASE.key, own.key)}
    hers.post("meetings.meeting_structure", meetings[1], structure_key=BASE.key)
    hers.post("meetings.series_structure", series, structure_key="")
    db.session.expire_all()
    assert [one.structure_key for one in meetings] == [None, BASE.key, None]
    assert series.structure_key is None


def test_what_is_chosen_from(template: Template) -> None:
    team, other = Team(id=1, name="Vaara", format_key=BASE.key), Team(id=2, name="Järvi")
    short = catalogue().format("systemic-weekly-30")
    mine = Structure(BASE, OwnFormat(team_id=1, base_key=BASE.key))
    rest = [Structure(BASE), Structure(short)]
    assert [key for key, _ in _choices([team], {1: rest})] == [short.key]
    assert len(_choices([team], {1: [mine, *rest]})) == 3
    said = [text for _, text in _choices([team, other], {1: [mine, *rest], 2: rest})]
    assert "Vaara" in said[0]
    assert len(said) == 3


@both
def test_two_make_two_of_them_usual_at_once(
    app: Flask, database: str, bertta: Person, fanni: Person, weekly: Team, template: Template
) -> None:
    """Each has looked hers up before either says it; one of them stays the usual one."""
    own = {who.key: own_named(bertta, weekly, who.name).id for who in (bertta, fanni)}
    together, both_in = not database.startswith("sqlite"), threading.Barrier(2)

    def run(person: Person) -> None:
        with app.app_context(), doing(person):
            found = db.session.get_one(OwnFormat, own[person.key])
            own_formats_of(person.actor, weekly.id)
            if together:
                both_in.wait(timeout=20)
            set_standing(person.actor, found, OwnStanding.USUAL)

    threads = [threading.Thread(target=run, args=(who,)) for who in (bertta, fanni)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.expire_all()
    standing = sorted(one.standing.value for one in own_formats_of(bertta.actor, weekly.id))
    assert standing == ["offered", "usual"]
