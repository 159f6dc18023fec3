"""The measurement of pages visits every list there is, and finds something on it."""

import pytest

from consult.bench import pages
from consult.bench.crowd import Size
from consult.bench.visits import visitors_of
from consult.bench.worlds import lay_world


def test_every_list_is_measured_in_both_worlds():
    few, many = Size(consultations=80, own=20), Size(consultations=120, own=25)
    found = pages.measure(few, many, visits=2)
    queries = [bar for bar in found.bars if bar.what.endswith(": queries")]
    assert len(queries) == len(pages.LISTS)
    assert all(bar.holds for bar in queries), [bar for bar in queries if not bar.holds]


def test_a_page_that_is_not_there_is_no_fast_page(tmp_path):
    world = lay_world(tmp_path, Size(consultations=80, own=20))
    lost = pages.Path("a case of nobody", "bertta", "/cases/{case}")
    with visitors_of(world) as (visitors,), pytest.raises(RuntimeError, match="status 404"):
        visitors.visit(lost)
