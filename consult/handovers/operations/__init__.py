"""Every change in a hand-over: naming, answering, leaving for good."""

from consult.handovers.operations.answering import accept_offers, decline_offers
from consult.handovers.operations.giving_back import give_back
from consult.handovers.operations.leaving import let_leave
from consult.handovers.operations.naming import Named, name_successors, take_back

__all__ = [
    "Named",
    "accept_offers",
    "decline_offers",
    "give_back",
    "let_leave",
    "name_successors",
    "take_back",
]
