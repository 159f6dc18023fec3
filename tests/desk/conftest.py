"""The same requests as in the tests of consultations."""

from tests.consultations.conftest import (
    group,
    invited,
    meeting,
    now,
    opened,
    placed,
    request_,
    support,
    weekly,
)

__all__ = [
    "group",
    "invited",
    "meeting",
    "now",
    "opened",
    "placed",
    "request_",
    "support",
    "weekly",
]
