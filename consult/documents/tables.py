"""Reading tables that people bring: csv in the ways Finland writes it, and xlsx. All as text."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from consult.foundation.errors import NotSaved
from consult.foundation.words import Words

LARGEST_INSIDE = 256 * 1024 * 1024
"""So much may come out of a workbook, which is packed; more is no log of anybody's."""
MOST_TIMES = 100
"""Nor so many times its own size; workbooks that people make shrink to a tenth."""
FREELY = 8 * 1024 * 1024
"""So much may come out of the smallest."""
MOST_ROWS, MOST_CELLS = 500_000, 4_000_000
"""A sheet says itself how large it is, and a reader fills up what it leaves out."""
DELIMITERS = (";", ",", "\t")

UNREADABLE = Words(
    "Tiedostoa ei voi lukea. Tallenna se CSV- tai Excel-tiedostona (.xlsx).",
    "Filen kan inte läsas. Spara den som CSV- eller Excel-fil (.xlsx).",
    "The file cannot be read. Save it as csv or as an Excel workbook (.xlsx).",
)
TOO_LARGE = Words(
    "Tiedostosta purkautuu liian paljon. Jaa se osiin.",
    "Det packas upp för mycket ur filen. Dela upp den.",
    "Too much comes out of the file. Divide it.",
)


def read_rows(data: bytes) -> Iterator[list[str]]:
    """Return the rows of the first sheet of a workbook, or of a csv; every cell as text.

    Days come as `2021-12-16`, times as `09:00`. A csv may be UTF-8 or Windows' own, divided by
    semicolons, commas or tabs.

    Raises:
        NotSaved: it is neither, or too much comes out of it. Before the first row, or at one.

    """
    return _workbook(data) if data[:4] == b"PK\x03\x04" else _csv(data)


def write_rows(rows: Iterable[Sequence[str]]) -> str:
    """Write rows so that `read_rows` reads the same again. For a page's own use, not for Excel."""
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=";", lineterminator="\n").writerows(rows)
    return sheet.getvalue()


def _csv(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    if "\0" in text:
        raise NotSaved(UNREADABLE)
    head = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise NotSaved(UNREADABLE) from error


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _workbook(data: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            most = min(LARGEST_INSIDE, max(FREELY, MOST_TIMES * len(data)))
            if sum(one.file_size for one in packed.infolist()) > most:
                raise NotSaved(TOO_LARGE)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for row in _within_reason(book.worksheets[0].iter_rows(values_only=True)):
            yield [_text(cell) for cell in row]
    except NotSaved:
        raise
    except Exception as error:  # a broken workbook fails in as many ways as it can be broken
        raise NotSaved(UNREADABLE) from error


def _within_reason(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    cells = 0
    for number, row in enumerate(rows, start=1):
        cells += len(row)
        if number > MOST_ROWS or cells > MOST_CELLS:
            raise NotSaved(TOO_LARGE)
        yield row


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
