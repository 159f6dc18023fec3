"""The pure part of erasing: reasons, states, how long things are kept, and what is promised."""

from consult.erasures.rules.keeping import (
    KeepingRule,
    due_on,
    months_later,
    rule_of,
    rules_in_force,
)
from consult.erasures.rules.kinds import (
    CARRIED_OUT,
    OPEN_STATES,
    Content,
    EraseReason,
    ErasureState,
    HoldReason,
)
from consult.erasures.rules.promise import (
    AGAIN_AFTER,
    GRACE,
    NEVER_CONFIRMED,
    OVERDUE_AFTER,
    Promise,
    draw_reference,
)

__all__ = [
    "AGAIN_AFTER",
    "CARRIED_OUT",
    "GRACE",
    "NEVER_CONFIRMED",
    "OPEN_STATES",
    "OVERDUE_AFTER",
    "Content",
    "EraseReason",
    "ErasureState",
    "HoldReason",
    "KeepingRule",
    "Promise",
    "draw_reference",
    "due_on",
    "months_later",
    "rule_of",
    "rules_in_force",
]
