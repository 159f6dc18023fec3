"""Search everything the house has written to disk for a sentence, in whatever shape it may lie.

`found_on_disk(sentence, folder)` names each file and shape in which it was found. A search that
finds nothing proves nothing by itself: `assert_nowhere_on_disk` first plants a plain control
beside the real files, one per kind of place, and insists on finding all of them.
"""

import base64
import gzip
import html
import io
import json
import os
import tarfile
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

CONTROL = "Kontrolli: kettu söi ämpärillisen hillaa yöllä."
DEPTH = 3
"""How many archives inside archives are opened."""


def shapes_of(sentence: str) -> dict[str, bytes]:
    """Return the ways a sentence can lie on a disk and still be read by anybody."""
    raw = sentence.encode()
    shapes = {
        "UTF-8": raw,
        "UTF-16 little-endian": sentence.encode("utf-16-le"),
        "UTF-16 big-endian": sentence.encode("utf-16-be"),
        "Latin-1": sentence.encode("latin-1", "ignore"),
        "JSON escapes": json.dumps(sentence)[1:-1].encode(),
        "HTML escapes": html.escape(sentence).encode(),
        "HTML numbers": sentence.encode("ascii", "xmlcharrefreplace"),
        "percent": urllib.parse.quote(sentence).encode(),
        "form": urllib.parse.quote_plus(sentence).encode(),
        "Python escapes": sentence.encode("unicode_escape"),
        "hex": raw.hex().encode(),
    }
    for start in range(3):
        shapes[f"base64 at {start}"] = _base64_middle(raw, start)
    return shapes


def _base64_middle(raw: bytes, start: int) -> bytes:
    """Return what base64 makes of `raw` wherever it begins, without the ends others touch."""
    coded = base64.b64encode(bytes(start) + raw)
    return coded[4 : len(coded) - 4]


def every_byte_on_disk(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file below `folders` with its bytes; archives are opened."""
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield from _opened(str(file.relative_to(folder)), file.read_bytes(), DEPTH)


def _opened(name: str, data: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    yield name, data
    if not depth:
        return
    for inner, content in _members(data):
        yield from _opened(f"{name} ▸ {inner}", content, depth - 1)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())
    elif data[:2] == b"\x1f\x8b":
        yield from _unpacked("gunzipped", data, gzip.decompress)
    elif data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive.getmembers():
                if (content := archive.extractfile(member)) is not None:
                    yield member.name, content.read()
    elif data[:2] in (b"\x78\x9c", b"\x78\x01", b"\x78\xda"):
        yield from _unpacked("inflated", data, zlib.decompress)


def _unpacked(
    name: str, data: bytes, unpack: Callable[[bytes], bytes]
) -> Iterator[tuple[str, bytes]]:
    try:
        yield name, unpack(data)
    except (OSError, EOFError, zlib.error):  # no archive: its first bytes are chance
        return


def found_on_disk(sentence: str, *folders: Path) -> list[str]:
    """Name every place and shape in which the sentence lies on the disk."""
    shapes = shapes_of(sentence)
    return [
        f"{name}: {shape}"
        for name, data in every_byte_on_disk(*folders)
        for shape, needle in shapes.items()
        if needle in data
    ]


def assert_nowhere_on_disk(sentence: str, *folders: Path) -> None:
    """Insist that the search finds a planted control in every shape, and the sentence nowhere."""
    _assert_the_search_sees(folders[0])
    places = found_on_disk(sentence, *folders)
    assert not places, f"in plain on the disk: {places}"


def _assert_the_search_sees(folder: Path) -> None:
    planted = folder / "planted-control"
    planted.mkdir()
    shapes = shapes_of(CONTROL)
    try:
        for number, shape in enumerate(shapes.values()):
            (planted / f"{number}.log").write_bytes(os.urandom(40) + shape + os.urandom(40))
        with zipfile.ZipFile(planted / "inside.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("notes.txt", CONTROL)
        found = " ".join(found_on_disk(CONTROL, planted))
        missed = [shape for shape in shapes if f": {shape}" not in found]
        assert not missed, f"the search is blind to {missed}"
        assert "inside.zip ▸ notes.txt" in found
    finally:
        for file in planted.iterdir():
            file.unlink()
        planted.rmdir()
