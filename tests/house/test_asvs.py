"""The page on ASVS tells the truth: ninety requirements, each met one with tests that bear it."""

import ast
import re
from collections import Counter
from functools import cache

from tests.house.building import ROOT

PAGE = ROOT / "docs" / "asvs.md"
COUNTS = {
    "V6": {1: 3, 2: 12, 3: 4, 4: 4, 5: 5, 6: 3, 8: 4},
    "V7": {1: 3, 2: 4, 3: 2, 4: 5, 5: 2, 6: 2},
    "V8": {1: 2, 2: 3, 3: 1, 4: 1},
    "V11": {1: 2, 2: 3, 3: 3, 4: 4, 5: 1, 6: 1},
    "V16": {1: 1, 2: 5, 3: 4, 4: 3, 5: 3},
}
"""How many requirements up to level 2 each section has; they are numbered from one."""
WANTED = {
    f"{chapter}.{section}.{number}"
    for chapter, sections in COUNTS.items()
    for section, count in sections.items()
    for number in range(1, count + 1)
}
TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def rows():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if re.fullmatch(r"V\d+\.\d+\.\d+", row[0])]


@cache
def marked():
    """Which ids each test bears: `accounts/test_sitting.py::test_…` → ids."""
    found = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if "mark.asvs" in text:
            for node in ast.parse(text).body:
                if isinstance(node, ast.FunctionDef) and (ids := _ids(node)):
                    found[f"{path.relative_to(ROOT / 'tests')}::{node.name}"] = ids
    return found


def _ids(function):
    marks = [one for one in function.decorator_list if isinstance(one, ast.Call)]
    asvs = [one for one in marks if ast.unparse(one.func) == "pytest.mark.asvs"]
    return [ast.literal_eval(argument) for one in asvs for argument in one.args]


def test_each_of_the_ninety_stands_there_once():
    assert len(WANTED) == 90
    assert Counter(row[0] for row in rows()) == Counter(WANTED)


def test_each_has_a_state_and_what_it_rests_on():
    for row in rows():
        assert len(row) == 4, row
        about, state, why = row[1:]
        assert about
        assert state in ("met", "not applicable", "not met"), row[0]
        if state == "met":
            assert TEST.search(why), f"{row[0]} is met, but no test says so"
            assert not TEST.sub("", why).strip(), f"{row[0]}: only `file::test` in the last column"
        else:
            assert len(why) > 20, f"{row[0]} does not say why"
            assert not TEST.search(why), row[0]


def test_the_page_counts_itself_rightly():
    states = Counter(row[2] for row in rows())
    said = PAGE.read_text(encoding="utf-8")
    assert f"{states['met']} are met, {states['not applicable']} do not apply" in said
    assert f"{states['not met']} are not met" in said


def test_tests_and_page_name_each_other():
    named = {(row[0], "::".join(test)) for row in rows() for test in TEST.findall(row[3])}
    borne = {(one, test) for test, ids in marked().items() for one in ids}
    assert named - borne == set(), "the page names tests that do not exist or bear no such id"
    assert borne - named == set(), "these marks stand on no line of the page"
