"""Every change to a case, its clients, its cards and its circle."""

from consult.cases.operations.cards import (
    choose_label,
    write_case_card,
    write_client_card,
)
from consult.cases.operations.circle import end_seat, grant_partial_seat, grant_seat
from consult.cases.operations.emergency import (
    answer_for_emergency,
    confirm_emergency,
    end_emergency,
    open_in_emergency,
)
from consult.cases.operations.family import (
    end_keeping_apart,
    keep_apart,
    note_minors_word,
)
from consult.cases.operations.leaving import exclude_deputy, leave_circle, lift_exclusion
from consult.cases.operations.linking import link_cases, unlink_cases
from consult.cases.operations.names import (
    Named,
    change_real_names,
    forget_real_names,
    keep_real_names,
)
from consult.cases.operations.opening import (
    add_client,
    archive_case,
    close_case,
    note_down_case,
    open_case,
    reopen_case,
)
from consult.cases.operations.promises import (
    keep_circle_promise,
    promise_circle_seat,
    take_circle_promise_back,
)
from consult.cases.operations.resealing import (
    Anew,
    seal_anew,
    seal_case_anew,
    turn_case_keys,
    turn_keys,
)
from consult.cases.operations.stand_ins import take_stand_in

__all__ = [
    "Anew",
    "Named",
    "add_client",
    "answer_for_emergency",
    "archive_case",
    "change_real_names",
    "choose_label",
    "close_case",
    "confirm_emergency",
    "end_emergency",
    "end_keeping_apart",
    "end_seat",
    "exclude_deputy",
    "forget_real_names",
    "grant_partial_seat",
    "grant_seat",
    "keep_apart",
    "keep_circle_promise",
    "keep_real_names",
    "leave_circle",
    "lift_exclusion",
    "link_cases",
    "note_down_case",
    "note_minors_word",
    "open_case",
    "open_in_emergency",
    "promise_circle_seat",
    "reopen_case",
    "seal_anew",
    "seal_case_anew",
    "take_circle_promise_back",
    "take_stand_in",
    "turn_case_keys",
    "turn_keys",
    "unlink_cases",
    "write_case_card",
    "write_client_card",
]
