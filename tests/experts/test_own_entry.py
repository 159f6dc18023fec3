"""Each says of herself what the directory knows; when she can come a few may see."""

from datetime import UTC, date, datetime, timedelta

import pytest

from consult.audit import Deed
from consult.experts.models import FacetKind
from consult.experts.queries import (
    absences_of,
    available_at,
    details_of,
    languages_of,
    profile_of,
)
from tests.scenes import deeds

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday


def said(person, kind):
    return details_of(person.actor, [person.id])[person.id].of(kind)


@pytest.fixture
def entry(template):
    return {
        "known_fields": ["psychiatric"],
        "about": "Kuuntelen ensin.",
        "languages": ["fi", "se"],
        "methods": ["reflecting"],
        "serves": ["Vaara"],
        "not_from": ["Pohja"],
        "times": ["1-am"],
        "conflicts": [str(template.agencies["raja"])],
    }


def test_chidi_says_everything_in_one_press(page, chidi, clock, entry, template):
    clock.hold(NOW)
    page.as_(chidi).post("experts.mine", **entry).leads_to("experts.mine")
    assert said(chidi, FacetKind.LANGUAGE) == ["fi", "se"]
    assert said(chidi, FacetKind.NOT_FROM) == ["Pohja"]
    assert said(chidi, FacetKind.CONFLICT) == [str(template.agencies["raja"])]
    assert profile_of(chidi.actor, chidi.id).checked_on == NOW.date()
    assert deeds(Deed.SIGNED_IN, Deed.ROW_DELETED) == [Deed.PROFILE_CHANGED]
    shown = page.as_(chidi).get("experts.mine").filled(-1)
    assert {name: shown[name] for name in entry} == {
        name: value[0] if len(value) == 1 else value for name, value in entry.items()
    }


def test_what_was_not_offered_is_refused(page, chidi, entry):
    hers = page.as_(chidi)
    for name, value in (("languages", "klingon"), ("serves", "Kuu"), ("times", "7-am")):
        hers.post("experts.mine", **(entry | {name: [value]}), expect=422)
    assert said(chidi, FacetKind.SERVES) == ["Järvi", "Pohja", "Vaara"]


def test_a_name_in_the_description_is_pointed_out(page, chidi, entry):
    told = entry | {"about": "Numeroni on 040 123 4567, kysy Matti Virtaselta."}
    page.as_(chidi).post("experts.mine", **told, expect=422)


def test_all_see_what_she_knows_but_few_when_and_for_whom_not(page, hamid, alma, disa):
    seen = page.as_(alma).get("accounts.show", hamid.id)
    seen.shows("Koulupoissaolot", "Arabia", "Järvi").hides("Maanantai, iltapäivä")
    for person in (disa, hamid):
        page.as_(person).get("accounts.show", hamid.id).shows("Maanantai, iltapäivä")


def test_days_away_are_said_and_taken_back_by_herself_alone(page, chidi, sakari, clock):
    clock.hold(NOW)
    hers = page.as_(chidi)
    hers.post("experts.away", starts_on="2026-12-01", ends_on="2026-12-04")
    (absence,) = absences_of(chidi.actor, chidi.id)
    hers.get("experts.mine").shows("1.12.2026")
    page.as_(sakari).post("experts.end_absence", absence, expect=404)
    hers.post("experts.end_absence", absence).leads_to("experts.mine")
    assert absences_of(chidi.actor, chidi.id) == []


@pytest.mark.parametrize(
    ("first", "last"), [("2026-12-04", "2026-12-01"), ("2026-11-01", "2026-11-20")]
)
def test_an_absence_that_is_over_or_ends_before_it_begins_is_refused(
    page, chidi, clock, first, last
):
    clock.hold(NOW)
    page.as_(chidi).post("experts.away", starts_on=first, ends_on=last, expect=422)
    assert absences_of(chidi.actor, chidi.id) == []


def test_who_can_come_is_told_by_the_pattern_and_the_absences(page, chidi, sakari, kosti, clock):
    clock.hold(NOW)
    everybody = [chidi.id, sakari.id, kosti.id]
    monday = datetime(2026, 12, 7, 11, 0, tzinfo=UTC)
    tuesday = monday + timedelta(days=1)

    def free(at):
        return available_at(chidi.actor, everybody, at, at + timedelta(hours=1))

    assert free(monday) == set(everybody)
    assert free(tuesday) == {chidi.id, kosti.id}
    page.as_(chidi).post("experts.away", starts_on="2026-12-08", ends_on="2026-12-08")
    assert free(tuesday) == {kosti.id}


def test_whoever_has_said_no_language_works_in_finnish(app, alma, sakari):
    assert languages_of(alma.actor, [alma.id, sakari.id]) == {
        alma.id: ["fi"],
        sakari.id: ["fi", "se", "sms"],
    }


def test_one_press_says_that_all_is_still_so(page, chidi, clock):
    clock.hold(NOW)
    page.as_(chidi).post("experts.check").leads_to("experts.mine")
    assert profile_of(chidi.actor, chidi.id).checked_on == date(2026, 11, 23)
