"""Whose turn it is in a phase: to speak, or to listen."""

from collections.abc import Sequence

from consult.formats.models import Role
from consult.foundation.words import Worded

FAMILY_SIDE = (Role.CHILD, Role.GUARDIAN, Role.CLOSE_PERSON, Role.SUPPORT_PERSON)


def takes_turn(role: Role, turn: Sequence[Role]) -> bool:
    """Tell whether somebody is among those who speak, or listen, in a phase."""
    if role in turn:
        return True
    if role is Role.ACTION_OWNERS:
        return False  # they sit there as something else, too
    family = role is Role.FAMILY or role in FAMILY_SIDE
    return Role.EVERYBODY in turn or (family and Role.FAMILY in turn)


class OwnTurn(Worded):
    """Said to one person, of one phase."""

    SPEAKS = "speaks", "Sinä puhut", "Du talar", "You speak"
    LISTENS = "listens", "Sinä kuuntelet", "Du lyssnar", "You listen"


def own_turn(role: Role, speaks: Sequence[Role], listens: Sequence[Role]) -> OwnTurn | None:
    """Return what somebody with this role does in a phase; None where that cannot be said.

    Whoever has agreed on something last time speaks of it, whatever her role: then it is not said
    to the others that they only listen.
    """
    if takes_turn(role, speaks):
        return OwnTurn.SPEAKS
    if takes_turn(role, listens) and Role.ACTION_OWNERS not in speaks:
        return OwnTurn.LISTENS
    return None
