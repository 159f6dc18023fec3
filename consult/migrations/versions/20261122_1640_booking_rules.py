"""Booking rules of teams, exceptions to them, and why a request waits for a time."""

import sqlalchemy as sa
from alembic import op

revision = "202611221640"
down_revision = "202611221655"

KIND, WHEN = sa.String(40), sa.DateTime(timezone=True)


def points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{to}.id"],
        name=op.f(f"fk_{table}_{column}_{to}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    op.add_column("consultations", sa.Column("waits_for", KIND))
    op.add_column("consultations", sa.Column("waits_since", WHEN))
    op.create_table(
        "booking_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("latest_hours", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.Integer()),
        sa.Column("asked_by", KIND, nullable=False),
        sa.Column("sectors", sa.Integer(), nullable=False),
        sa.Column("excepted_by", KIND, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        points("booking_rules", "team_id", "teams"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking_rules")),
        sa.UniqueConstraint("team_id", name=op.f("uq_booking_rules_team_id")),
    )
    _make_exceptions()


def _make_exceptions() -> None:
    name = "booking_exceptions"
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("rule", KIND, nullable=False),
        *(sa.Column(one, sa.Uuid()) for one in ("meeting_id", "account_id", "wished_by")),
        sa.Column("wished_at", WHEN),
        sa.Column("made_by", sa.Uuid()),
        sa.Column("made_at", WHEN),
        sa.CheckConstraint(
            "(made_by IS NULL) = (made_at IS NULL)", name=op.f(f"ck_{name}_made_by_somebody")
        ),
        sa.CheckConstraint(
            "(meeting_id IS NULL) <> (account_id IS NULL)",
            name=op.f(f"ck_{name}_for_a_meeting_or_a_person"),
        ),
        points(name, "team_id", "teams"),
        points(name, "meeting_id", "meetings"),
        *(points(name, one, "accounts") for one in ("account_id", "wished_by", "made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index("ix_booking_exceptions_meeting_id", name, ["meeting_id", "rule"])
    op.create_index("ix_booking_exceptions_team_id", name, ["team_id", "made_at"])


def downgrade() -> None:
    op.drop_table("booking_exceptions")
    op.drop_table("booking_rules")
    op.drop_column("consultations", "waits_since")
    op.drop_column("consultations", "waits_for")
