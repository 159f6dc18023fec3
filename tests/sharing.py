"""How the tests are shared out among processes: file by file, and what takes long first.

What a file lays for all of its tests (a served demo, a world, a browser) is then laid once. Marks
of pytest-xdist would not do: since pytest 9 it no longer hands them on, and says nothing.
"""

from typing import Any

import pytest

TOGETHER = ("tests/house/", "tests/runbooks/")
"""Folders whose files share what is dear to lay."""
FIRST = (
    "tests/house/",
    "tests/runbooks/",
    "tests/journeys/",
    "tests/bench/",
    "tests/abuse/test_leaving_at_the_same_moment.py",
    "tests/abuse/test_side_by_side.py",
    "tests/machines/",
    "tests/demo/",
    "tests/upkeep/",
    "tests/faults/",
    "tests/cli/",
    "tests/migrations/",
)
"""Begun first, so that nobody waits for them at the end; of the rest, long files before short."""


def unit_of(nodeid: str) -> str:
    """Return what one process gets as a whole."""
    file = nodeid.split("::", 1)[0]
    return next((folder for folder in TOGETHER if file.startswith(folder)), file)


def put_in_order(items: list[pytest.Item]) -> None:
    """Begin with what takes long and waits much."""
    sizes: dict[str, int] = {}
    for item in items:
        file = item.nodeid.split("::", 1)[0]
        sizes[file] = sizes.get(file, 0) + 1

    def turn(item: pytest.Item) -> tuple[int, int]:
        file = item.nodeid.split("::", 1)[0]
        place = next((n for n, path in enumerate(FIRST) if file.startswith(path)), len(FIRST))
        return place, -sizes[file] if place == len(FIRST) else 0

    items.sort(key=turn)


def scheduler(config: pytest.Config, log: Any) -> object:
    """Make what hands the units out in the order of the tests."""
    from xdist.scheduler import LoadScopeScheduling

    class ByUnit(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

    config.option.loadscopereorder = False
    return ByUnit(config, log)
