"""Every change about erasing and keeping."""

from consult.erasures.operations.answering import approve_erasure, refuse_erasure, stop_erasure
from consult.erasures.operations.asking import Wish, ask_erasure
from consult.erasures.operations.carrying import finish_erasures
from consult.erasures.operations.clearing import clear_leftovers
from consult.erasures.operations.keeping import hold_case_back, lift_hold, propose_due

__all__ = [
    "Wish",
    "approve_erasure",
    "ask_erasure",
    "clear_leftovers",
    "finish_erasures",
    "hold_case_back",
    "lift_hold",
    "propose_due",
    "refuse_erasure",
    "stop_erasure",
]
