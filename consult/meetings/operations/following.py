"""What a package above has to know: items have got another slot, or have none any more.

Imports go down only, so whoever carries something with an item says at import that it follows:

    @follows_items
    def follow_items(actor: Actor, items: Sequence[Item]) -> None: ...

It is called in the same transaction as the moves, once for all that were moved in one press, so
that nobody is told twice. An item without a slot has the status `moved`.
"""

from collections.abc import Callable, Sequence

from consult.foundation.actor import Actor
from consult.meetings.models import Item

Follower = Callable[[Actor, Sequence[Item]], None]


class Followers:
    """Those who are told, in the order in which they said so."""

    def __init__(self) -> None:
        self._told: list[Follower] = []

    def __call__(self, follower: Follower) -> Follower:
        """Have `follower` called after each press that moves items."""
        self._told.append(follower)
        return follower

    def tell(self, actor: Actor, *items: Item) -> None:
        """Tell them that these items were moved, in one press."""
        for follower in self._told:
            follower(actor, items)


follows_items = Followers()
follows_places = Followers()
"""The same for an item whose meeting is held elsewhere, at the same time."""
