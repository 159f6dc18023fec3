"""Calendars: what mail tells them, what each was told last, and secret addresses to read them at."""

import sqlalchemy as sa
from alembic import op

revision = "202611221530"
down_revision = "202611221630"


def upgrade() -> None:
    op.add_column("outbox_messages", sa.Column("calendar", sa.Text(), nullable=True))
    op.create_table(
        "calendar_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_entries")),
        sa.UniqueConstraint("uid", "holder_id", name=op.f("uq_calendar_entries_uid_holder_id")),
    )
    op.create_index(op.f("ix_calendar_entries_told_at"), "calendar_entries", ["told_at"])
    op.create_table(
        "calendar_addresses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_calendar_addresses_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_calendar_addresses_team_id_teams")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_addresses")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_addresses_token_hash")),
    )
    op.create_index(op.f("ix_calendar_addresses_account_id"), "calendar_addresses", ["account_id"])


def downgrade() -> None:
    op.drop_table("calendar_addresses")
    op.drop_table("calendar_entries")
    with op.batch_alter_table("outbox_messages") as messages:
        messages.drop_column("calendar")
