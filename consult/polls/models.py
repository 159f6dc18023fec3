"""A poll of times, whom it asks, and what they say. Nothing of what it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Language
from consult.consultations.models import Consultation, Seen
from consult.consultations.rules.choices import NumberKnown, Urgency
from consult.foundation import clock
from consult.foundation.database import Model
from consult.polls.rules import PollStatus, Suits, counted


class Poll(Model):
    """Which of some times suits an extra panel for one request."""

    __tablename__ = "polls"
    __facts__: ClassVar[tuple[str, ...]] = ("consultation_id", "made_by", "status", "meeting_id")
    __table_args__ = (Index("ix_polls_status", "status", "closes_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"), index=True)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    made_at: Mapped[datetime]
    minutes: Mapped[int]
    closes_at: Mapped[datetime]
    """When its last day is over. What comes later is taken until a time is chosen."""
    agreed_at: Mapped[datetime | None]
    """When the asker agreed to those who are asked: then a chosen time invites them at once."""
    status: Mapped[PollStatus]
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meetings.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_open(self) -> bool:
        """Tell whether it is still answered."""
        return self.status is PollStatus.OPEN

    @property
    def last_day(self) -> date:
        """The day by whose end it is answered."""
        return clock.local(self.closes_at - timedelta(microseconds=1)).date()


class PollTime(Model):
    """One time that is proposed."""

    __tablename__ = "poll_times"
    __facts__: ClassVar[tuple[str, ...]] = ("poll_id", "starts_at")
    __table_args__ = (UniqueConstraint("poll_id", "starts_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    poll_id: Mapped[UUID] = mapped_column(ForeignKey("polls.id"))
    starts_at: Mapped[datetime]


class PollPerson(Model):
    """Somebody who is asked: an expert with an account, or one who answers by a link."""

    __tablename__ = "poll_people"
    __facts__: ClassVar[tuple[str, ...]] = (
        "poll_id",
        "account_id",
        "name",
        "agency_id",
        "sector",
        "answered_at",
        "ended_at",
    )
    __table_args__ = (
        UniqueConstraint("poll_id", "account_id"),
        Index("ix_poll_people_account_id", "account_id", "answered_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    poll_id: Mapped[UUID] = mapped_column(ForeignKey("polls.id"))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    name: Mapped[str] = mapped_column(String(80))
    profession: Mapped[str] = mapped_column(String(80))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agencies.id"))
    sector: Mapped[str] = mapped_column(String(40))
    email: Mapped[str] = mapped_column(String(254))
    language: Mapped[Language] = mapped_column(default=Language.FINNISH, server_default="fi")
    """What she is written to in."""
    number_known: Mapped[NumberKnown | None]
    token_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    """Of her link; empty for an account, and once the link has been revoked."""
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    """When she was struck out, or her link revoked."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class PollAnswer(Model):
    """What one of them says to one time."""

    __tablename__ = "poll_answers"
    __facts__: ClassVar[tuple[str, ...]] = ("person_id", "time_id", "suits")
    __table_args__ = (UniqueConstraint("person_id", "time_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("poll_people.id"))
    time_id: Mapped[UUID] = mapped_column(ForeignKey("poll_times.id"))
    suits: Mapped[Suits]


@dataclass(frozen=True, slots=True)
class Polled:
    """A poll with its consultation, as those meet it who may poll."""

    poll: Poll
    seen: Seen

    @property
    def consultation(self) -> Consultation:
        """The request it is for."""
        return self.seen.consultation


@dataclass(frozen=True, slots=True)
class PolledPerson:
    """One of those asked, with the poll, as those meet her who may poll."""

    person: PollPerson
    polled: Polled


@dataclass(frozen=True, slots=True)
class OwnPoll:
    """A poll as one who is asked meets it."""

    poll: Poll
    person: PollPerson


@dataclass(frozen=True, slots=True)
class Results:
    """Everything of a poll: times, people, and who said what."""

    times: Sequence[PollTime]
    people: Sequence[PollPerson]
    said: Mapping[tuple[UUID, UUID], Suits]
    """By person and time."""

    @property
    def asked(self) -> list[PollPerson]:
        """Who is still asked."""
        return [one for one in self.people if one.ended_at is None]

    @property
    def silent(self) -> list[PollPerson]:
        """Who has not answered."""
        return [one for one in self.asked if one.answered_at is None]

    def counts(self, time: PollTime) -> dict[Suits, int]:
        """Count what those who are still asked say to one time."""
        said = (self.said.get((one.id, time.id)) for one in self.asked)
        return counted(one for one in said if one is not None)

    def who(self, time: PollTime, suits: Suits) -> list[PollPerson]:
        """Return who says this to a time."""
        return [one for one in self.asked if self.said.get((one.id, time.id)) is suits]


def may_be_polled(seen: Seen) -> bool:
    """Tell whether times may be asked for it by this person: a coordinator, or an urgent asker."""
    urgent = seen.asks and seen.consultation.urgency is Urgency.URGENT
    return (seen.coordinates or urgent) and has_polls(seen.consultation)


def has_polls(it: Consultation) -> bool:
    """Tell whether times may be asked for it at all: a group meets, and not by booking."""
    return not (it.private or it.in_writing or it.shape.self_booking)
