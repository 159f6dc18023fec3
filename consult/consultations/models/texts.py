"""Whatever is written in a consultation: sealed in its space, never edited."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from consult.consultations.rules.choices import (
    Knows,
    MessageKind,
    Permits,
    RequestPart,
    SaidBy,
)
from consult.foundation.database import Model
from consult.vault import SealedRow, sealed


class Question(SealedRow, Model):
    """One question to the group. Never edited: what comes to mind later is one more."""

    __tablename__ = "questions"
    __seal_name__: ClassVar[str] = "question"
    __bound__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("consultation_id", "number", "author_id", "asked_at"),
    )
    __table_args__ = (UniqueConstraint("consultation_id", "number"),)

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"))
    number: Mapped[int]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    asked_at: Mapped[datetime]
    body: str = sealed()


class Request(SealedRow, Model):
    """One text of a request: a decision pending, or something to read beforehand."""

    __tablename__ = "requests"
    __seal_name__: ClassVar[str] = "request"
    __bound__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("consultation_id", "part", "author_id", "written_at"),
    )

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"), index=True)
    part: Mapped[RequestPart]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    written_at: Mapped[datetime]
    body: str = sealed()


class ClientStance(SealedRow, Model):
    """What one client knows, wants and permits, as somebody said it on some day.

    A later word is one more row; the newest counts.
    """

    __tablename__ = "client_stances"
    __seal_name__: ClassVar[str] = "client-stance"
    __bound__: ClassVar[tuple[tuple[str, ...], ...]] = (
        (
            "consultation_id",
            "client_id",
            "knows",
            "permits",
            "said_by",
            "said_on",
            "author_id",
            "recorded_at",
        ),
    )

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"), index=True)
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"))
    knows: Mapped[Knows]
    permits: Mapped[Permits]
    said_by: Mapped[SaidBy]
    said_on: Mapped[date]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[datetime]
    wants: str = sealed()


class Message(SealedRow, Model):
    """One message between the asker and the coordinators, before the opening."""

    __tablename__ = "consultation_messages"
    __seal_name__: ClassVar[str] = "consultation-message"
    __bound__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("consultation_id", "kind", "author_id", "written_at"),
    )

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"), index=True)
    kind: Mapped[MessageKind]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    written_at: Mapped[datetime]
    body: str = sealed()


class Answer(SealedRow, Model):
    """One answer to one question, with the sectors behind it and what was seen otherwise.

    Never edited: a better wording replaces it by a row of its own. At a table there is one to
    each question; in writing everybody asked gives her own, a guest by her meeting pass.
    """

    __tablename__ = "answers"
    __seal_name__: ClassVar[str] = "answer"
    __bound__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("consultation_id", "question_id", "author_id", "answered_at", "replaces_id"),
        ("consultation_id", "question_id", "author_id", "answered_at", "replaces_id", "guest_id"),
    )
    __table_args__ = (
        CheckConstraint("(author_id IS NULL) <> (guest_id IS NULL)", name="has_one_author"),
    )

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"), index=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id"))
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    guest_id: Mapped[UUID | None] = mapped_column(ForeignKey("guests.id"))
    """Whose it is, of one who came with a pass; then it has no author with an account."""
    answered_at: Mapped[datetime]
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("answers.id"), unique=True)
    body: str = sealed()
    dissent: str = sealed()
    sectors: list[str] = sealed(default=[])

    @property
    def writer_id(self) -> UUID | None:
        """Whose it is: an account's or a guest's id."""
        return self.author_id or self.guest_id


class AnswerClient(Model):
    """A client whom an answer concerns. An answer without any concerns all of its consultation."""

    __tablename__ = "answer_clients"
    __facts__: ClassVar[tuple[str, ...]] = ("answer_id", "client_id")
    __table_args__ = (UniqueConstraint("answer_id", "client_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answers.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)
