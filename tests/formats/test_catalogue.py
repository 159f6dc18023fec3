import pytest

from consult.agencies.rules import sectors
from consult.formats import FormatKind, Role, Yield, catalogue
from consult.privacy import review

KEYS = [
    "consultation-support",
    "expert-group",
    "systemic-weekly",
    "two-way-consultation",
    "written-consultation",
]


def test_these_formats_ship():
    assert [format_.key for format_ in catalogue().newest()] == KEYS
    assert [format_.kind for format_ in catalogue().newest()] == [
        FormatKind.SUPPORT,
        FormatKind.EXPERT_GROUP,
        FormatKind.WEEKLY,
        FormatKind.TWO_WAY,
        FormatKind.WRITTEN,
    ]


def test_an_unknown_format_is_named():
    with pytest.raises(LookupError, match="no format choir in version 0"):
        catalogue().format("choir")
    with pytest.raises(LookupError, match="no format expert-group in version 99"):
        catalogue().format("expert-group", 99)


def test_the_lengths_are_as_described():
    lengths = {f.key: (f.minutes, f.items, f.meeting_minutes) for f in catalogue().newest()}
    assert lengths == {
        "consultation-support": (60, 1, 60),
        "expert-group": (60, 2, 120),
        "systemic-weekly": (60, 3, 180),
        "two-way-consultation": (45, 2, 90),
        "written-consultation": (60, 1, 60),
    }


@pytest.mark.parametrize("key", ["expert-group", "systemic-weekly"])
def test_what_concerns_a_family_begins_with_the_roster_and_hears_the_child(key):
    phases = catalogue().format(key).phases
    assert phases[0].yields is Yield.ATTENDANCE
    assert Yield.CHILDS_VOICE in {phase.yields for phase in phases}


@pytest.mark.parametrize("key", ["expert-group", "systemic-weekly", "two-way-consultation"])
def test_while_the_others_reflect_the_presenter_listens(key):
    for phase in catalogue().format(key).phases:
        if phase.yields is Yield.REFLECTIONS:
            assert Role.PRESENTER in phase.listens


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
    source = catalogue().format(key).source
    assert source.fi.startswith("Oletuspohja, muokattavissa")
    assert "virallinen" not in source.fi
    assert "official" not in source.en


@pytest.mark.parametrize("key", KEYS)
def test_a_format_asks_sectors_that_exist_and_names_nobody(key):
    format_ = catalogue().format(key)
    assert set(format_.sectors) <= set(sectors())
    for phase in format_.phases:
        assert review(phase.prompt.fi).findings == []


def test_nobody_is_seated_as_everybody():
    assert Role.EVERYBODY not in Role.seats()
    assert Role.CHILD in Role.seats()
