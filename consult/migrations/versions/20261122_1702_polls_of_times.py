"""Polls of times: which suit an extra panel, of whom, and what they say."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "202611221702"
down_revision = "202611221640"

WHEN = sa.DateTime(timezone=True)
KIND = sa.String(40)


def column(name: str, kind: Any, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=empty)


def points(table: str, name: str, at: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name],
        [f"{at}.id"],
        name=op.f(f"fk_{table}_{name}_{at}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    op.create_table(
        "polls",
        *(column(name, sa.Uuid()) for name in ("id", "consultation_id", "made_by")),
        column("made_at", WHEN),
        column("minutes", sa.Integer()),
        column("closes_at", WHEN),
        column("agreed_at", WHEN, empty=True),
        column("status", KIND),
        column("meeting_id", sa.Uuid(), empty=True),
        column("version", sa.Integer()),
        points("polls", "consultation_id", "consultations"),
        points("polls", "made_by", "accounts"),
        points("polls", "meeting_id", "meetings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
    )
    op.create_index(op.f("ix_polls_consultation_id"), "polls", ["consultation_id"])
    op.create_index("ix_polls_status", "polls", ["status", "closes_at"])
    op.create_table(
        "poll_times",
        *(column(name, sa.Uuid()) for name in ("id", "poll_id")),
        column("starts_at", WHEN),
        points("poll_times", "poll_id", "polls"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_times")),
        sa.UniqueConstraint("poll_id", "starts_at", name=op.f("uq_poll_times_poll_id_starts_at")),
    )
    _make_people()
    op.create_table(
        "poll_answers",
        *(column(name, sa.Uuid()) for name in ("id", "person_id", "time_id")),
        column("suits", KIND),
        points("poll_answers", "person_id", "poll_people"),
        points("poll_answers", "time_id", "poll_times"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_answers")),
        sa.UniqueConstraint("person_id", "time_id", name=op.f("uq_poll_answers_person_id_time_id")),
    )


def _make_people() -> None:
    op.create_table(
        "poll_people",
        *(column(name, sa.Uuid()) for name in ("id", "poll_id")),
        column("account_id", sa.Uuid(), empty=True),
        column("name", sa.String(80)),
        column("profession", sa.String(80)),
        column("agency_id", sa.Uuid()),
        column("sector", KIND),
        column("email", sa.String(254)),
        column("number_known", KIND, empty=True),
        column("token_hash", sa.LargeBinary(32), empty=True),
        column("answered_at", WHEN, empty=True),
        column("ended_at", WHEN, empty=True),
        column("version", sa.Integer()),
        points("poll_people", "poll_id", "polls"),
        points("poll_people", "account_id", "accounts"),
        points("poll_people", "agency_id", "agencies"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_people")),
        sa.UniqueConstraint(
            "poll_id", "account_id", name=op.f("uq_poll_people_poll_id_account_id")
        ),
        sa.UniqueConstraint("token_hash", name=op.f("uq_poll_people_token_hash")),
    )
    op.create_index("ix_poll_people_account_id", "poll_people", ["account_id", "answered_at"])


def downgrade() -> None:
    for table in ("poll_answers", "poll_people", "poll_times", "polls"):
        op.drop_table(table)
