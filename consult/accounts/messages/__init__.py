"""What is told of coming into the house and back into it. Nothing of a case is known here."""

from consult.accounts.messages.arrivals import (
    link_of_arrival,
    tell_all_she_is_in,
    tell_newcomer_invited,
    tell_supervisors_second_word,
    tell_supervisors_somebody_waits,
)
from consult.accounts.messages.lost import (
    tell_back_in,
    tell_new_keys_in_use,
    tell_others_of_loss,
    tell_way_back_begun,
    tell_way_back_link,
    tell_way_back_stopped,
    tell_words_recovered,
)

__all__ = [
    "link_of_arrival",
    "tell_all_she_is_in",
    "tell_back_in",
    "tell_new_keys_in_use",
    "tell_newcomer_invited",
    "tell_others_of_loss",
    "tell_supervisors_second_word",
    "tell_supervisors_somebody_waits",
    "tell_way_back_begun",
    "tell_way_back_link",
    "tell_way_back_stopped",
    "tell_words_recovered",
]
