"""What a keyring keeps in mind for the access log."""

from typing import NamedTuple
from uuid import UUID


class Opened(NamedTuple):
    """One sealed document that was opened: its space, seal name and id."""

    space_id: UUID
    seal_name: str
    row_id: UUID
    dies_with: UUID | None


class Alarm(NamedTuple):
    """A stored grant that nobody could have given."""

    space_id: UUID
    version: int
    grant_id: UUID
