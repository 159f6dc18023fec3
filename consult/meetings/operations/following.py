"""What a package above has to know: an item has got another slot, or has none any more.

Imports go down only, so whoever carries something with an item says at import that it follows:

    @follows_items
    def follow_item(actor: Actor, item: Item) -> None: ...

It is called in the same transaction as the move. An item without a slot has the status `moved`.
"""

from collections.abc import Callable

from consult.foundation.actor import Actor
from consult.meetings.models import Item

Follower = Callable[[Actor, Item], None]


class Followers:
    """Those who are told, in the order in which they said so."""

    def __init__(self) -> None:
        self._told: list[Follower] = []

    def __call__(self, follower: Follower) -> Follower:
        """Have `follower` called after each move."""
        self._told.append(follower)
        return follower

    def tell(self, actor: Actor, item: Item) -> None:
        """Tell them that an item was moved."""
        for follower in self._told:
            follower(actor, item)


follows_items = Followers()
follows_places = Followers()
"""The same for an item whose meeting is held elsewhere, at the same time."""
