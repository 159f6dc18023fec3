"""An exception to a team's booking rules: wished by somebody it hinders, made by who may."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Account
from consult.foundation.actor import Actor
from consult.foundation.database import Model
from consult.foundation.words import Words
from consult.meetings.models.meeting import Meeting
from consult.teams.models import BookingRules, Team
from consult.teams.rules import BookingRule, sentence_of


class BookingException(Model):
    """One rule that does not hinder: for one meeting, or for one person where it says who may ask.

    Until somebody who may has made it, it is a wish.
    """

    __tablename__ = "booking_exceptions"
    __facts__: ClassVar[tuple[str, ...]] = (
        "team_id",
        "rule",
        "meeting_id",
        "account_id",
        "wished_by",
        "made_by",
    )
    __table_args__ = (
        CheckConstraint("(made_by IS NULL) = (made_at IS NULL)", name="made_by_somebody"),
        CheckConstraint(
            "(meeting_id IS NULL) <> (account_id IS NULL)", name="for_a_meeting_or_a_person"
        ),
        Index("ix_booking_exceptions_meeting_id", "meeting_id", "rule"),
        Index("ix_booking_exceptions_team_id", "team_id", "made_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"))
    rule: Mapped[BookingRule]
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meetings.id"))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    wished_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """None where it was made without having been asked for."""
    wished_at: Mapped[datetime | None]
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    made_at: Mapped[datetime | None]

    @property
    def target(self) -> UUID:
        """The meeting, or the person, that it is for."""
        found = self.meeting_id or self.account_id
        assert found is not None
        return found

    @property
    def key(self) -> str:
        """What a press sends to name it."""
        return f"{self.rule.value}:{self.target}"

    @property
    def is_made(self) -> bool:
        """Tell whether it holds; before that it is a wish."""
        return self.made_at is not None


@dataclass(frozen=True, slots=True)
class TeamRules:
    """The rules of a team as one person meets them."""

    team: Team
    rules: BookingRules | None
    excepting: dict[UUID, Account]
    """Who may make exceptions."""

    def may_except(self, actor: Actor) -> bool:
        """Tell whether this person may make exceptions."""
        return actor.id in self.excepting

    def sentence(self, rule: BookingRule) -> Words:
        """Say what a rule hinders, and who may make an exception."""
        if self.rules is None:
            raise LookupError(rule)
        names = [account.name for account in self.excepting.values()]
        return sentence_of(rule, self.rules.bounds, self.rules.excepted_by.words, names)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A meeting and the rule of its team that hinders there."""

    meeting: Meeting
    rule: BookingRule

    @property
    def key(self) -> str:
        """What a press sends to name it."""
        return f"{self.rule.value}:{self.meeting.id}"


@dataclass(frozen=True, slots=True)
class Wished:
    """A wish for an exception, who wished it, and for which meeting."""

    wish: BookingException
    account: Account
    meeting: Meeting | None
