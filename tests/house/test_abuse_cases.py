"""The page of abuse cases tells the truth: each case is there, and each test it names is."""

import ast
import re
from functools import cache

from tests.house.building import ROOT

PAGE = ROOT / "docs" / "abuse-cases.md"
CASES = {*range(1, 32), *range(36, 41), 51, 54, *range(56, 62), 63, 64}
TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def rows():
    """Each row of the page's tables: its cells."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return [row for row in cells if row[0] not in ("case", "---")]


@cache
def functions_of(name):
    path = ROOT / "tests" / name
    if not path.exists():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_case_stands_there_once():
    numbers = [int(row[0]) for row in rows() if row[0].isdigit()]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) == CASES


def test_each_says_what_is_expected_and_names_its_tests():
    unnamed = [row[0] for row in rows() if len(row) != 4 or not row[2] or not TEST.search(row[3])]
    assert not unnamed, f"These cases name no test: {unnamed}"
    odd = [row[0] for row in rows() if TEST.sub("", row[3]).strip()]
    assert not odd, f"Write only `file::test` into the last column: {odd}"


def test_every_test_that_is_named_exists():
    named = TEST.findall(PAGE.read_text(encoding="utf-8"))
    gone = [f"{name}::{test}" for name, test in named if test not in functions_of(name)]
    assert not gone, gone


def test_every_numbered_test_is_on_the_page():
    """A test that bears the number of a case stands in that case's row, or beside one that does."""
    of_case = {row[0]: {name for name, _ in TEST.findall(row[3])} for row in rows()}
    for path in sorted((ROOT / "tests" / "abuse").glob("test_*.py")):
        for test in functions_of(f"abuse/{path.name}"):
            number = re.match(r"test_(?:case_)?(\d+)_", test)
            if number:
                assert f"abuse/{path.name}" in of_case[number[1]], f"{path.name}::{test}"
