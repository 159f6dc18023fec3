"""Every change to what was agreed; recording an item afterwards; taking the texts home."""

from consult.followups.operations.afterwards import Record, record_afterwards
from consult.followups.operations.agreements import (
    Agreement,
    agree_action,
    drop_action,
    mark_done,
    reopen_action,
    settle_at_table,
    take_over_action,
)
from consult.followups.operations.deciding import decide_on
from consult.followups.operations.record import take_record_texts

__all__ = [
    "Agreement",
    "Record",
    "agree_action",
    "decide_on",
    "drop_action",
    "mark_done",
    "record_afterwards",
    "reopen_action",
    "settle_at_table",
    "take_over_action",
    "take_record_texts",
]
