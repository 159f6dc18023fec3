"""What a package above has to know: an item has got another slot, or has none any more.

Imports go down only, so whoever carries something with an item says here that it follows.
"""

from collections.abc import Callable

from consult.foundation.actor import Actor
from consult.meetings.models import Item

Follower = Callable[[Actor, Item], None]

FOLLOWERS: list[Follower] = []


def follows_items(follower: Follower) -> Follower:
    """Have `follower` called, in the same transaction, after an item was moved or lost its slot.

    An item without a slot has the status `moved`. Called at import.
    """
    FOLLOWERS.append(follower)
    return follower


def tell_followers(actor: Actor, item: Item) -> None:
    """Tell them."""
    for follower in FOLLOWERS:
        follower(actor, item)
