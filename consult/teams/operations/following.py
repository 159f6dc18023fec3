"""What a package above has to know: somebody's seat in a team has ended.

Imports go down only, so whoever keeps something for those who sit in a team says at import that it
follows:

    @follows_seats
    def follow_seat(actor: Actor, team: Team, member: TeamMember) -> None: ...

It is called in the same transaction as the ending.
"""

from collections.abc import Callable

from consult.foundation.actor import Actor
from consult.teams.models import Team, TeamMember

Follower = Callable[[Actor, Team, TeamMember], None]


class Followers:
    """Those who are told, in the order in which they said so."""

    def __init__(self) -> None:
        self._told: list[Follower] = []

    def __call__(self, follower: Follower) -> Follower:
        """Have `follower` called after each ending."""
        self._told.append(follower)
        return follower

    def tell(self, actor: Actor, team: Team, member: TeamMember) -> None:
        """Tell them that a seat has ended."""
        for follower in self._told:
            follower(actor, team, member)


follows_seats = Followers()
