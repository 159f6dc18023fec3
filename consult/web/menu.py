"""The menu: each package contributes its own entry, and a reader sees those that are for her."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import request

from consult.foundation.actor import Actor, Duty


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu."""

    endpoint: str
    label: Any
    order: int
    duties: frozenset[Duty]
    """Empty: for everybody who is signed in."""
    place: str
    """`main` for the bar, `person` for what stands under her name."""
    icon: str
    press: bool
    """A deed (signing out) rather than a page."""
    covers: frozenset[str]
    """The blueprints and endpoints it leads into; empty: those of its own blueprint."""
    count: Callable[[], int]
    """How many things are new there; shown beside the label where there are any."""

    def is_for(self, actor: Actor) -> bool:
        """Tell whether this entry is of use to her; the route decides what she may."""
        if actor.waits:
            return self.press  # the way out
        return not self.duties or actor.has(*self.duties)

    def is_here(self) -> bool:
        """Tell whether the reader is in this part of the house."""
        here = request.endpoint or ""
        if self.covers:
            return not self.covers.isdisjoint({here, here.split(".")[0]})
        return here == self.endpoint or (
            self.place == "main" and here.split(".")[0] == self.endpoint.split(".")[0]
        )


ENTRIES: dict[str, Entry] = {}


def entry(
    endpoint: str,
    *,
    label: Any,
    order: int,
    duties: Iterable[Duty] = (),
    place: str = "main",
    icon: str = "",
    press: bool = False,
    covers: Iterable[str] = (),
    count: Callable[[], int] = lambda: 0,
) -> None:
    """Contribute an entry. Called once by a package's views, at import."""
    ENTRIES[endpoint] = Entry(
        endpoint, label, order, frozenset(duties), place, icon, press, frozenset(covers), count
    )


def menu_of(actor: Actor, place: str = "main") -> list[Entry]:
    """Return the entries that are for this person, in their order."""
    mine = [one for one in ENTRIES.values() if one.place == place and one.is_for(actor)]
    return sorted(mine, key=lambda one: (one.order, one.endpoint))
