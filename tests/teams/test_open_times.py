"""Chidi's team opens its times to other teams, and says what should come first."""

from datetime import timedelta

import pytest

from consult.foundation import clock
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.teams.models import Team, TeamKind, TeamOpening, TeamSeat
from consult.teams.operations import add_team, give_seat, open_times
from consult.teams.queries.openings import openings_of
from tests.casework import doing
from tests.cast import CAST, Person
from tests.pages import Page
from tests.scenes import Template, account_of, deeds


@pytest.fixture
def psychiatry(app: object, template: Template, fanni: Person, chidi: Person) -> Team:
    with doing(fanni):
        team = add_team(
            fanni.actor,
            name="Pohjan nuorisopsykiatria",
            kind=TeamKind.TWO_WAY,
            agency_id=template.agencies["pohja"],
            area="Pohja",
            format_key="two-way-consultation",
        )
        give_seat(fanni.actor, team, account_of(chidi), TeamSeat.LEAD)
    return team


@pytest.fixture
def vaara(psychiatry: Team, template: Template) -> Team:
    return db.session.get_one(Team, template.teams["vaara"])


def test_the_lead_opens_and_closes_on_the_teams_page(
    page: Page, psychiatry: Team, vaara: Team, chidi: Person
) -> None:
    hers = page.as_(chidi)
    hers.get("teams.open_times", psychiatry)
    hers.post("teams.open_times", psychiatry, guest=vaara.id)
    opening = db.session.query(TeamOpening).one()
    assert vaara.name in hers.get("teams.show", psychiatry).text
    hers.post("teams.close_times", psychiatry, opening)
    assert openings_of(chidi.actor, psychiatry) == []
    assert deeds("door:refused", "content:read")[-2:] == ["team-times:opened", "team-times:closed"]


def test_what_should_come_first_names_nobody(page: Page, psychiatry: Team, chidi: Person) -> None:
    hers = page.as_(chidi)
    hers.get("teams.say_first", psychiatry)
    hers.post("teams.say_first", psychiatry, comes_first="Soita 040 123 4567.", expect=422)
    hers.post("teams.say_first", psychiatry, comes_first="Kysykää ensin nuorelta.")
    assert "Kysykää ensin nuorelta." in hers.get("teams.show", psychiatry).text
    hers.post("teams.say_first", psychiatry, comes_first="")
    db.session.expire_all()
    assert psychiatry.comes_first is None


@pytest.mark.parametrize("key", ["alma", "fanni", "eero", "disa", "tess", "hamid"])
def test_nobody_else_opens_them(page: Page, psychiatry: Team, vaara: Team, key: str) -> None:
    hers = page.as_(CAST[key])
    hers.post("teams.open_times", psychiatry, guest=vaara.id, expect=403)
    hers.post("teams.say_first", psychiatry, comes_first="Omat sanat.", expect=403)
    assert db.session.query(TeamOpening).count() == 0


def test_another_kind_of_team_opens_nothing(page: Page, vaara: Team, fanni: Person) -> None:
    page.as_(fanni).get("teams.open_times", vaara, expect=403)


def test_an_opening_of_another_team_cannot_be_closed_from_here(
    page: Page, psychiatry: Team, vaara: Team, chidi: Person, fanni: Person
) -> None:
    with doing(chidi):
        opening = open_times(chidi.actor, psychiatry, vaara.id)
    page.as_(fanni).post("teams.close_times", vaara, opening, expect=404)
    page.as_(fanni).post("teams.close_times", psychiatry, opening, expect=403)


def test_only_another_team_that_meets_is_let_in_and_once(
    psychiatry: Team, vaara: Team, chidi: Person
) -> None:
    with doing(chidi):
        open_times(chidi.actor, psychiatry, vaara.id)
    yesterday = clock.today() - timedelta(days=1)
    for guest, until in ((psychiatry.id, None), (vaara.id, None), (chidi.id, None)):
        with doing(chidi), pytest.raises(NotSaved):
            open_times(chidi.actor, psychiatry, guest, until)
    with doing(chidi), pytest.raises(NotSaved):
        open_times(chidi.actor, psychiatry, vaara.id, yesterday)
