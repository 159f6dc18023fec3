"""Minutes as they are kept: one text in canonical JSON, with all that has to be said in it.

Every word of the house is kept in all three languages, every name as it was that day, so that
what was sealed never changes when words or names do. What concerns one client alone of several
lies in a part of its own, which is destroyed with that client; the whole holds the part's digest.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from consult.documents.paper import (
    Block,
    Bullets,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Table,
    plain,
)
from consult.foundation.words import Words

WHOLE, PART = "minutes/1", "minutes-part/1"
SALT_DIGITS = 32

Piece = str | Words
Said = tuple[Piece, ...]
Node = dict[str, Any]

TITLE = Words("Pöytäkirja", "Protokoll", "Minutes")
GONE = Words(
    "Tämä kohta on hävitetty asiakkaan tietojen mukana.",
    "Den här punkten har förstörts med klientens uppgifter.",
    "This item was destroyed with the client's data.",
)


def heading(*text: Piece, level: int = 2) -> Node:
    """Begin a section."""
    return {"kind": "heading", "level": level, "text": _kept(text)}


def paragraph(*text: Piece) -> Node:
    """Say something."""
    return {"kind": "paragraph", "text": _kept(text)}


def bullet(*text: Piece) -> Node:
    """Name one thing of a list; those that follow each other become one list."""
    return {"kind": "bullet", "text": _kept(text)}


def facts(rows: Sequence[tuple[Piece, Said]]) -> Node:
    """Name values, one beneath the other."""
    kept = [[_kept((label,)), _kept(value)] for label, value in rows]
    return {"kind": "facts", "rows": kept}


def table(caption: Piece, header: Sequence[Piece], rows: Sequence[Sequence[Said]]) -> Node:
    """Set values side by side."""
    return {
        "kind": "table",
        "caption": _kept((caption,)),
        "header": [_kept((cell,)) for cell in header],
        "rows": [[_kept(cell) for cell in row] for row in rows],
    }


def of_client(client: UUID, node: Node) -> Node:
    """Say of a block that it concerns this client alone, of several."""
    return {"kind": "of", "client": str(client), "node": node}


def divide(nodes: Sequence[Node], seed: bytes) -> tuple[str, dict[UUID, str]]:
    """Write blocks as one text, and what concerns one client alone as a part of each client's.

    Each text has a salt of its own, from a seed that is kept nowhere: once a part is destroyed,
    what the whole still holds does not help anybody to guess it.
    """
    parts: dict[str, list[Node]] = {}
    kept: list[Node] = []
    for node in nodes:
        if node["kind"] == "of":
            mine = parts.setdefault(node["client"], [])
            kept.append({"kind": "part", "client": node["client"], "place": len(mine)})
            mine.append(node["node"])
        else:
            kept.append(node)
    written = {
        client: canonical({"format": PART, "salt": _salt(seed, client), "blocks": blocks})
        for client, blocks in parts.items()
    }
    whole = {
        "format": WHOLE,
        "salt": _salt(seed, WHOLE),
        "blocks": kept,
        "parts": {client: digest(text).hex() for client, text in written.items()},
    }
    return canonical(whole), {UUID(client): text for client, text in written.items()}


def ended(text: str, nodes: Sequence[Node]) -> str:
    """Put blocks at the end of a text, and leave everything else as it was read."""
    whole = json.loads(text)
    return canonical({**whole, "blocks": [*whole["blocks"], *nodes]})


def canonical(document: Node) -> str:
    """Write a document so that the same one is always the same text."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> bytes:
    """Return what a seal is put on. A random salt within keeps it from being guessed."""
    return sha256(text.encode()).digest()


def parts_hold(text: str, parts: Mapping[UUID, str]) -> bool:
    """Tell whether the parts that are there are those that the whole was sealed with."""
    promised = json.loads(text)["parts"]
    return all(digest(part).hex() == promised.get(str(client)) for client, part in parts.items())


def blocks_of(text: str, parts: Mapping[UUID, str], language: str) -> list[Block]:
    """Read minutes in one language."""
    pieces = {str(client): json.loads(part)["blocks"] for client, part in parts.items()}
    found: list[Block] = []
    for node in json.loads(text)["blocks"]:
        whole = _whole(node, pieces)
        last = found[-1] if found else None
        if whole["kind"] == "bullet" and isinstance(last, Bullets):
            found[-1] = Bullets([*last.items, _said(whole["text"], language)])
        else:
            found.append(_block(whole, language))
    return found


def paper_of(
    blocks: Sequence[Block], language: str, note: str = "", more: Sequence[Block] = ()
) -> Paper:
    """Make a paper of minutes; `more` stands at the end."""
    return Paper(TITLE.say(language), language, [*blocks, *more], note)


def lines_of(blocks: Sequence[Block], until: str = "") -> list[str]:
    """Write minutes line by line, so that two versions can be laid side by side.

    `until` is the heading of what is not compared: who checked a version differs from the next.
    """
    last = [number for number, block in enumerate(blocks) if block == Heading(until)]
    compared = blocks[: last[-1]] if last else blocks
    return [line for block in compared for line in _lines(block) if line.strip()]


def _salt(seed: bytes, of: str) -> str:
    return sha256(seed + of.encode()).hexdigest()[:SALT_DIGITS]


def _whole(node: Node, pieces: Mapping[str, list[Node]]) -> Node:
    if node["kind"] != "part":
        return node
    there = pieces.get(node["client"])
    return there[node["place"]] if there is not None else paragraph(GONE)


def _block(node: Node, language: str) -> Block:
    match node["kind"]:
        case "heading":
            return Heading(_said(node["text"], language), node["level"])
        case "bullet":
            return Bullets([_said(node["text"], language)])
        case "facts":
            rows = node["rows"]
            return Facts([(_said(one, language), _said(two, language)) for one, two in rows])
        case "table":
            return Table(
                [_said(cell, language) for cell in node["header"]],
                [[_said(cell, language) for cell in row] for row in node["rows"]],
                _said(node["caption"], language),
            )
    return Paragraph(_said(node["text"], language))


def _lines(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return plain(block.text).split("\n")
        case Bullets():
            return [f"– {plain(item)}" for item in block.items]
        case Facts():
            return [f"{plain(label)}: {plain(value)}" for label, value in block.rows]
        case Table():
            return [" · ".join(plain(cell) for cell in row) for row in block.rows]
    return []


def _kept(text: Sequence[Piece]) -> list[Any]:
    return [
        {"fi": one.fi, "sv": one.sv, "en": one.en} if isinstance(one, Words) else one
        for one in text
    ]


def _said(text: Sequence[Any], language: str) -> str:
    return "".join(one if isinstance(one, str) else one.get(language, one["fi"]) for one in text)
