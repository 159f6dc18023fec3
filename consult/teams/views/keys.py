"""What the team's page says about keys: who is seated and still cannot open anything."""

from collections.abc import Iterable
from uuid import UUID

from consult import vault
from consult.teams.models import Team, TeamMember


def waiting_for_keys(team: Team, members: Iterable[TeamMember]) -> list[TeamMember]:
    """Return the seats whose people wait for the press of somebody who holds the key."""
    if not team.has_spaces:
        return []
    readers = vault.readers_of_each(_spaces(team))
    return [
        member
        for member in members
        if (space_id := team.space_for(member.seat)) and member.account_id not in readers[space_id]
    ]


def _spaces(team: Team) -> set[UUID]:
    return {space for space in (team.duty_space_id, team.leadership_space_id) if space is not None}
