"""Tables that people bring, in whichever way their program wrote them."""

import zipfile
from datetime import date, time
from io import BytesIO

import pytest
from openpyxl import Workbook

from consult.documents import tables
from consult.documents.tables import read_rows, write_rows
from consult.foundation.errors import NotSaved

TABLE = [["Päivä", "Toimiala"], ["16.12.2021", "Lastensuojelu; perhe"]]


def workbook(*rows: list[object]) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        'Päivä;Toimiala\r\n16.12.2021;"Lastensuojelu; perhe"\r\n'.encode("utf-8-sig"),
        'Päivä;Toimiala\n16.12.2021;"Lastensuojelu; perhe"\n'.encode("cp1252"),
        b"P\xc3\xa4iv\xc3\xa4,Toimiala\n16.12.2021,Lastensuojelu; perhe\n",
        b"P\xc3\xa4iv\xc3\xa4\tToimiala\n16.12.2021\tLastensuojelu; perhe\n",
        write_rows(TABLE).encode(),
        workbook(*TABLE),
    ],
)
def test_every_way_of_writing_it_reads_the_same(data):
    assert list(read_rows(data)) == TABLE


def test_days_times_and_numbers_of_a_workbook_come_as_text():
    data = workbook([date(2021, 12, 16), date(2022, 1, 20), time(9, 30), 3, 2.0, None])
    assert list(read_rows(data)) == [["2021-12-16", "2022-01-20", "09:30", "3", "2", ""]]


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"a\0b", workbook()[:200]])
def test_what_is_no_table_is_said_to_be_none(data):
    with pytest.raises(NotSaved):
        list(read_rows(data))


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "LARGEST_INSIDE", 1_000_000)
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 1_000_001)
    with pytest.raises(NotSaved) as refused:
        list(read_rows(file.getvalue()))
    assert refused.value.words == tables.TOO_LARGE


def test_a_sheet_that_says_it_is_huge_is_refused_before_it_fills_the_memory():
    small, file = zipfile.ZipFile(BytesIO(workbook(["a"]))), BytesIO()
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    with zipfile.ZipFile(file, "w") as packed:
        for name in small.namelist():
            packed.writestr(name, sheet if "sheet1" in name else small.read(name))
    rows = []
    with pytest.raises(NotSaved) as refused:
        rows.extend(read_rows(file.getvalue()))
    assert refused.value.words == tables.TOO_LARGE
    assert len(rows) < 300


def test_a_small_file_out_of_which_much_comes_is_refused():
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", b" " * (tables.FREELY + 1))
    with pytest.raises(NotSaved) as refused:
        list(read_rows(file.getvalue()))
    assert refused.value.words == tables.TOO_LARGE
