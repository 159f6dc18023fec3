"""A spreadsheet holds figures and words, never a formula."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from consult.documents.spreadsheets import as_csv, as_xlsx

NASTY = ['=HYPERLINK("//evil")', "+1", "-1", "@SUM(A1)", "\tx", "\rx"]


@pytest.mark.parametrize("text", NASTY)
def test_a_text_that_would_be_a_formula_is_quoted(text: str) -> None:
    (row,) = csv.reader(StringIO(as_csv([text], []).decode("utf-8-sig"), newline=""))
    assert row == ["'" + text]
    sheet = load_workbook(BytesIO(as_xlsx("t", ["a"], [[text]]))).active
    assert sheet["A2"].value.startswith("'")
    assert sheet["A2"].data_type == "s"


def test_numbers_stay_numbers_and_separators_are_quoted() -> None:
    lines = as_csv(["a", "b"], [['say "hei"; ok, then', 7]]).decode("utf-8-sig").split("\r\n")
    assert lines[1] == '"say ""hei""; ok, then",7'
    assert load_workbook(BytesIO(as_xlsx("t", ["a"], [[7]]))).active["A2"].value == 7


def test_letters_survive() -> None:
    assert "ŋđčšžŧ åäö" in as_csv(["ŋđčšžŧ åäö"], []).decode("utf-8-sig")
