"""A PDF as typst writes it, read back: the words on its pages and the tags round them."""

import re
import zlib

import page

STREAM = re.compile(rb"(\d+) 0 obj\s*<<((?:(?!endobj).)*?)>>\s*stream\r?\n", re.DOTALL)
TOKEN = re.compile(
    rb"/(?:Lang|ActualText)\((?:[^()\\]|\\.)*\)|/(f\d+) [\d.]+ Tf|(\()|\bET\b", re.DOTALL
)
FONT = re.compile(rb"(\d+) 0 obj\s*<</Type/Font/Subtype/Type0.*?/ToUnicode (\d+) 0 R", re.DOTALL)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def faults(pdf: bytes) -> list[str]:
    """What keeps a file from being PDF/UA-1; nothing, when it is."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def tags(pdf: bytes) -> list[str]:
    """The tags of its tree, as a screen reader meets them in the file."""
    return [name.decode() for name in re.findall(rb"/Type/StructElem/S/(\w+)", pdf)]


def words(pdf: bytes) -> str:
    """All that is shown on its pages, one line of print after another."""
    streams = {int(found[1]): _unpacked(pdf, found) for found in STREAM.finditer(pdf)}
    letters = {int(font): _letters(streams[int(cmap)]) for font, cmap in FONT.findall(pdf)}
    return "\n".join(_page(pdf, one, streams, letters) for one in _pages(pdf))


def _unpacked(pdf: bytes, found: re.Match[bytes]) -> bytes:
    length = int(re.search(rb"/Length (\d+)", found[2])[1])
    body = pdf[found.end() : found.end() + length]
    return zlib.decompress(body) if b"FlateDecode" in found[2] else body


def _pages(pdf: bytes) -> list[tuple[int, int]]:
    found = re.findall(rb"/Type/Page/Resources (\d+) 0 R.*?/Contents (\d+) 0 R", pdf, re.DOTALL)
    return [(int(resources), int(contents)) for resources, contents in found]


def _letters(cmap: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", cmap)
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs
    }


def _page(pdf: bytes, one: tuple[int, int], streams: dict, letters: dict) -> str:
    resources, contents = one
    named = re.search(rb"\n%d 0 obj\s*<<(.*?)endobj" % resources, pdf, re.DOTALL)
    fonts = {name: int(number) for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", named[1])}
    shown, font, content, place = [], {}, streams[contents], 0
    while found := TOKEN.search(content, place):
        place = found.end()
        if found[1]:
            font = letters[fonts[found[1]]]
        elif found[2]:
            place = _closed(content, place)
            glyphs = _unescaped(content[found.end() : place - 1])
            pairs = zip(glyphs[::2], glyphs[1::2], strict=True)
            shown += [font[high << 8 | low] for high, low in pairs]
        elif found[0] == b"ET":
            shown.append("\n")
    return "".join(shown)


def _closed(content: bytes, place: int) -> int:
    """Where a string ends: brackets within it may stand as they are, in pairs."""
    depth = 1
    while depth:
        byte = content[place]
        place += 2 if byte == 0x5C else 1
        depth += (byte == 0x28) - (byte == 0x29)
    return place


def _unescaped(text: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        escape = found[1]
        return bytes([int(escape, 8)]) if escape.isdigit() else ESCAPES.get(escape, escape)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, text, flags=re.DOTALL)
