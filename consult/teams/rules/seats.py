"""In which order seats are shown."""

from typing import Protocol

ORDER = ("lead", "supervisor", "coordinator", "deputy", "facilitator", "member")


class Seated(Protocol):
    """Whatever has a seat."""

    @property
    def seat(self) -> str:
        """The seat's key."""


def order_of_seats(member: Seated) -> int:
    """Return where this seat stands in a list: who answers for the team first."""
    return ORDER.index(str(member.seat))
