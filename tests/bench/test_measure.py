import json
import sys
from types import ModuleType

import pytest
from click.testing import CliRunner

from consult import bench
from consult.bench import Bar, Measurement


def measured(value):
    found = Measurement("made-up")
    found.figure("a thing", 12345.678, "things a second")
    found.at_most("this ÷ that", value, 1.6)
    found.at_least("that ÷ this", 0.5, 0.5)
    return found


@pytest.fixture
def run(monkeypatch):
    def with_value(value, *options):
        module = ModuleType("consult.bench.made_up")
        module.__spec__ = bench.__spec__
        module.measure = lambda: measured(value)
        monkeypatch.setitem(sys.modules, "consult.bench.made_up", module)
        return CliRunner().invoke(bench.command, ["made-up", *options])

    return with_value


def test_each_figure_stands_beside_its_bar(run):
    result = run(1.25)
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "a thing      1.23e+04 things a second",
        "this ÷ that              1.25  ≤ 1.6  holds",
        "that ÷ this               0.5  ≥ 0.5  holds",
    ]


def test_a_bar_that_does_not_hold_fails_the_run(run):
    result = run(1.7)
    assert result.exit_code == 1
    assert "FAILS" in result.output


def test_a_program_reads_one_object(run):
    found = json.loads(run(1.7, "--json").output)
    assert found["name"] == "made-up"
    assert found["figures"] == [{"what": "a thing", "value": 12345.678, "unit": "things a second"}]
    assert found["bars"][0].items() >= {"what": "this ÷ that", "value": 1.7, "limit": 1.6,
                                        "holds": False}.items()  # fmt: skip


@pytest.mark.parametrize("name", ["nothing", "postgres", "../audit", ""])
def test_an_unknown_measurement_is_wrong_use(name):
    assert CliRunner().invoke(bench.command, [name]).exit_code == 2


def test_the_limit_itself_still_holds():
    assert Bar("x", 1.6, 1.6).holds
    assert not Bar("x", 0.19, 0.2, at_least=True).holds
