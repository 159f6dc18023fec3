"""Every change to a meeting and to its items."""

from consult.meetings.operations.agenda import concern_clients, place_item
from consult.meetings.operations.cancelling import cancel_meeting
from consult.meetings.operations.exceptions import (
    expect_may_ask,
    expect_sectors,
    make_exception,
    wish_exception,
)
from consult.meetings.operations.following import follows_items, follows_places
from consult.meetings.operations.going import extend_phase, start_phase
from consult.meetings.operations.handing import (
    ask_anew,
    change_asker,
    excuse,
    hand_over_item,
    leave_table,
)
from consult.meetings.operations.holding import (
    close_item,
    mark_held,
    open_item,
    record_item_afterwards,
)
from consult.meetings.operations.hypotheses import (
    Fate,
    Supposed,
    decide_at_table,
    decide_hypothesis,
    write_hypothesis,
)
from consult.meetings.operations.lengthening import lengthen_meeting
from consult.meetings.operations.live import (
    assure,
    forget_presences,
    mark_gap,
    note_presence,
    show_on_screen,
)
from consult.meetings.operations.moving import move_item, shift_item, swap_items
from consult.meetings.operations.notes import NoteAbout, correct_note, write_note
from consult.meetings.operations.own_formats import (
    change_own_format,
    make_own_format,
    set_standing,
)
from consult.meetings.operations.phases import PhaseDraft, edit_phases, reset_phases
from consult.meetings.operations.planning import (
    MeetingPlan,
    plan_meeting,
)
from consult.meetings.operations.recording import WrittenInPrivate, expect_recording
from consult.meetings.operations.rescheduling import OneMeeting, change_one, reschedule_meeting
from consult.meetings.operations.roster import Place, give_roles, mark, mark_all, seat, unseat
from consult.meetings.operations.rounds import call_off_round, mark_round, plan_round
from consult.meetings.operations.series import plan_series
from consult.meetings.operations.series_changes import Decided, change_series, end_series
from consult.meetings.operations.structures import (
    choose_for_meeting,
    choose_for_series,
    use_shape,
)

__all__ = [
    "Decided",
    "Fate",
    "MeetingPlan",
    "NoteAbout",
    "OneMeeting",
    "PhaseDraft",
    "Place",
    "Supposed",
    "WrittenInPrivate",
    "ask_anew",
    "assure",
    "call_off_round",
    "cancel_meeting",
    "change_asker",
    "change_one",
    "change_own_format",
    "change_series",
    "choose_for_meeting",
    "choose_for_series",
    "close_item",
    "concern_clients",
    "correct_note",
    "decide_at_table",
    "decide_hypothesis",
    "edit_phases",
    "end_series",
    "excuse",
    "expect_may_ask",
    "expect_recording",
    "expect_sectors",
    "extend_phase",
    "follows_items",
    "follows_places",
    "forget_presences",
    "give_roles",
    "hand_over_item",
    "leave_table",
    "lengthen_meeting",
    "make_exception",
    "make_own_format",
    "mark",
    "mark_all",
    "mark_gap",
    "mark_held",
    "mark_round",
    "move_item",
    "note_presence",
    "open_item",
    "place_item",
    "plan_meeting",
    "plan_round",
    "plan_series",
    "record_item_afterwards",
    "reschedule_meeting",
    "reset_phases",
    "seat",
    "set_standing",
    "shift_item",
    "show_on_screen",
    "start_phase",
    "swap_items",
    "unseat",
    "use_shape",
    "wish_exception",
    "write_hypothesis",
    "write_note",
]
