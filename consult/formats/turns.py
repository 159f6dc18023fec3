"""Whose turn it is in a phase: to speak, or to listen."""

from collections.abc import Sequence

from consult.formats.models import Role

FAMILY_SIDE = (Role.CHILD, Role.GUARDIAN, Role.CLOSE_PERSON, Role.SUPPORT_PERSON)


def takes_turn(role: Role, turn: Sequence[Role]) -> bool:
    """Tell whether somebody is among those who speak, or listen, in a phase."""
    if role in turn:
        return True
    if role is Role.ACTION_OWNERS:
        return False  # they sit there as something else, too
    family = role is Role.FAMILY or role in FAMILY_SIDE
    return Role.EVERYBODY in turn or (family and Role.FAMILY in turn)
