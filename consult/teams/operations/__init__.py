"""Changes to teams: the teams themselves, their seats, and what the seats may open."""

from consult.teams.operations.appointments import Decision, appoint
from consult.teams.operations.following import follows_seats
from consult.teams.operations.formats import switch_formats
from consult.teams.operations.opening import close_times, open_times, say_first
from consult.teams.operations.promises import keep_promise, promise_seat, take_promise_back
from consult.teams.operations.rules import set_rules
from consult.teams.operations.seats import end_seat, give_seat
from consult.teams.operations.spaces import (
    open_team_spaces,
    share_key,
    take_over_wraps,
    turn_keys,
)
from consult.teams.operations.teams import add_team, change_team, close_team

__all__ = [
    "Decision",
    "add_team",
    "appoint",
    "change_team",
    "close_team",
    "close_times",
    "end_seat",
    "follows_seats",
    "give_seat",
    "keep_promise",
    "open_team_spaces",
    "open_times",
    "promise_seat",
    "say_first",
    "set_rules",
    "share_key",
    "switch_formats",
    "take_over_wraps",
    "take_promise_back",
    "turn_keys",
]
