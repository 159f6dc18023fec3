"""Every change to a consultation: asking, triage, panel, invitations, opening, answers."""

from consult.consultations.operations.adding import (
    add_question,
    add_text,
    concern,
    receive_answers,
    record_stance,
    reply,
)
from consult.consultations.operations.answers import Given, give_answer
from consult.consultations.operations.asking import ask
from consult.consultations.operations.booking import book
from consult.consultations.operations.by_phone import (
    confirm_phone_request,
    record_word,
    take_by_phone,
)
from consult.consultations.operations.coordinators import renew_keys, share_waiting_requests
from consult.consultations.operations.ending import decline, withdraw
from consult.consultations.operations.guests import (
    NewGuest,
    accept_with_pass,
    agree_to_guest,
    ask_guest,
    decline_with_pass,
    end_guest,
    give_pass,
    stand_in_for_account,
    strike_guest,
)
from consult.consultations.operations.handing import hand_over
from consult.consultations.operations.interpreting import Arranged, arrange_interpreter
from consult.consultations.operations.invitations import accept, turn_down
from consult.consultations.operations.listing import put_on_waiting_list
from consult.consultations.operations.moving import take_new_time
from consult.consultations.operations.opening import (
    close_consultation,
    let_seated_in,
    open_consultation,
)
from consult.consultations.operations.panel import (
    confirm_panel,
    propose_more,
    send_after_phoning,
    send_invitations,
    strike,
)
from consult.consultations.operations.readings import choose_readings
from consult.consultations.operations.resealing import (
    seal_consultation_anew,
    turn_consultation_key,
)
from consult.consultations.operations.sharing import share_consultation
from consult.consultations.operations.succession import (
    answer_for_gone,
    take_over_asking,
    take_over_lead,
)
from consult.consultations.operations.triage import (
    ask_back,
    place,
)
from consult.consultations.operations.wishes import About, NewClient, NewPerson, Stance, Wish
from consult.consultations.operations.writing import (
    close_in_writing,
    open_in_writing,
    place_in_writing,
    write_answer,
)
from consult.consultations.operations.yielding import take_slot_of

__all__ = [
    "About",
    "Arranged",
    "Given",
    "NewClient",
    "NewGuest",
    "NewPerson",
    "Stance",
    "Wish",
    "accept",
    "accept_with_pass",
    "add_question",
    "add_text",
    "agree_to_guest",
    "answer_for_gone",
    "arrange_interpreter",
    "ask",
    "ask_back",
    "ask_guest",
    "book",
    "choose_readings",
    "close_consultation",
    "close_in_writing",
    "concern",
    "confirm_panel",
    "confirm_phone_request",
    "decline",
    "decline_with_pass",
    "end_guest",
    "give_answer",
    "give_pass",
    "hand_over",
    "let_seated_in",
    "open_consultation",
    "open_in_writing",
    "place",
    "place_in_writing",
    "propose_more",
    "put_on_waiting_list",
    "receive_answers",
    "record_stance",
    "record_word",
    "renew_keys",
    "reply",
    "seal_consultation_anew",
    "send_after_phoning",
    "send_invitations",
    "share_consultation",
    "share_waiting_requests",
    "stand_in_for_account",
    "strike",
    "strike_guest",
    "take_by_phone",
    "take_new_time",
    "take_over_asking",
    "take_over_lead",
    "take_slot_of",
    "turn_consultation_key",
    "turn_down",
    "withdraw",
    "write_answer",
]
