"""A team says in which formats its meetings can be planned; what runs already goes on."""

from datetime import time, timedelta

import pytest

from consult.audit import Deed
from consult.consultations.queries import find_askable_in_writing
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from consult.meetings.models import Meeting, MeetingMode, SeriesPlan
from consult.meetings.operations import MeetingPlan, plan_meeting, plan_series
from consult.meetings.rules import DaysOff, OnHolidays, Rhythm, Rule, Times, Wall
from consult.privacy import reviewed
from consult.teams.models import Team
from consult.teams.operations import change_team, switch_formats
from consult.teams.queries.formats import formats_of, formats_to_choose_from, switched_on
from tests.scenes import deeds

DRAFT = "anticipation-dialogue"


@pytest.fixture
def weekly(app, template):
    return db.session.get_one(Team, template.teams["vaara"])


@pytest.fixture
def experts(app, template):
    return db.session.get_one(Team, template.teams["experts"])


def plan(format_key, *, in_days=30):
    begins = clock.now() + timedelta(days=in_days)
    hours = timedelta(hours=3)
    return MeetingPlan(
        begins, begins + hours, 1, MeetingMode.ON_SITE, reviewed("Sali"), format_key=format_key
    )


def switch(person, team, *, on=(), off=()):
    with transaction():
        wanted = switched_on(person.actor, team.id) | set(on)
        switch_formats(person.actor, team, wanted - set(off))


def test_at_first_what_is_finished_is_offered_and_no_draft(weekly, bertta):
    on = switched_on(bertta.actor, weekly.id)
    assert on == {one.key for one in catalogue().newest() if one.finished}


def test_times_of_one_team_are_given_in_one_way(weekly, experts, bertta):
    offered = formats_of(bertta.actor, [weekly, experts])
    assert offered[weekly.id][0].key == weekly.format_key
    for team in (weekly, experts):
        for shape in offered[team.id]:
            assert shape.needs_case
            assert not any((shape.private, shape.two_way, shape.in_writing))


def test_a_draft_is_offered_once_it_is_switched_on(weekly, bertta):
    with pytest.raises(NotSaved), transaction():
        plan_meeting(bertta.actor, weekly, plan(DRAFT))
    switch(bertta, weekly, on=[DRAFT])
    assert deeds()[-1] == Deed.FORMAT_SWITCHED
    with transaction():
        meeting = plan_meeting(bertta.actor, weekly, plan(DRAFT))
    assert meeting.format_key == DRAFT
    switch(bertta, weekly, off=[DRAFT])
    assert db.session.get_one(Meeting, meeting.id).format_key == DRAFT
    with pytest.raises(NotSaved), transaction():
        plan_meeting(bertta.actor, weekly, plan(DRAFT, in_days=31))


def series_of(format_key):
    first = clock.today() + timedelta(days=30)
    rule, off = Rule(Rhythm.TWO_WEEKLY, first), DaysOff(OnHolidays.KEEP)
    last, wall = first + timedelta(days=28), Wall(time(9), 120)
    times = Times(first, last, rule, wall, off, slots=1, slot_minutes=120)
    return SeriesPlan(times, MeetingMode.ON_SITE, reviewed("Sali"), "", format_key=format_key)


def test_a_series_keeps_the_format_it_was_planned_in(weekly, bertta):
    with pytest.raises(NotSaved), transaction():
        plan_series(bertta.actor, weekly, series_of(DRAFT))
    switch(bertta, weekly, on=[DRAFT])
    with transaction():
        series, meetings = plan_series(bertta.actor, weekly, series_of(DRAFT))
        _usual, plain = plan_series(bertta.actor, weekly, series_of(""))
    switch(bertta, weekly, off=[DRAFT])
    assert series.format_key == DRAFT
    assert {one.format_key for one in meetings} == {DRAFT}
    assert {one.format_key for one in plain} == {weekly.format_key}


def test_the_usual_format_is_always_on(weekly, bertta):
    with transaction():
        switch_formats(bertta.actor, weekly, set())
    assert switched_on(bertta.actor, weekly.id) == {weekly.format_key}
    assert [one.key for one in formats_of(bertta.actor, [weekly])[weekly.id]] == [weekly.format_key]


def test_what_is_no_format_is_refused_and_saying_it_twice_changes_nothing(weekly, bertta):
    with pytest.raises(NotSaved), transaction():
        switch_formats(bertta.actor, weekly, {"choir"})
    before = len(deeds())
    switch(bertta, weekly)
    assert len(deeds()) == before


def test_a_draft_becomes_a_teams_usual_format_only_after_it_is_on(weekly, bertta, eero):
    facts = {"name": weekly.name, "agency_id": weekly.agency_id, "area": weekly.area}
    assert DRAFT not in {one.key for one in formats_to_choose_from(eero.actor, None)}
    with pytest.raises(NotSaved), transaction():
        change_team(eero.actor, weekly, format_key=DRAFT, **facts)
    switch(bertta, weekly, on=[DRAFT])
    with transaction():
        change_team(eero.actor, weekly, format_key=DRAFT, **facts)
    switch(bertta, weekly, off=[DRAFT])
    assert DRAFT in switched_on(bertta.actor, weekly.id)


def test_a_group_that_switches_it_off_is_not_asked_in_writing(experts, alma, disa):
    assert find_askable_in_writing(alma.actor, experts.id) is experts
    switch(disa, experts, off=["written-consultation"])
    assert find_askable_in_writing(alma.actor, experts.id) is None


def test_disa_chooses_on_the_page_and_alma_may_not(page, disa, alma, experts):
    disas = page.as_(disa)
    disas.get("teams.formats", experts).shows("Verkostokokous", "Tulevaisuuden muistelu")
    disas.post(
        "teams.formats", experts, finished=["written-consultation"], drafts=["risk-conference"]
    ).follow().shows("Moniammatillinen riskinarviointi")
    assert switched_on(disa.actor, experts.id) == {
        experts.format_key,
        "written-consultation",
        "risk-conference",
    }
    disas.post("teams.formats", experts, finished=["choir"], expect=422)
    page.as_(alma).get("teams.formats", experts, expect=403)


def test_a_meeting_is_planned_in_a_format_of_the_team(page, bertta, weekly):
    berttas = page.as_(bertta)
    day = clock.today() + timedelta(days=20)
    facts = {"team": weekly.id, "day": day.isoformat(), "begins": "09:00", "ends": "10:30"}
    facts |= {"slots": 1, "mode": "on-site", "place": "Sali"}
    berttas.post("meetings.new", format_key=DRAFT, **facts, expect=422)
    berttas.post("meetings.new", format_key="network-meeting", **facts).follow().shows(
        "Verkostokokous"
    )


def test_formats_are_browsed_by_everybody(page, chidi):
    chidis = page.as_(chidi)
    chidis.get("formats.index").shows("Läheisneuvonpito", "Tulevaisuuden muistelu")
    found = chidis.get("formats.index", words="perheen plan", kind="network", state="finished")
    found.shows("Läheisneuvonpito").hides("Tulevaisuuden muistelu", "Systeeminen viikkokokous")
    chidis.get("formats.index", words="zzz").hides("Läheisneuvonpito")
    shown = chidis.get("formats.show", "family-group-conference")
    shown.shows("Perheen oma aika", "Ei kirjata mitään", "Oletuspohja, muokattavissa")
