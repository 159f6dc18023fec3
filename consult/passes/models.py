"""What the house keeps of a meeting pass. Nothing here opens anything by itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar, Protocol
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult import vault
from consult.accounts.models import Language
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import Model
from consult.foundation.words import Worded
from consult.passes.rules import MOST_TRIES


class PassState(Worded):
    """Where a pass stands."""

    WAITING = "waiting", "Linkkiä ei ole avattu", "Länken har inte öppnats", "Link not opened yet"
    IN_USE = "in-use", "Käytössä", "I bruk", "In use"
    LOCKED = "locked", "Liian monta väärää koodia", "För många fel koder", "Too many wrong codes"
    ENDED = "ended", "Päättynyt", "Har upphört", "Has ended"


class MeetingPass(Model):
    """One person's way to one thing, without an account: a link, a code, one browser, some days."""

    __tablename__ = "meeting_passes"
    __facts__: ClassVar[tuple[str, ...]] = (
        "space_id",
        "subject_id",
        "account_id",
        "name",
        "agency_id",
        "sector",
        "issued_by",
        "valid_from",
        "valid_until",
        "ended_at",
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), index=True)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    """What it leads to. The floor above knows what that is."""
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """Of somebody who has an account and cannot use it just now; nothing of it is opened."""
    name: Mapped[str] = mapped_column(String(80))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agencies.id"))
    sector: Mapped[str] = mapped_column(String(40))
    language: Mapped[Language]
    issued_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    issued_at: Mapped[datetime]
    valid_from: Mapped[datetime]
    valid_until: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    door: Mapped["PassDoor"] = relationship(lazy="joined", viewonly=True)

    @property
    def state(self) -> PassState:
        """Where it stands now."""
        if self.has_ended:
            return PassState.ENDED
        if self.door.wrong_tries >= MOST_TRIES:
            return PassState.LOCKED
        return PassState.WAITING if self.opened_at is None else PassState.IN_USE

    @property
    def has_ended(self) -> bool:
        """Tell whether it was ended, or its time is over."""
        return self.ended_at is not None or clock.now() >= self.valid_until

    @property
    def is_live(self) -> bool:
        """Tell whether it has neither ended nor been locked."""
        return self.state in (PassState.WAITING, PassState.IN_USE)

    @property
    def has_begun(self) -> bool:
        """Tell whether it opens anything yet."""
        return clock.now() >= self.valid_from

    @property
    def last_day(self) -> date:
        """The last day on which it opens anything."""
        return clock.local(self.valid_until - timedelta(microseconds=1)).date()

    @property
    def actor(self) -> Actor:
        """Its holder, as the operations see her."""
        return Actor(
            id=self.id,
            name=self.name,
            duties=frozenset(),
            agency_id=self.agency_id,
            session_ref=(self.door.browser_hash or b"")[:8],
            kind="pass",
        )


class PassDoor(Model):
    """How a pass is opened: once by its link, then on one browser; each time with the code."""

    __tablename__ = "pass_doors"
    __audited__ = False  # bookkeeping; opening, a wrong code and leaving are deeds of their own

    pass_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_passes.id"), primary_key=True)
    token_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    """Of the link, until it has been opened once."""
    slot: Mapped[bytes]
    """The seed under the link's, later the browser's, token and the code."""
    browser_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    blob: Mapped[bytes | None]
    """The seed under the browser's token, while the page is in use."""
    wrong_tries: Mapped[int]
    last_seen_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a pass is for."""

    name: str
    agency_id: UUID
    sector: str
    account_id: UUID | None = None
    language: Language = Language.FINNISH


@dataclass(frozen=True, slots=True, repr=False)
class Issued:
    """A new pass with what is shown once and kept nowhere: the link's token and the code."""

    meeting_pass: MeetingPass
    token: bytes
    code: str


@dataclass(frozen=True, slots=True, repr=False)
class PassSitting:
    """Who comes with a browser's token: plain values, and the key that opens the one thing."""

    actor: Actor
    identity: vault.PassIdentity
    language: Language


class Opens(Protocol):
    """Something that a pass leads to."""

    @property
    def meeting_pass(self) -> MeetingPass:
        """The pass that leads there."""


@dataclass(frozen=True, slots=True)
class OwnPass:
    """A pass as its holder has it."""

    meeting_pass: MeetingPass
