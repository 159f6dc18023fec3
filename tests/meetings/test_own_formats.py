"""A team's own version of a format: made plainly, never changed, remembered by what ran it."""

from typing import Any

import pytest

from consult.formats import Role, Yield, catalogue
from consult.formats.own import OwnPhase, OwnWish, as_text, own_version, read_own
from consult.foundation.database import db
from consult.foundation.errors import BadFormat
from consult.meetings.models import Item, ItemFormat, OwnFormat, OwnStanding
from consult.meetings.queries import phases_of
from consult.meetings.queries.own_formats import own_formats_of, shapes_for
from consult.teams.models import Team
from tests.casework import reading
from tests.cast import Person
from tests.conftest import HeldClock
from tests.meetings.conftest import MONDAY, an_item, planned
from tests.pages import Page
from tests.scenes import deeds

BASE = catalogue().format("systemic-weekly")
NAME = "Keskiviikon tapa"


def a_wish(**more: Any) -> OwnWish:
    phase = OwnPhase("", "Tauko", "", 5, (Role.EVERYBODY,), (), Yield.NOTHING)
    given = {"title": NAME, "required_roles": (Role.FACILITATOR,), "sectors": ()}
    return OwnWish(**{**given, "phases": [phase], "language": "fi", **more})


def test_what_is_written_is_read_back_the_same():
    for shape in catalogue().newest():
        assert read_own(as_text(shape), (shape.key, shape.version)) == shape


def test_words_nobody_changed_keep_their_languages():
    first = BASE.phases[0]
    kept = OwnPhase(
        first.key, "Oma nimi", first.prompt.fi, 3, first.speaks, first.listens, first.yields
    )
    made = own_version(BASE, BASE, ("own-1a", 1), a_wish(phases=[kept, kept]))
    assert made.phases[0].prompt == first.prompt
    assert {made.phases[0].title.sv, made.phases[0].title.en} == {"Oma nimi"}
    assert [phase.key for phase in made.phases] == [first.key, "own-2"]
    assert made.minutes == 6


@pytest.mark.parametrize(
    "wrong",
    [
        {"required_roles": ()},
        {"required_roles": (Role.EVERYBODY,)},
        {"phases": [OwnPhase("", "x", "", 0, (Role.CHILD,), (), Yield.FACTS)]},
        {"phases": [OwnPhase("", "x", "", 481, (Role.CHILD,), (), Yield.FACTS)]},
        {"phases": [OwnPhase("", "x", "", 5, (), (Role.CHILD,), Yield.FACTS)]},
        {"phases": [OwnPhase("", "x", "", 5, (Role.CHILD,), (Role.CHILD,), Yield.FACTS)]},
        {"phases": []},
        {"title": " "},
    ],
)
def test_the_rules_are_those_of_the_catalogue(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadFormat):
        own_version(BASE, BASE, ("own-1a", 1), a_wish(**wrong))


def test_kept_from_an_item_and_laid_into_the_next(
    page: Page, clock: HeldClock, alma: Person, bertta: Person, weekly: Team, item: Item
) -> None:
    clock.hold(MONDAY)
    hers = page.as_(bertta)
    typed = hers.get("meetings.keep_own_format", item).filled()
    changed = {"title": NAME, "phases-0-title": "Hiljaa alkuun", "phases-0-minutes": "6"}
    hers.post("meetings.keep_own_format", item, expect=422, **typed | changed)
    told = typed | changed | {"tells_of_nobody": "1"}
    hers.post("meetings.keep_own_format", item, expect=422, **told | {"title": "040 123 4567"})
    hers.post("meetings.keep_own_format", item, expect=422, **told | {"phases-0-speaks": []})
    hers.post("meetings.keep_own_format", item, **told)
    assert deeds("content:read", "session:begun")[-1] == "own-format:made"
    own = own_formats_of(bertta.actor, weekly.id)[0]
    assert (own.shape.title.fi, own.shape.minutes) == (NAME, BASE.minutes + 3)
    assert shapes_for(bertta.actor, weekly)[0].shape == own.shape
    page.as_(alma).post("meetings.standing", own, expect=403, standing="usual")
    hers.post("meetings.standing", own, standing="usual")
    another = an_item(alma, bertta, planned(bertta, weekly, MONDAY))
    with reading(bertta):
        phases = phases_of(bertta.actor, db.session.get_one(Item, another.id))
        assert (phases[0].title, phases[0].minutes) == ("Hiljaa alkuun", 6)
        assert {phase.title + phase.prompt for phase in phases[1:]} == {""}


def test_a_change_is_a_new_version_and_what_ran_stays(
    page: Page, clock: HeldClock, bertta: Person, zed: Person, weekly: Team, item: Item
) -> None:
    clock.hold(MONDAY)
    hers = page.as_(bertta)
    typed = hers.get("meetings.new_own_format", weekly).filled() | {"tells_of_nobody": "1"}
    hers.post("meetings.new_own_format", weekly, **typed | {"title": NAME})
    own = own_formats_of(bertta.actor, weekly.id)[0]
    hers.post("meetings.structure", item, expect=422, chosen="the-moon")
    hers.post("meetings.structure", item, chosen=own.key)
    typed = hers.get("meetings.edit_own_format", own).filled() | {"tells_of_nobody": "1"}
    before = own.content
    hers.post("meetings.edit_own_format", own, **typed | {"phases-1-title": "Toinen nimi"})
    stored = hers.post("meetings.edit_own_format", own, expect=409, **typed)
    stored.shows("Toinen nimi")
    db.session.expire_all()
    first, second = sorted(db.session.query(OwnFormat), key=lambda one: one.version)
    assert (first.content, first.standing) == (before, OwnStanding.WITHDRAWN)
    assert (second.version, second.shape.phases[1].title.en) == (2, "Toinen nimi")
    assert db.session.query(ItemFormat).one().own_format_id == first.id
    hers.post("meetings.standing", first, expect=422, standing="usual")
    page.as_(zed).get("meetings.own_format", first, expect=404)
    hers.get("meetings.own_format", second).shows("Toinen nimi", "Versio")
    hers.get("teams.show", weekly).shows(NAME)
    page.as_(zed).get("teams.show", weekly).hides(NAME)
