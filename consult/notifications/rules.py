"""How long is waited between two attempts, and when there is no use in another."""

from datetime import datetime, timedelta

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
TRIED_FOR = timedelta(days=5)
LEASE = timedelta(minutes=10)
"""After so long a message whose worker was lost is taken by another; far beyond any attempt."""
KEPT = timedelta(days=90)
NUMBERS_KEPT = timedelta(days=800)
"""A calendar believes the higher number: it has to outlive everything that is planned."""

BAD_ADDRESS = "address:unusable"
LINK_OVER = "link:over"
LINK_LOST = "link:lost"
NO_SUCH_KIND = "kind:unknown"
HOPELESS = (BAD_ADDRESS, LINK_OVER, LINK_LOST, NO_SUCH_KIND)
"""Another attempt would change nothing: the deed has to be done anew."""


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many vain attempts: each time twice as long."""
    doublings = min(max(attempts, 1) - 1, 16)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def is_too_late(created_at: datetime, now: datetime) -> bool:
    """Tell whether a message has been tried for long enough."""
    return now - created_at >= TRIED_FOR
