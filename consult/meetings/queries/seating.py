"""Who may be given a place at the table of an item."""

from dataclasses import dataclass
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.agencies.models import Agency
from consult.agencies.queries import agencies_of, open_agencies
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.meetings.models import Item, Meeting
from consult.meetings.queries.items import attendances_of
from consult.teams.queries import people_in


@dataclass(frozen=True, slots=True)
class Seating:
    """The people and agencies to choose from."""

    people: dict[UUID, Account]
    agencies: dict[UUID, Agency]

    @property
    def people_choices(self) -> list[tuple[UUID, str]]:
        """Return the people as options, each with her profession."""
        return [(one.id, f"{one.name} – {one.profession}") for one in self.people.values()]

    @property
    def agency_choices(self) -> list[tuple[UUID, str]]:
        """Return the agencies as options."""
        return [(one.id, one.name) for one in self.agencies.values()]


def seating_of(actor: Actor, item: Item) -> Seating:
    """Return the team's people without a place, and every agency that may be somebody's."""
    meeting = db.session.get_one(Meeting, item.meeting_id)
    places = attendances_of(actor, item)
    free = people_in(actor, meeting.team_id) - {place.account_id for place in places}
    named = names_of(actor, free).values()
    people = sorted((one for one in named if one.is_active), key=lambda one: one.name)
    agencies = {one.id: one for one in open_agencies(actor)}
    agencies |= agencies_of(actor, {place.agency_id for place in places if place.agency_id})
    return Seating({one.id: one for one in people}, agencies)
