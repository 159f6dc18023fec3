"""For which purpose something was read, where it is another than the reader's usual one.

What opens by itself only for a while – an emergency, a stand-in – is read for a purpose of its own.
Whoever gives such seats says which; it is asked only where a key that ends was used.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from consult.foundation.actor import Actor

Teller = TypeVar("Teller", bound=Callable[[Actor, set[UUID]], Mapping[UUID, str]])

_TELLERS: list[Callable[[Actor, set[UUID]], Mapping[UUID, str]]] = []


def tells_purposes(teller: Teller) -> Teller:
    """Register somebody who knows the purposes of some seats. Called at import."""
    _TELLERS.append(teller)
    return teller


def purposes_of(actor: Actor, seats: Mapping[UUID, UUID]) -> dict[UUID, str]:
    """Return the purpose by space, given the seats on which the spaces were opened."""
    if not seats:
        return {}
    told: dict[UUID, str] = {}
    for teller in _TELLERS:
        told |= teller(actor, set(seats.values()))
    return {space_id: told[seat] for space_id, seat in seats.items() if seat in told}
