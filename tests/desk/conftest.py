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
from tests.consultations.test_booking_pages import booked, called_off, slot

__all__ = [
    "booked",
    "called_off",
    "group",
    "invited",
    "meeting",
    "now",
    "opened",
    "placed",
    "request_",
    "slot",
    "support",
    "weekly",
]
