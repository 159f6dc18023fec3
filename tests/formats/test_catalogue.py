import pytest

from consult.agencies.rules import sectors
from consult.formats import FormatKind, Role, Yield, catalogue
from consult.privacy import review

FINISHED = {
    "childs-good-council": (FormatKind.NETWORK, 120, 1),
    "consultation-support": (FormatKind.SUPPORT, 60, 1),
    "expert-group": (FormatKind.EXPERT_GROUP, 60, 2),
    "family-group-conference": (FormatKind.NETWORK, 180, 1),
    "network-meeting": (FormatKind.NETWORK, 90, 1),
    "reflecting-meeting": (FormatKind.WEEKLY, 45, 2),
    "systemic-weekly": (FormatKind.WEEKLY, 60, 3),
    "systemic-weekly-30": (FormatKind.WEEKLY, 30, 4),
    "systemic-weekly-45": (FormatKind.WEEKLY, 45, 4),
    "systemic-weekly-90": (FormatKind.WEEKLY, 90, 2),
    "two-way-consultation": (FormatKind.TWO_WAY, 45, 2),
    "written-consultation": (FormatKind.WRITTEN, 60, 1),
}
"""Kind, minutes of an item, items in a meeting."""

KEYS = [format_.key for format_ in catalogue().newest()]


def test_these_formats_are_finished():
    finished = [one for one in catalogue().newest() if one.finished]
    assert {one.key: (one.kind, one.minutes, one.items) for one in finished} == FINISHED


def test_an_unknown_format_is_named():
    with pytest.raises(LookupError, match="no format choir in version 0"):
        catalogue().format("choir")
    with pytest.raises(LookupError, match="no format expert-group in version 99"):
        catalogue().format("expert-group", 99)


def of_a_family():
    return [one for one in catalogue().newest() if one.needs_case and not one.in_writing]


def test_what_concerns_a_family_begins_with_the_roster_and_hears_the_child():
    for format_ in of_a_family():
        assert format_.phases[0].yields is Yield.ATTENDANCE, format_.key
        assert Yield.CHILDS_VOICE in {phase.yields for phase in format_.phases}, format_.key


def test_while_the_others_reflect_the_presenter_or_the_family_listens():
    for format_ in (*of_a_family(), catalogue().format("two-way-consultation")):
        for phase in format_.phases:
            if phase.yields is Yield.REFLECTIONS:
                there = {Role.PRESENTER, Role.FAMILY, Role.GUARDIAN, Role.EVERYBODY}
                assert not there.isdisjoint(phase.listens), (format_.key, phase.key)


def test_nobody_answers_while_a_team_reflects():
    for format_ in catalogue().newest():
        for phase in format_.phases:
            if phase.yields is Yield.REFLECTIONS:
                assert Role.FAMILY not in phase.speaks, (format_.key, phase.key)


def test_in_a_family_group_conference_the_family_is_alone_and_nothing_is_recorded():
    conference = catalogue().format("family-group-conference")
    assert [phase.key for phase in conference.phases if phase.family_alone] == ["family-time"]
    assert [phase.key for phase in conference.phases if not phase.is_recorded] == ["family-time"]
    assert not conference.private


def test_where_the_family_comes_it_may_be_invited_and_has_its_roles():
    for format_ in catalogue().newest():
        family = {Role.CHILD, Role.GUARDIAN, Role.CLOSE_PERSON}
        assert family.isdisjoint(format_.roles) != format_.family_invited, format_.key
        if format_.with_family:
            assert format_.family_invited, format_.key


def test_consultation_support_is_between_two_and_mostly_unwritten():
    support = catalogue().format("consultation-support")
    assert support.private
    assert not support.needs_case
    assert support.roles == (Role.MENTOR, Role.WORKER)
    assert [phase.key for phase in support.phases if not phase.is_recorded] == [
        "settling",
        "thinking-together",
    ]


@pytest.mark.parametrize("key", KEYS)
def test_a_format_says_that_it_is_a_default_and_never_that_it_is_official(key):
    format_ = catalogue().format(key)
    source = format_.source
    assert source.fi.startswith("Oletuspohja, muokattavissa")
    assert format_.finished == ("luonnos" not in source.fi.lower())
    assert "virallinen" not in source.fi
    assert "official" not in source.en


@pytest.mark.parametrize("key", KEYS)
def test_a_format_asks_sectors_that_exist_and_names_nobody(key):
    format_ = catalogue().format(key)
    assert set(format_.sectors) <= set(sectors())
    for phase in format_.phases:
        assert review(f"{phase.prompt.fi} {phase.purpose.fi}").findings == []


def test_nobody_is_seated_as_everybody():
    assert Role.EVERYBODY not in Role.seats()
    assert Role.CHILD in Role.seats()


@pytest.mark.parametrize(
    ("meeting", "item", "fits"),
    [
        ("systemic-weekly", "systemic-weekly-45", True),
        ("reflecting-meeting", "systemic-weekly", True),
        ("expert-group", "systemic-expert-group", True),
        ("network-meeting", "network-meeting", True),
        ("network-meeting", "systemic-weekly", False),
        ("systemic-weekly", "network-meeting", False),
        ("network-meeting", "family-group-conference", False),
    ],
)
def test_an_item_moves_unasked_only_into_a_meeting_of_its_kind(meeting, item, fits):
    shapes = catalogue()
    assert shapes.format(meeting).takes_items_of(shapes.format(item)) is fits


def test_times_that_are_given_in_one_way_go_together():
    shapes = {one.key: one for one in catalogue().newest()}
    weekly = shapes["systemic-weekly"]
    with_it = {key for key, one in shapes.items() if one.goes_with(weekly)}
    assert {"network-meeting", "family-group-conference", "expert-group"} <= with_it
    assert with_it.isdisjoint({"consultation-support", "two-way-consultation", "law-forum"})
    assert "written-consultation" not in with_it
    assert shapes["law-forum"].goes_with(shapes["school-social-workers"])
