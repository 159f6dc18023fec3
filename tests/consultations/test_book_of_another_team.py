"""Two-way times: a psychiatric team opens its times to Alma's team, and the other way round."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest

from consult import vault
from consult.consultations.models import Consultation, Direction
from consult.consultations.operations import About, book, open_consultation
from consult.consultations.queries import item_of, teams_to_ask
from consult.consultations.queries.directions import direction_of, directions_in
from consult.consultations.queries.finding import find_bookable_team
from consult.consultations.rules.choices import ConsultationStatus
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.meetings.models import Meeting
from consult.privacy import reviewed
from consult.teams.models import Team, TeamKind, TeamSeat
from consult.teams.operations import add_team, close_times, give_seat, open_times, say_first
from consult.teams.queries.openings import find_opening, openings_of
from tests.casework import doing
from tests.cast import CAST, Person
from tests.consultations.conftest import NOW, a_wish, plan, readers
from tests.pages import Page
from tests.scenes import Template, account_of

FIRST = "Kysykää ensin nuorelta, mitä hän toivoo."


@dataclass(frozen=True)
class Sides:
    """Chidi's psychiatric team and Fanni's of child protection, each with its own times."""

    psychiatry: Team
    protection: Team


def two_way(fanni: Person, name: str, agency_id: UUID, **seats: Person) -> Team:
    with doing(fanni):
        team = add_team(
            fanni.actor,
            name=name,
            kind=TeamKind.TWO_WAY,
            agency_id=agency_id,
            area="Pohja",
            format_key="two-way-consultation",
        )
        for seat, person in seats.items():
            give_seat(fanni.actor, team, account_of(person), TeamSeat.of(seat))
    return team


@pytest.fixture
def sides(weekly: Team, template: Template, now: None) -> Sides:
    fanni, chidi, bertta, moona = (CAST[key] for key in ("fanni", "chidi", "bertta", "moona"))
    at, cast = template.agencies, {"lead": chidi, "facilitator": chidi, "member": moona}
    psychiatry = two_way(fanni, "Pohjan nuorisopsykiatria", at["pohja"], **cast)
    protection = two_way(
        fanni, "Vaaran lastensuojelun ajat", at["tunturi"], lead=fanni, facilitator=bertta
    )
    with doing(chidi):
        open_times(chidi.actor, psychiatry, weekly.id)
        say_first(chidi.actor, psychiatry, reviewed(FIRST))
    with doing(fanni):
        open_times(fanni.actor, protection, psychiatry.id)
    return Sides(psychiatry, protection)


@pytest.fixture
def theirs(sides: Sides, chidi: Person) -> Meeting:
    return plan(chidi, sides.psychiatry)


@pytest.fixture
def ours(sides: Sides, bertta: Person) -> Meeting:
    return plan(bertta, sides.protection)


def without_case(**more: object) -> dict[str, object]:
    return {"about": About(), "decision": None, "background": None, "sectors": (), **more}


def books(who: Person, team: Team, meeting: Meeting, leader: Person) -> Consultation:
    with doing(who):
        found = find_bookable_team(who.actor, team.id)
        assert found is not None
        shape, wish = catalogue().format(team.format_key), a_wish(team, **without_case())
        return book(who.actor, team, shape, wish, meeting, leader.id, guest_of=found.guest_of)


def typed(meeting: Meeting, leader: Person, **more: object) -> dict[str, object]:
    least = {"questions-0": "Mitä ensin?", "help": "field", "urgency": "routine", "about": "none"}
    return least | {"slot": meeting.id, "facilitator": leader.id} | more


def test_a_social_worker_books_the_psychiatrists_time(
    page: Page, sides: Sides, theirs: Meeting, alma: Person, chidi: Person
) -> None:
    shown = page.as_(alma).get("consultations.booking", sides.psychiatry)
    assert FIRST in shown.text
    page.as_(alma).post("consultations.booking", sides.psychiatry, **typed(theirs, chidi)).follow()
    booked = db.session.query(Consultation).one()
    assert booked.status is ConsultationStatus.PLACED
    assert booked.case_id is None
    assert readers(booked) == {"alma", "chidi", "moona"}


def test_a_psychiatrist_who_is_no_social_worker_books_in_return(
    page: Page, sides: Sides, ours: Meeting, chidi: Person, bertta: Person, weekly: Team
) -> None:
    page.as_(chidi).get("consultations.booking", sides.protection)
    answer = page.as_(chidi).post("consultations.booking", sides.protection, **typed(ours, bertta))
    answer.follow()
    booked = db.session.query(Consultation).one()
    assert (booked.asker_id, booked.case_id) == (chidi.id, None)
    page.as_(chidi).get("consultations.show", booked)
    page.as_(chidi).get("consultations.whom")


def test_she_cannot_have_a_case_drawn(
    page: Page, sides: Sides, ours: Meeting, chidi: Person, bertta: Person
) -> None:
    sent = typed(ours, bertta, about="new", home_team=sides.protection.id)
    page.as_(chidi).post("consultations.booking", sides.protection, **sent, expect=422)
    assert db.session.query(Consultation).count() == 0


@pytest.mark.parametrize("key", ["zed", "hamid", "disa", "tess", "eero", "ilona"])
def test_for_who_sits_in_no_named_team_there_is_no_such_time(
    page: Page, sides: Sides, key: str, theirs: Meeting, chidi: Person
) -> None:
    """Zed is a social worker, Eero and Ilona sit in Alma's team as what does not book."""
    hers = page.as_(CAST[key])
    hers.get("consultations.booking", sides.psychiatry, expect=404)
    hers.post("consultations.booking", sides.psychiatry, **typed(theirs, chidi), expect=404)
    assert db.session.query(Consultation).count() == 0


def test_the_direction_does_not_turn_by_itself(page: Page, sides: Sides, alma: Person) -> None:
    page.as_(alma).get("consultations.booking", sides.protection, expect=404)


def test_the_deed_itself_refuses_without_an_opening(
    sides: Sides, theirs: Meeting, alma: Person, chidi: Person
) -> None:
    shape = catalogue().format("two-way-consultation")
    wish = a_wish(sides.psychiatry, **without_case())
    with doing(alma), pytest.raises(NotSaved):
        book(alma.actor, sides.psychiatry, shape, wish, theirs, chidi.id)


def test_after_its_last_day_nobody_books(
    sides: Sides, weekly: Team, alma: Person, chidi: Person
) -> None:
    with doing(chidi):
        [(opening, _guest)] = openings_of(chidi.actor, sides.psychiatry)
        found = find_opening(chidi.actor, sides.psychiatry.id, opening.id)
        assert found is not None
        close_times(chidi.actor, found)
    assert find_bookable_team(alma.actor, sides.psychiatry.id) is None
    with doing(chidi):
        open_times(chidi.actor, sides.psychiatry, weekly.id, (NOW + timedelta(days=3)).date())
    for days, there in ((2, True), (3, False)):
        with clock.held_at(NOW + timedelta(days=days)):
            assert (find_bookable_team(alma.actor, sides.psychiatry.id) is not None) is there
            assert (sides.psychiatry in [one for one, _ in teams_to_ask(alma.actor)]) is there


def test_from_whom_to_whom_is_kept_as_of_that_day(
    sides: Sides, theirs: Meeting, alma: Person, chidi: Person, template: Template
) -> None:
    booked = books(alma, sides.psychiatry, theirs, chidi)
    account_of(alma).sector = "education"
    found = direction_of(alma.actor, booked)
    assert found is not None
    assert (found.from_team, found.to_team) == ("Vaaran viikkotiimi", "Pohjan nuorisopsykiatria")
    assert (found.from_agency, found.sector) == ("Tunturin hyvinvointialue", "child-protection")
    db.session.rollback()


def test_the_meetings_log_counts_each_direction(
    sides: Sides, theirs: Meeting, alma: Person, jaana: Person, chidi: Person, zed: Person
) -> None:
    for who in (alma, jaana):
        books(who, sides.psychiatry, theirs, chidi)
    assert [one.count for one in directions_in(chidi.actor, theirs)] == [2]
    assert [one.count for one in directions_in(alma.actor, theirs)] == [2]
    assert list(directions_in(zed.actor, theirs)) == []


def test_it_is_shown_on_its_page_at_its_item_on_the_sheet_and_in_the_log(
    page: Page, sides: Sides, theirs: Meeting, alma: Person, chidi: Person
) -> None:
    booked = books(alma, sides.psychiatry, theirs, chidi)
    with vault.signed_in(chidi.identity):
        item, _ = item_of(chidi.actor, booked)
    said = "Vaaran viikkotiimi"
    assert said in page.as_(alma).get("consultations.show", booked).text
    hers = page.as_(chidi)
    assert said in hers.get("meetings.room", item).text
    assert said in hers.get("meetings.sheet", item).text
    assert said in hers.get("meetings.show", theirs).text


def test_it_is_opened_and_held_like_any_other(
    sides: Sides, ours: Meeting, chidi: Person, bertta: Person
) -> None:
    booked = books(chidi, sides.protection, ours, bertta)
    with doing(bertta):
        item, _ = item_of(bertta.actor, booked)
        open_consultation(bertta.actor, booked, item)
    assert readers(booked) == {"bertta", "chidi"}
    assert db.session.query(Direction).one().sector == "psychiatry"
