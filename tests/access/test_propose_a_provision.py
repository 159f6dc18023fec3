from datetime import date

import pytest

from consult.access import propose, provision, provisions
from consult.access.provisions import FILE, read
from consult.foundation.errors import Misconfigured

ROW = """
[[provision]]
key = "x-1"
valid-from = 2024-01-01
checked-on = 2025-01-01
source = "a source"
for = ["a"]
name = { fi = "f", sv = "s", en = "e" }
sentence = { fi = "f", sv = "s", en = "e" }
"""


def test_the_expert_group_rests_on_section_14():
    found = propose("expert-group")
    assert found.key == "lsl-14"
    assert "lastensuojelulaki 14 §" in found.sentence.fi
    assert "barnskyddslagen 14 §" in found.sentence.sv


def test_for_an_unknown_occasion_nothing_is_proposed():
    assert propose("a-walk") is None


def test_what_was_not_in_force_yet_is_not_proposed():
    assert propose("extract", on=date(2023, 12, 31)) is None
    assert propose("extract", on=date(2024, 1, 1)).key == "client-data-48"


def test_the_repealed_secrecy_sections_are_nowhere_cited():
    assert "812/2000" not in FILE.read_text(encoding="utf-8")


def test_each_says_where_and_when_it_was_read():
    for each in provisions():
        assert "finlex.fi" in each.source
        assert each.checked_on >= date(2025, 1, 1)
        assert provision(each.key) is each


def test_a_later_version_takes_over_on_its_day():
    later = ROW.replace("2024-01-01", "2030-01-01").replace('"f"', '"uusi"')
    both = read(ROW + later, "x.toml")
    assert [each.valid_from.year for each in both] == [2024, 2030]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[provision]]", "[[provisions]]"),
        ("source", "sauce"),
        ("2024-01-01", '"2024"'),
        ('sv = "s", ', ""),
        ("key =", "key"),
    ],
)
def test_a_bad_file_is_named(old, new):
    with pytest.raises(Misconfigured, match=r"x\.toml"):
        read(ROW.replace(old, new, 1), "x.toml")


def test_the_same_day_twice_is_refused():
    with pytest.raises(Misconfigured, match="twice"):
        read(ROW + ROW, "x.toml")
