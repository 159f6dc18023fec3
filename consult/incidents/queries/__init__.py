"""Reading of alarms and incidents."""

from consult.incidents.queries.alarms import (
    alarms,
    alarms_like,
    alarms_of,
    busy_readers,
    cases_opened,
    find_alarm,
    is_checked,
    last_check,
    rang_since,
    same_alarm,
    waiting_alarms,
    whoever_looks_after,
)

__all__ = [
    "alarms",
    "alarms_like",
    "alarms_of",
    "busy_readers",
    "cases_opened",
    "find_alarm",
    "is_checked",
    "last_check",
    "rang_since",
    "same_alarm",
    "waiting_alarms",
    "whoever_looks_after",
]
