"""The measurement of the report compares like with like."""

from consult.bench import reports
from consult.bench.crowd import Size


def test_report_and_bare_statements_count_the_same():
    found = reports.measure(Size(consultations=140, own=20))
    assert found.figures[0].value == (140 - 20) * 10  # ten at each table; twenty have no time yet
    assert [bar.what for bar in found.bars] == ["report ÷ bare statements"]
