"""What somebody at the table does in a phase herself: speak, or listen."""

from collections.abc import Sequence

from consult.formats import Role, takes_turn
from consult.foundation.words import Worded


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
