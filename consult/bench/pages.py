"""What pages cost: fifty sealed notes, the number of queries, and growth."""

import tempfile
from collections.abc import Sequence
from pathlib import Path as Folder

from consult.bench import Measurement
from consult.bench.crowd import Size
from consult.bench.notes_page import measure_notes
from consult.bench.visits import Path, Visit, Visitors, visitors_of
from consult.bench.worlds import World, lay_world

SMALL = Size(consultations=1_000, own=60)
LARGE = Size(consultations=100_000, own=1_050)
"""Fifty rows are a page: ten or a thousand lie behind it. What lies ahead is as much in both."""
VISITS = 40
LISTS = (
    Path("front page, social worker", "alma", "/"),
    Path("front page, family therapist", "bertta", "/"),
    Path("front page, expert", "chidi", "/"),
    Path("front page, coordinator", "disa", "/"),
    Path("front page, supervisor", "eero", "/"),
    Path("front page, administrator", "tess", "/"),
    Path("cases", "alma", "/cases"),
    Path("a case with its notes", "alma", "/cases/{case}"),
    Path("own consultations", "alma", "/consultations"),
    Path("triage board", "disa", "/consultations/board/{board}"),
    Path("invitations", "chidi", "/consultations/invitations"),
    Path("meetings to come", "bertta", "/meetings"),
    Path("meetings past", "bertta", "/meetings?when=past"),
    Path("meetings, a member", "alma", "/meetings?when=past"),
    Path("own agreements", "alma", "/actions"),
    Path("meeting log", "eero", "/log?status=held"),
    Path("experts", "disa", "/experts"),
    Path("people", "tess", "/people"),
    Path("teams", "tess", "/teams"),
    Path("agencies", "alma", "/agencies"),
)


def measure(small: Size = SMALL, large: Size = LARGE, visits: int = VISITS) -> Measurement:
    """Measure pages."""
    found = Measurement("pages")
    measure_notes(found)
    with tempfile.TemporaryDirectory(prefix="consult-bench-") as place:
        worlds = [lay_world(Folder(place) / name, size) for name, size in _named(small, large)]
        _visiting(found, worlds, visits)
    return found


def _named(small: Size, large: Size) -> Sequence[tuple[str, Size]]:
    return ("small", small), ("large", large)


def _visiting(found: Measurement, worlds: Sequence[World], visits: int) -> None:
    with visitors_of(*worlds) as (small, large):
        for path in LISTS:
            few, many = _take_turns(small, large, path, visits)
            found.figure(f"{path.name}: p95 with 1,000", _p95(few) * 1e3, "ms")
            found.figure(f"{path.name}: p95 with 100,000", _p95(many) * 1e3, "ms")
            found.at_most(f"{path.name}: growth", _p95(many) / _p95(few), 1.5)
            found.at_most(f"{path.name}: queries", many[-1].queries, 12)
            more = abs(many[-1].queries - few[-1].queries)
            found.at_most(f"{path.name}: queries more with 1,000 rows behind it", more, 0)


def _take_turns(
    small: Visitors, large: Visitors, path: Path, visits: int
) -> tuple[list[Visit], list[Visit]]:
    """Visit both by turns; the first visits, which fill caches, do not count."""
    pairs = [(small.visit(path), large.visit(path)) for _ in range(visits + 3)][3:]
    few, many = ([pair[place] for pair in pairs] for place in (0, 1))
    return few, many


def _p95(visits: Sequence[Visit]) -> float:
    ordered = sorted(visit.seconds for visit in visits)
    return ordered[int(len(ordered) * 0.95) - 1 if len(ordered) > 1 else 0]
