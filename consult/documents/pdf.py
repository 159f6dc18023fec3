"""A `Paper` as a PDF that a screen reader can read: tagged, with language and title (PDF/UA-1).

The typesetting lies in `paper.typ` and never changes with what is printed: the words reach it as
data, so that nothing somebody typed is read as markup.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from flask import Response, after_this_request

from consult.documents.paper import (
    Block,
    Bullets,
    Facts,
    Gap,
    Heading,
    Lines,
    Paper,
    Paragraph,
    Table,
    Text,
    parts,
    plain,
)

STENCIL = Path(__file__).with_name("paper.typ")
NO_GLYPH = "\u25a1"
"""Stands where no letter of the fonts fits; PDF/UA forbids the font's own empty box."""
COMMON = 0x2FF
"""As a last resort every character beyond the Latin blocks becomes `NO_GLYPH`."""
LETTERS_IN_A_ROW = 70
"""So many stand beside each other in a table with room to spare."""
NAMED = re.compile(r'the (?:text|text contains the disallowed codepoint) `"(.+?)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def as_pdf(paper: Paper) -> bytes:
    """Return a paper as a file. A character no font holds is shown as an empty box."""
    return _set(json.dumps(_data(paper), ensure_ascii=False))


def pdf_answer(paper: Paper, name: str) -> Response:
    """Answer with a paper as a file; its name is a fixed word, never a code of a case.

    The paper is composed by now, and is set only once the request's transaction has ended and its
    read entries are written: whoever writes does not wait for typst.
    """
    answer = Response(mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'

    @after_this_request
    def set_it(settled: Response) -> Response:
        if settled is answer:  # and not the page of an error that came in its place
            settled.set_data(as_pdf(paper))
        return settled

    return answer


def _set(data: str) -> bytes:
    from typst import TypstError  # the application starts without it

    try:
        return _compiled(data)
    except TypstError as error:
        without = _boxed(data, _named(error.diagnostic))
    try:
        return _compiled(without)
    except TypstError:
        far = {c for c in without if ord(c) > COMMON and c != NO_GLYPH}
        return _compiled(_boxed(without, far))


def _compiled(data: str) -> bytes:
    import typst  # as above

    made = typst.compile(
        _stencil(),
        format="pdf",
        sys_inputs={"paper": data},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,  # the same file on every machine
    )
    assert isinstance(made, bytes), "a PDF is one file"
    return made


@cache
def _stencil() -> bytes:
    return STENCIL.read_bytes()


def _named(diagnostic: str) -> set[str]:
    clusters = NAMED.findall(diagnostic)
    return {ESCAPED.sub(lambda code: chr(int(code[1], 16)), one) for one in clusters}


def _boxed(data: str, wrong: set[str]) -> str:
    for one in sorted(wrong, key=len, reverse=True):
        data = data.replace(one, NO_GLYPH)
    return data


def _data(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "language": paper.language,
        "note": paper.note,
        "blocks": [
            {"kind": block.kind, "level": level, **_block(block)} for block, level in paper.levelled
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading() | Paragraph():
            return {"text": _words(block.text)}
        case Bullets():
            return {"items": [_words(item) for item in block.items]}
        case Facts():
            return {"rows": [[_words(label), _words(value)] for label, value in block.rows]}
        case Table():
            return {
                "caption": _words(block.caption),
                "header": [_words(cell) for cell in block.header],
                "widths": list(block.widths),
                "is-narrow": _is_narrow(block),
                "cells": [_words(cell) for row in block.rows for cell in row],
            }
        case Lines():
            return {"label": _words(block.label), "count": block.count}
    return {}


def _is_narrow(table: Table) -> bool:
    columns = zip(table.header, *table.rows, strict=True)
    return sum(max(len(plain(cell)) for cell in column) for column in columns) <= LETTERS_IN_A_ROW


def _words(text: Text) -> list[str | dict[str, str]]:
    return [{"gap": one.text} if isinstance(one, Gap) else one for one in parts(text)]
