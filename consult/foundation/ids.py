"""Ids are random and made here, before the row exists, so that a box can be bound to its row."""

from uuid import UUID, uuid4


def new_id() -> UUID:
    """Draw a new random id (122 bits)."""
    return uuid4()
