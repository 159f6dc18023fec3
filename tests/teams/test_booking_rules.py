"""What a team says about its times: rules by the hundred, and the page on which they are set."""

from datetime import UTC, datetime, timedelta

import pytest

from consult.audit import Deed
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.teams.models import BookingRules, Team, TeamSeat
from consult.teams.operations import set_rules
from consult.teams.rules import (
    AskedBy,
    BookingRule,
    Bounds,
    hindering,
    notice_of,
    sentence_of,
    too_few_sectors,
)
from tests.scenes import deeds

NOW = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
TWO_DAYS = Bounds(latest_hours=48, capacity=2)


def hinders(bounds, *, hours=100, taken=0, excepted=()):
    begins = NOW + timedelta(hours=hours)
    return hindering(bounds, starts_at=begins, now=NOW, taken=taken, excepted=excepted)


@pytest.mark.parametrize("hours", range(1, 100))
def test_booking_closes_when_the_team_says(hours):
    wanted = BookingRule.LATEST if hours < 48 else None
    assert hinders(TWO_DAYS, hours=hours) is wanted
    assert hinders(Bounds(), hours=hours) is None
    assert hinders(TWO_DAYS, hours=hours, excepted={BookingRule.LATEST}) is None


@pytest.mark.parametrize("taken", range(12))
def test_a_meeting_takes_so_many_and_no_more(taken):
    wanted = BookingRule.CAPACITY if taken >= 2 else None
    assert hinders(TWO_DAYS, taken=taken) is wanted
    assert hinders(TWO_DAYS, taken=taken, excepted={BookingRule.CAPACITY}) is None
    assert TWO_DAYS.room(12) == 2
    assert TWO_DAYS.room(12, excepted=True) == 12


def test_sectors_are_counted_once_each():
    assert too_few_sectors(Bounds(sectors=2), {"psychiatry", ""})
    assert not too_few_sectors(Bounds(sectors=2), ["psychiatry", "education", "education"])
    assert not too_few_sectors(Bounds(), [])


@pytest.mark.parametrize("rule", BookingRule)
@pytest.mark.parametrize("names", [[], ["Fanni"], ["Disa", "Eero", "Fanni"]])
def test_what_hinders_is_a_sentence_with_who_may_make_an_exception(rule, names):
    bounds = Bounds(24, 2, AskedBy.AGENCY, 3)
    said = sentence_of(rule, bounds, TeamSeat.LEAD.words, names)
    for text in (said.fi, said.sv, said.en):
        assert text.endswith(".")
        assert all(name in text for name in names)
    assert ("vetäjä" in said.fi) == (not names)


def test_a_notice_is_said_in_days_where_they_are_whole():
    assert [notice_of(hours).fi for hours in (1, 5, 24, 36, 72)] == [
        "tuntia",
        "5 tuntia",
        "vuorokautta",
        "36 tuntia",
        "3 vuorokautta",
    ]


@pytest.fixture
def team(app, template):
    return db.session.get_one(Team, template.teams["experts"])


def test_disa_sets_the_rules_and_the_team_page_says_them(page, disa, alma, team):
    disas = page.as_(disa)
    disas.post(
        "teams.rules",
        team,
        latest_hours=48,
        capacity=2,
        asked_by="agency",
        sectors=2,
        excepted_by="coordinator",
    ).follow().shows("2 vuorokautta ennen kokousta", "Saman organisaation sosiaalityöntekijät")
    assert deeds()[-1] == Deed.BOOKING_RULES_SET
    rules = db.session.query(BookingRules).one()
    assert rules.bounds == Bounds(48, 2, AskedBy.AGENCY, 2)
    page.as_(alma).get("teams.rules", team, expect=403)
    disas.post("teams.rules", team, latest_hours=-1, expect=422)
    disas.post(
        "teams.rules",
        team,
        latest_hours=24,
        asked_by="team",
        sectors=0,
        capacity="",
        excepted_by="lead",
    )
    db.session.refresh(rules)
    assert (rules.bounds, rules.excepted_by) == (Bounds(24, None, AskedBy.TEAM, 0), TeamSeat.LEAD)


@pytest.mark.parametrize(
    "bounds", [Bounds(latest_hours=60 * 24 + 1), Bounds(capacity=0), Bounds(sectors=11)]
)
def test_numbers_that_make_no_sense_are_refused(team, disa, bounds):
    with pytest.raises(NotSaved), transaction():
        set_rules(disa.actor, team, bounds, TeamSeat.LEAD)


def test_exceptions_are_made_by_somebody_who_answers_for_the_team(team, disa):
    with pytest.raises(NotSaved), transaction():
        set_rules(disa.actor, team, Bounds(), TeamSeat.MEMBER)
