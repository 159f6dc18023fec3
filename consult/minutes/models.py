"""Minutes: one row a version, a part for each client, who was asked, and what they said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models import Account
from consult.consultations.models import Guest
from consult.foundation import clock
from consult.foundation.database import Model
from consult.meetings.models import Item, ItemSeen
from consult.minutes.rules import SealTerms, Word, may_be_confirmed
from consult.passes.models import MeetingPass
from consult.vault import SealedRow, sealed


class Minutes(SealedRow, Model):
    """One version of an item's minutes. Once confirmed it never changes; the next one does."""

    __tablename__ = "minutes"
    __seal_name__ = "minutes"
    __bound__ = (("item_id", "number"),)
    __facts__: ClassVar[tuple[str, ...]] = (
        "asked_by",
        "asked_at",
        "due_on",
        "confirmed_by",
        "confirmed_at",
        "digest",
        "log_seq",
        "log_hash",
        "kid",
        "seal",
    )
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        CheckConstraint("(confirmed_at IS NULL) = (seal IS NULL)", name="confirmed_is_sealed"),
        Index("ix_minutes_confirmed_at_due_on", "confirmed_at", "due_on"),
    )

    item_id: Mapped[UUID] = mapped_column(ForeignKey("items.id"))
    number: Mapped[int]
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    asked_at: Mapped[datetime]
    due_on: Mapped[date]
    """The last day for comments."""
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    confirmed_at: Mapped[datetime | None]
    digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    log_seq: Mapped[int | None]
    log_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    """How far the log had come when they were sealed."""
    kid: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    seal: Mapped[bytes | None] = mapped_column(LargeBinary(64))
    text: str = sealed()
    """The whole in canonical JSON; what concerns one client alone lies in a part."""
    additions: str = sealed()
    reason: str = sealed()
    """Why there is another version."""

    @property
    def is_confirmed(self) -> bool:
        """Tell whether the chair has confirmed them."""
        return self.confirmed_at is not None

    @property
    def is_due(self) -> bool:
        """Tell whether the day for comments is over."""
        return clock.today() > self.due_on

    def stored_terms(self, before: "Minutes | None") -> SealTerms:
        """Return what was sealed; `before` is the version before this one. Opens nothing."""
        assert self.confirmed_at is not None, "only confirmed minutes are sealed"
        assert self.confirmed_by is not None, "and somebody confirmed them"
        return SealTerms(
            item_id=self.item_id,
            number=self.number,
            digest=self.digest or b"",
            before=(before.digest or b"") if before is not None else b"",
            confirmed_at=self.confirmed_at,
            log_seq=self.log_seq or 0,
            log_hash=self.log_hash or b"",
            chair_id=self.confirmed_by,
            kid=self.kid or b"",
        )


class MinutesPart(SealedRow, Model):
    """What minutes of several clients say of one alone: it dies with that client."""

    __tablename__ = "minutes_parts"
    __seal_name__ = "minutes-part"
    __bound__ = (("minutes_id", "client_id"),)
    __facts__: ClassVar[tuple[str, ...]] = ()
    __table_args__ = (UniqueConstraint("minutes_id", "client_id"),)

    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)
    text: str = sealed()


class MinutesReader(Model):
    """Somebody who was asked to look at a version, and what she has said of it."""

    __tablename__ = "minutes_readers"
    __facts__: ClassVar[tuple[str, ...]] = (
        "minutes_id",
        "account_id",
        "word",
        "said_at",
        "guest_id",
        "until",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-2],)
    __table_args__ = (
        UniqueConstraint("minutes_id", "account_id"),
        UniqueConstraint("minutes_id", "guest_id"),
        CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name="is_one_person"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    guest_id: Mapped[UUID | None] = mapped_column(ForeignKey("guests.id"))
    """Of somebody who came with a meeting pass; then she has no account."""
    word: Mapped[Word | None]
    """None until she has said anything."""
    said_at: Mapped[datetime | None]
    until: Mapped[datetime | None]
    """When a guest's pass ends: afterwards she can say nothing any more."""

    @property
    def is_awaited(self) -> bool:
        """Tell whether she may still say something, and has not."""
        return self.word is None and (self.until is None or clock.now() < self.until)


class MinutesComment(SealedRow, Model):
    """What somebody wrote of a version. It is never edited."""

    __tablename__ = "minutes_comments"
    __seal_name__ = "minutes-comment"
    __bound__ = (
        ("minutes_id", "author_id", "written_at"),
        ("minutes_id", "author_id", "written_at", "guest_id"),
    )
    __facts__: ClassVar[tuple[str, ...]] = ("late",)
    __table_args__ = (
        CheckConstraint("(author_id IS NULL) <> (guest_id IS NULL)", name="has_one_author"),
    )

    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"), index=True)
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    guest_id: Mapped[UUID | None] = mapped_column(ForeignKey("guests.id"))
    """Whose it is, of one who came with a pass; then it has no author with an account."""
    written_at: Mapped[datetime]
    late: Mapped[bool]
    """Whether the minutes had been confirmed when it came."""
    body: str = sealed()


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked: one of the house, or a guest with a meeting pass."""

    reader: MinutesReader
    account: Account | None
    guest: Guest | None

    @property
    def who(self) -> Account | Guest:
        """Return who it is."""
        who = self.account or self.guest
        assert who is not None, "somebody was asked"
        return who

    @property
    def id(self) -> UUID:
        """Return the account's id, or the guest's."""
        return self.who.id

    @property
    def name(self) -> str:
        """Return her name."""
        return self.who.name

    @property
    def pass_ends_on(self) -> date | None:
        """Return the last day of a guest's pass."""
        until = self.reader.until
        return clock.local(until - timedelta(microseconds=1)).date() if until else None


def words_awaited(asked: Iterable[Asked]) -> list[Word | None]:
    """Return what was said, and None for each word that may still come."""
    readers = [one.reader for one in asked]
    return [one.word for one in readers if one.word is not None or one.is_awaited]


@dataclass(frozen=True, slots=True)
class MinutesSeen:
    """The minutes of an item as somebody at its table meets them."""

    seen: ItemSeen
    versions: tuple[Minutes, ...]
    """The oldest first."""
    asked: tuple[Asked, ...]
    """Who was asked to look at the newest."""
    number: int
    """Which of them is looked at; none yet: 0."""
    leads: bool
    """Whether she is the chair."""
    chair: Account
    """Who led the item."""
    kept_apart: bool = False
    """Whether some of the family it is about are kept apart now."""

    @property
    def item(self) -> Item:
        """Return the item."""
        return self.seen.item

    @property
    def newest(self) -> Minutes | None:
        """Return the newest version."""
        return self.versions[-1] if self.versions else None

    @property
    def shown(self) -> Minutes | None:
        """Return the version that is looked at."""
        return self.versions[self.number - 1] if self.number else None

    @property
    def before(self) -> Minutes | None:
        """Return the version before the one that is looked at."""
        return self.versions[self.number - 2] if self.number > 1 else None

    @property
    def is_newest(self) -> bool:
        """Tell whether no later version has taken its place."""
        return self.number == len(self.versions)

    @property
    def is_superseded(self) -> bool:
        """Tell whether a later version has been confirmed."""
        return any(one.is_confirmed for one in self.versions[self.number :])

    @property
    def may_be_confirmed(self) -> bool:
        """Tell whether everybody asked has answered, or the day for comments is over."""
        newest = self.newest
        return newest is not None and may_be_confirmed(
            words_awaited(self.asked), newest.due_on, clock.today()
        )

    @property
    def has_place(self) -> bool:
        """Tell whether she sat at the table herself, or led."""
        return self.seen.facilitates or self.seen.role is not None

    def asks(self, account_id: UUID) -> MinutesReader | None:
        """Return what a person was asked of the newest version."""
        rows = (one.reader for one in self.asked if one.reader.account_id == account_id)
        return next(rows, None)


@dataclass(frozen=True, slots=True)
class MinutesWithPass:
    """The newest minutes of an item as a guest who was there meets them, while her pass lasts."""

    meeting_pass: MeetingPass
    guest: Guest
    found: MinutesSeen

    @property
    def answers_by(self) -> date:
        """Return the last day on which she can say something that counts."""
        newest = self.found.newest
        assert newest is not None, "a guest meets minutes that somebody was asked about"
        return min(newest.due_on, self.meeting_pass.last_day)

    @property
    def mine(self) -> MinutesReader | None:
        """Return what she was asked, if she was: by the pass, or by the account she has."""
        rows = (one.reader for one in self.found.asked)
        return next((row for row in rows if is_hers(row, self.guest)), None)


def is_hers(reader: MinutesReader, guest: Guest) -> bool:
    """Tell whether it is a guest who was asked, by her pass or by the account she cannot use."""
    if guest.account_id is not None:
        return reader.account_id == guest.account_id
    return reader.guest_id == guest.id
