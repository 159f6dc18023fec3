"""Tables as csv and xlsx, safe to open: no cell can become a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

Cell = str | int | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet program reads a text that begins so as a formula (CWE-1236)."""


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table as RFC 4180 csv in UTF-8 with a byte-order mark, which Excel needs for ä."""
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow([_harmless(cell) for cell in header])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table as one sheet of an xlsx workbook; numbers stay numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    bold = []
    for text in header:
        cell = WriteOnlyCell(sheet, value=_harmless(text))
        cell.font = Font(bold=True)
        bold.append(cell)
    sheet.append(bold)
    for row in rows:
        sheet.append([_harmless(cell) for cell in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return "'" + cell
    return cell
