"""Every change to a consultation: asking, triage, panel, invitations, opening, answers."""

from consult.consultations.operations.adding import (
    add_question,
    add_text,
    receive_answers,
    record_stance,
    reply,
    withdraw,
)
from consult.consultations.operations.answers import Given, give_answer
from consult.consultations.operations.asking import ask
from consult.consultations.operations.booking import book
from consult.consultations.operations.invitations import accept, turn_down
from consult.consultations.operations.moving import take_new_time
from consult.consultations.operations.opening import (
    close_consultation,
    let_seated_in,
    open_consultation,
)
from consult.consultations.operations.panel import (
    confirm_panel,
    propose_more,
    send_invitations,
    strike,
)
from consult.consultations.operations.triage import (
    ask_back,
    decline,
    place,
    share_waiting_requests,
)
from consult.consultations.operations.wishes import About, NewClient, NewPerson, Stance, Wish

__all__ = [
    "About",
    "Given",
    "NewClient",
    "NewPerson",
    "Stance",
    "Wish",
    "accept",
    "add_question",
    "add_text",
    "ask",
    "ask_back",
    "book",
    "close_consultation",
    "confirm_panel",
    "decline",
    "give_answer",
    "let_seated_in",
    "open_consultation",
    "place",
    "propose_more",
    "receive_answers",
    "record_stance",
    "reply",
    "send_invitations",
    "share_waiting_requests",
    "strike",
    "take_new_time",
    "turn_down",
    "withdraw",
]
