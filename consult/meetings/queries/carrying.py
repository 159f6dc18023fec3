"""What a package above knows of an item: how urgent it is, since when it waits, who is told.

Imports go down only, so whoever carries something with an item says it at import:

    @carries_items
    def carried_by(actor: Actor, items: Sequence[Item]) -> dict[UUID, Carried]: ...
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from consult.foundation.actor import Actor
from consult.meetings.models import Item
from consult.meetings.rules import Carried

Teller = Callable[[Actor, Sequence[Item]], dict[UUID, Carried]]


class Carriers:
    """Those who carry something with items."""

    def __init__(self) -> None:
        self._tellers: list[Teller] = []

    def __call__(self, teller: Teller) -> Teller:
        """Have `teller` asked about items."""
        self._tellers.append(teller)
        return teller

    def of(self, actor: Actor, items: Sequence[Item]) -> dict[UUID, Carried]:
        """Return what is known of each of these items, by its id."""
        known: dict[UUID, Carried] = {}
        for teller in self._tellers if items else ():
            known |= teller(actor, items)
        return known


carries_items = Carriers()
