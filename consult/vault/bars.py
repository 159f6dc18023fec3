"""Who is barred from the duty key of some spaces, although she is a deputy.

A case may exclude a named deputy: kin, or a colleague whose family it is. The wrap is made to the
team's duty key, which has no person in it, so this cannot be cut with keys. It is cut here, where
every way through the duty key goes by. Floors above say who is barred; the vault knows no case.
"""

import logging
from collections.abc import Callable, Collection
from typing import TypeVar
from uuid import UUID

log = logging.getLogger(__name__)

Bar = TypeVar("Bar", bound=Callable[[UUID, Collection[UUID]], set[UUID]])

_BARS: list[Callable[[UUID, Collection[UUID]], set[UUID]]] = []


def bars_from_duty(rule: Bar) -> Bar:
    """Register a rule that returns those of the spaces a person may not open as a deputy."""
    _BARS.append(rule)
    return rule


def barred(person_id: UUID, space_ids: Collection[UUID]) -> set[UUID]:
    """Return those of the spaces that this deputy may not open through the duty key."""
    found: set[UUID] = set()
    for rule in _BARS:
        found |= rule(person_id, space_ids)
    for space_id in sorted(found):
        log.warning("deputy barred", extra={"person": person_id, "space": space_id})
    return found
