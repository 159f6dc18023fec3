"""Acting as the people of the cast, at the times when they would have."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from consult import vault
from consult.accounts.models import Account
from consult.accounts.queries import names_of
from consult.demo.cast import PEOPLE
from consult.demo.directory import LaidDirectory
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db, transaction
from consult.meetings.models import Meeting
from consult.teams.models import Team

FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Hands:
    """The directory that was laid, and the keys of everybody in it."""

    laid: LaidDirectory
    identities: Mapping[str, vault.Identity]

    @contextmanager
    def acting(self, key: str, at: datetime) -> Iterator[Actor]:
        """Do what follows as this person, at that time, in one transaction."""
        with clock.held_at(at), vault.signed_in(self.identities[key]), transaction():
            yield self.laid.actors[key]

    def team(self, key: str) -> Team:
        """Return one of the teams."""
        return db.session.get_one(Team, self.laid.teams[key].id)

    def id_of(self, key: str) -> UUID:
        """Return somebody's id."""
        return self.laid.actors[key].id

    def key_of(self, account_id: UUID) -> str:
        """Return whose id this is."""
        return next(key for key, actor in self.laid.actors.items() if actor.id == account_id)

    def account(self, actor: Actor, account_id: UUID) -> Account:
        """Return somebody's account."""
        return names_of(actor, {account_id})[account_id]

    def agency_id(self, key: str) -> UUID:
        """Return the id of an agency of the cast."""
        return self.laid.agencies[key].id

    def expert_in(self, field: str, but: set[str], taken: set[str]) -> str | None:
        """Return somebody who answers for a field, of no agency in `but`, not `taken` yet."""
        return next(
            (
                key
                for key, person in PEOPLE.items()
                if field in person.fields and person.agency not in but and key not in taken
            ),
            None,
        )


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a time of day on the Finnish clock."""
    return clock.from_local(datetime.combine(day, time(hour, minute)))


def workday(day: date) -> date:
    """Return the day, or the Monday after it."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > FRIDAY else 0)


def by_day(meetings: list[Meeting]) -> dict[date, Meeting]:
    """Return meetings by the day each is on."""
    return {clock.local(meeting.starts_at).date(): meeting for meeting in meetings}
