"""What is kept of a family before and after a meeting. All of it lies sealed with the client."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.cases.models import Case, Client
from consult.cases.rules import MinorsDecision
from consult.consultations.models import Consultation
from consult.consultations.rules.choices import Permits, SaidBy
from consult.families.rules import Comes, HandedHow, Matter, PaperLanguage
from consult.formats import Format, catalogue
from consult.foundation.database import Model
from consult.meetings.models import Item, Meeting
from consult.notes.rules import MayBeToldTo
from consult.vault import SealedRow, sealed


class FamilySheet(SealedRow, Model):
    """*Ennen tapaamista* for one client before one meeting. Written anew, the newest counts."""

    __tablename__ = "family_sheets"
    __seal_name__ = "family-sheet"
    __bound__ = (
        (
            "client_id",
            "consultation_id",
            "language",
            "comes",
            "told_to",
            "author_id",
            "written_at",
        ),
    )
    __table_args__ = (
        Index("ix_family_sheets_consultation_id", "consultation_id", "client_id", "written_at"),
    )

    PLAIN: ClassVar[tuple[str, ...]] = (
        *("place", "purpose", "has_read", "may_refuse", "support", "interpreter"),
        *("own_question", "own_words"),
    )
    """What stands on the paper."""
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"))
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"))
    language: Mapped[PaperLanguage]
    comes: Mapped[Comes]
    told_to: Mapped[MayBeToldTo]
    """To whom the own question and the own words may be told."""
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    written_at: Mapped[datetime]
    comes_at: str = sealed()
    """When this one comes, as a moment in ISO form; empty while nobody has said."""
    place: str = sealed()
    purpose: str = sealed()
    has_read: str = sealed()
    may_refuse: str = sealed()
    support: str = sealed()
    interpreter: str = sealed()
    own_question: str = sealed()
    own_words: str = sealed()
    how_heard: str = sealed()


class FamilyLetter(SealedRow, Model):
    """A letter to one client after a meeting. Never edited: a better one is the next version."""

    __tablename__ = "family_letters"
    __seal_name__ = "family-letter"
    __bound__ = (("client_id", "consultation_id", "number", "language", "author_id", "written_at"),)
    __facts__: ClassVar[tuple[str, ...]] = ("handed_by", "handed_on", "handed_how")
    __table_args__ = (
        UniqueConstraint("consultation_id", "client_id", "number"),
        CheckConstraint(
            "(handed_by IS NULL) = (handed_on IS NULL)", name="handed_by_somebody_on_a_day"
        ),
    )

    PLAIN: ClassVar[tuple[str, ...]] = ("talked", "agreed", "next_step", "ask")
    """What the worker wrote."""
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"))
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"))
    number: Mapped[int]
    """Which version it is, from 1."""
    language: Mapped[PaperLanguage]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    written_at: Mapped[datetime]
    handed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    handed_on: Mapped[date | None]
    handed_how: Mapped[HandedHow | None]
    talked: str = sealed()
    own_words: list[str] = sealed(default=[])
    others_words: list[str] = sealed(default=[])
    agreed: str = sealed()
    next_step: str = sealed()
    ask: str = sealed()

    @property
    def is_handed_over(self) -> bool:
        """Tell whether it has reached whom it is for."""
        return self.handed_on is not None


class FamilyAnswer(SealedRow, Model):
    """What somebody of a family permits or forbids, as it was said; the newest counts."""

    __tablename__ = "family_answers"
    __seal_name__ = "family-answer"
    __bound__ = (
        (
            "client_id",
            "consultation_id",
            "matter",
            "answer",
            "said_by",
            "said_on",
            "provision",
            "author_id",
            "recorded_at",
        ),
    )
    __table_args__ = (
        Index("ix_family_answers_consultation_id", "consultation_id", "client_id", "recorded_at"),
    )

    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"))
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"))
    matter: Mapped[Matter]
    answer: Mapped[Permits]
    said_by: Mapped[SaidBy]
    said_on: Mapped[date]
    provision: Mapped[str] = mapped_column(String(80))
    """By virtue of what one goes on although it is forbidden; empty where one does not."""
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[datetime]
    words: str = sealed()
    why: str = sealed()
    """Why one goes on."""


@dataclass(frozen=True, slots=True)
class Around:
    """One client and one consultation that is about the client, as the circle meets both."""

    case: Case
    client: Client
    consultation: Consultation
    item: Item | None
    meeting: Meeting | None

    @property
    def is_over(self) -> bool:
        """Tell whether the meeting has been held, so that a letter can be written."""
        return self.consultation.is_answered or self.consultation.is_open


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet with what it is about."""

    sheet: FamilySheet
    around: Around
    may_tell: bool = False
    """Whether it may tell what it must not: it is from before the family was kept apart, or what
    it says has since become another's time, place or words."""


@dataclass(frozen=True, slots=True)
class LetterSeen:
    """A letter with what it is about."""

    letter: FamilyLetter
    around: Around
    may_tell: bool = False
    """Whether it may tell what it must not: it is from before the family was kept apart, or what
    it says has since become another's time, place or words."""


@dataclass(frozen=True, slots=True)
class OfClient:
    """A client in the overview of a family, with what was decided, written and handed over."""

    client: Client
    decision: MinorsDecision | None
    sheet: FamilySheet | None
    letters: tuple[FamilyLetter, ...]
    answers: tuple[FamilyAnswer, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """One consultation of a case with its time, and what there is for each client."""

    consultation: Consultation
    item: Item | None
    meeting: Meeting | None
    clients: tuple[OfClient, ...]

    @property
    def shape(self) -> Format:
        """Return the format it is held in; until it has a place, the one it was asked in."""
        return (
            self.consultation.shape
            if self.item is None
            else catalogue().format(self.item.format_key, self.item.format_version)
        )

    @property
    def is_over(self) -> bool:
        """Tell whether letters can be written."""
        return self.consultation.is_answered or self.consultation.is_open


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What somebody from outside the circle could open: since when, until when, how often read."""

    who: str
    agency: str
    since: datetime
    until: datetime | None
    readings: int
    last_read: datetime | None
