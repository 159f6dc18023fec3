from tests.consultations.conftest import (
    group,
    invited,
    meeting,
    now,
    placed,
    request_,
    weekly,
)

__all__ = ["group", "invited", "meeting", "now", "placed", "request_", "weekly"]
