"""Measurements: `flask --app wsgi bench NAME` prints each figure beside its bar.

A module here with a function `measure` is a measurement. It makes its own data in a temporary
place and leaves nothing behind. Bars are ratios within one run, or counts: they hold on a slow
machine too. Nothing here is a test; no test is timed.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured."""

    what: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Something measured, and how far it may go."""

    what: str
    value: float
    limit: float
    at_least: bool = False
    """Whether the limit is a floor; otherwise it is a ceiling."""

    @property
    def holds(self) -> bool:
        """Tell whether the value stays on the right side; the limit itself is still right."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def as_json(self) -> dict[str, Any]:
        """Return it for a program to read."""
        return asdict(self) | {"holds": self.holds}


@dataclass(slots=True)
class Measurement:
    """All that one run found out."""

    name: str
    figures: list[Figure] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)

    def figure(self, what: str, value: float, unit: str) -> None:
        """Note a figure."""
        self.figures.append(Figure(what, value, unit))

    def at_most(self, what: str, value: float, limit: float) -> None:
        """Note a figure that must not exceed `limit`."""
        self.bars.append(Bar(what, value, limit))

    def at_least(self, what: str, value: float, limit: float) -> None:
        """Note a figure that must reach `limit`."""
        self.bars.append(Bar(what, value, limit, at_least=True))

    @property
    def holds(self) -> bool:
        """Tell whether every bar holds."""
        return all(bar.holds for bar in self.bars)

    def as_json(self) -> dict[str, Any]:
        """Return it for a program to read."""
        return {
            "name": self.name,
            "figures": [asdict(figure) for figure in self.figures],
            "bars": [bar.as_json() for bar in self.bars],
        }


def find(name: str) -> Callable[[], Measurement]:
    """Find a measurement by its name.

    Raises:
        click.UsageError: there is none of that name.

    """
    module = f"{__name__}.{name.replace('-', '_')}"
    measure = getattr(import_module(module), "measure", None) if _exists(module) else None
    if not callable(measure):
        raise click.UsageError(f"There is no measurement named {name!r}.")
    return measure  # type: ignore[no-any-return]


@click.command("bench")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def command(name: str, as_json: bool) -> None:
    """Measure NAME; exits with 1 when a bar does not hold."""
    found = find(name)()
    click.echo(json.dumps(found.as_json(), ensure_ascii=False) if as_json else table(found))
    sys.exit(0 if found.holds else 1)


def table(found: Measurement) -> str:
    """Write the figures, and beside each barred one its bar."""
    rows = [(each.what, f"{each.value:,.3g} {each.unit}", "") for each in found.figures]
    for bar in found.bars:
        limit = f"{'≥' if bar.at_least else '≤'} {bar.limit:g}"
        rows.append((bar.what, f"{bar.value:.3g}", f"{limit}  {'holds' if bar.holds else 'FAILS'}"))
    wide = max(len(what) for what, _, _ in rows)
    return "\n".join(
        f"{what:<{wide}}  {value:>16}  {limit}".rstrip() for what, value, limit in rows
    )


def _exists(module: str) -> bool:
    stem = module.rpartition(".")[2]
    return stem.isidentifier() and find_spec(module) is not None
