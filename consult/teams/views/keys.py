"""What the team's page says about keys: who is seated and still cannot open anything."""

from collections.abc import Iterable

from consult import vault
from consult.teams.models import DUTY_SEATS, OPENING_SEATS, Team, TeamMember


def waiting_for_keys(team: Team, members: Iterable[TeamMember]) -> list[TeamMember]:
    """Return the seats whose people wait for the press of somebody who holds the key."""
    if not team.has_spaces:
        return []
    readers = {
        True: vault.readers_of(team.duty_space_id) if team.duty_space_id else set(),
        False: vault.readers_of(team.leadership_space_id) if team.leadership_space_id else set(),
    }
    return [
        member
        for member in members
        if member.seat in OPENING_SEATS
        and member.account_id not in readers[member.seat in DUTY_SEATS]
    ]
