"""A consultation, and the plain lists that go with it."""

from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from consult.consultations.rules.choices import (
    BEFORE_OPENING,
    PLACED,
    WAITING,
    ConsultationStatus,
    Urgency,
    WishedHelp,
)
from consult.consultations.rules.queue import WaitReason, why_waits
from consult.formats import Format, Topic, catalogue
from consult.foundation import clock
from consult.foundation.database import Model
from consult.foundation.words import Words

BOARD = "placed_at IS NULL AND ended_at IS NULL"
"""What waits on a board is a small part of all, however many there have been."""


class Consultation(Model):
    """One asking for help: who asked which group, about which case, and how far it has come."""

    __tablename__ = "consultations"
    __facts__: ClassVar[tuple[str, ...]] = (
        "code",
        "team_id",
        "case_id",
        "asker_id",
        "space_id",
        "item_id",
        "facilitator_id",
        "status",
        "urgency",
        "asked_at",
        "taken_by",
        "confirmed_at",
        "waits_for",
    )
    __earlier_facts__: ClassVar[tuple[tuple[str, ...], ...]] = (__facts__[:-3], __facts__[:-1])
    __table_args__ = (
        Index("ix_consultations_asker_id_asked_at", "asker_id", "asked_at", "id"),
        Index("ix_consultations_asker_id_status", "asker_id", "status", "asked_at", "id"),
        Index("ix_consultations_team_id_status", "team_id", "status", "asked_at"),
        Index("ix_consultations_facilitator_id_status", "facilitator_id", "status"),
        Index("ix_consultations_case_id", "case_id", "asked_at", "id"),
        Index(
            "ix_consultations_board",
            "team_id",
            text("urgency DESC"),
            "asked_at",
            "id",
            sqlite_where=text(BOARD),
            postgresql_where=text(BOARD),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    team_id: Mapped[UUID] = mapped_column(ForeignKey("teams.id"))
    format_key: Mapped[str] = mapped_column(String(60))
    format_version: Mapped[int]
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("cases.id"))
    asker_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), unique=True)
    item_id: Mapped[UUID | None] = mapped_column(ForeignKey("items.id"), index=True)
    facilitator_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    private: Mapped[bool]
    """Between the asker and the one who was asked: no coordinator, no deputy."""
    help: Mapped[WishedHelp | None]
    """None in consultation support, which has a topic instead."""
    topic: Mapped[Topic | None]
    urgency: Mapped[Urgency]
    status: Mapped[ConsultationStatus]
    asked_at: Mapped[datetime]
    waits_for: Mapped[WaitReason | None]
    """Why it has no time yet, as a coordinator said or as it happened; None once it has one."""
    waits_since: Mapped[datetime | None]
    placed_at: Mapped[datetime | None]
    panel_free_on: Mapped[date | None]
    """From this day the coordinator may send the invitations without the asker's word.

    None once there is a panel: the meeting is too near for that, and she is asked by phone.
    """
    phoned_at: Mapped[datetime | None]
    """When a coordinator recorded that the asker agreed to the panel by phone."""
    invited_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    answers_due_at: Mapped[datetime | None]
    """Of a written one: when its day is over. From then on everybody sees every answer."""
    answers_shown_at: Mapped[datetime | None]
    """Of a written one: when all had answered every question, if that came first."""
    received_at: Mapped[datetime | None]
    """When the asker said that she has the answers."""
    ended_at: Mapped[datetime | None]
    """When it was declined or withdrawn."""
    taken_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """The coordinator who wrote it down for its asker, who was on the phone."""
    confirmed_at: Mapped[datetime | None]
    """When its asker said that what was so written down is hers."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def waits_for_a_time(self) -> bool:
        """Tell whether nobody has placed it yet."""
        return self.status in WAITING

    @property
    def waits_for_confirmation(self) -> bool:
        """Tell whether it was written down on the phone and its asker has not said a word yet."""
        return self.taken_by is not None and self.confirmed_at is None and self.ended_at is None

    @property
    def is_placed(self) -> bool:
        """Tell whether there is a time and the item is still ahead."""
        return self.status in PLACED

    @property
    def waits_because(self) -> Words:
        """Say why it waits for a time."""
        return why_waits(self.waits_for, self.status)

    def wait(self, reason: WaitReason | None, since: datetime | None) -> None:
        """Say why it waits from now on; nothing, once it has a time."""
        self.waits_for, self.waits_since = reason, since

    @property
    def has_lost_its_slot(self) -> bool:
        """Tell whether it had a time, which was called off, and waits for another."""
        return self.waits_for_a_time and self.item_id is not None

    @property
    def status_when_placed(self) -> ConsultationStatus:
        """Return where it stands once it has a time: again, if invitations have left before."""
        invited = self.invited_at is not None
        return ConsultationStatus.INVITED if invited else ConsultationStatus.PLACED

    @property
    def is_before_opening(self) -> bool:
        """Tell whether it may still be added to, placed, declined or withdrawn."""
        return self.status in BEFORE_OPENING

    @property
    def shape(self) -> Format:
        """Return the format it was asked in."""
        return catalogue().format(self.format_key, self.format_version)

    @property
    def in_writing(self) -> bool:
        """Tell whether nobody meets: experts answer in writing, by a date."""
        return self.shape.in_writing

    @property
    def shows_answers(self) -> bool:
        """Tell whether those at the table see each other's answers.

        In a discussion always; in writing when all are in, when the day is over, or at the end.
        """
        if not self.in_writing or self.is_answered or self.answers_shown_at is not None:
            return True
        return self.answers_due_at is not None and clock.now() >= self.answers_due_at

    @property
    def due_on(self) -> date | None:
        """The last day on which answers are written, where they are."""
        due = self.answers_due_at
        return clock.local(due - timedelta(microseconds=1)).date() if due else None

    @property
    def waits_for_the_panel(self) -> bool:
        """Tell whether the asker has a panel to look at, and until when."""
        return self.status is ConsultationStatus.PLACED and self.panel_free_on is not None

    @property
    def is_open(self) -> bool:
        """Tell whether it is being discussed."""
        return self.status is ConsultationStatus.OPEN

    @property
    def is_answered(self) -> bool:
        """Tell whether it has its answers."""
        return self.status is ConsultationStatus.ANSWERED


class ConsultationClient(Model):
    """One client whom a consultation concerns."""

    __tablename__ = "consultation_clients"
    __facts__: ClassVar[tuple[str, ...]] = ("consultation_id", "client_id")
    __table_args__ = (UniqueConstraint("consultation_id", "client_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("clients.id"), index=True)


class WishedSector(Model):
    """One sector the asker would like to hear."""

    __tablename__ = "wished_sectors"
    __facts__: ClassVar[tuple[str, ...]] = ("consultation_id", "sector")
    __table_args__ = (UniqueConstraint("consultation_id", "sector"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"))
    sector: Mapped[str] = mapped_column(String(40))


class InvolvedAgency(Model):
    """One agency that already works with the family: nobody of it is proposed as an expert."""

    __tablename__ = "involved_agencies"
    __facts__: ClassVar[tuple[str, ...]] = ("consultation_id", "agency_id")
    __table_args__ = (UniqueConstraint("consultation_id", "agency_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultations.id"))
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agencies.id"), index=True)
