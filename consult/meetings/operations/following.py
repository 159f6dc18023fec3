"""What a package above has to know: an item has got another slot, or has none any more.

Imports go down only, so whoever carries something with an item adds itself here, at import:
`FOLLOWERS.append(follow_item)`. It is called in the same transaction as the move. An item without
a slot has the status `moved`.
"""

from collections.abc import Callable

from consult.foundation.actor import Actor
from consult.meetings.models import Item

FOLLOWERS: list[Callable[[Actor, Item], None]] = []


def tell_followers(actor: Actor, item: Item) -> None:
    """Tell them that an item was moved."""
    for follow in FOLLOWERS:
        follow(actor, item)
