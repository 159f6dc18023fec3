"""An outbox: what people are told, queued in the deed's own transaction."""

import sqlalchemy as sa
from alembic import op

revision = "202611220925"
down_revision = "202611220920"


def upgrade() -> None:
    op.create_table(
        "outbox_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=True),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_link", sa.LargeBinary(), nullable=True),
        sa.Column("link_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("once", sa.String(length=160), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claim", sa.Uuid(), nullable=True),
        sa.Column("error", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_messages")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_messages_message_id")),
        sa.UniqueConstraint("once", name=op.f("uq_outbox_messages_once")),
    )
    op.create_index(
        op.f("ix_outbox_messages_created_at"), "outbox_messages", ["created_at"], unique=False
    )
    op.create_index(
        "ix_outbox_messages_due", "outbox_messages", ["state", "next_try_at"], unique=False
    )
    op.create_index(
        op.f("ix_outbox_messages_link_expires_at"),
        "outbox_messages",
        ["link_expires_at"],
        unique=False,
    )
    op.create_index(
        "ix_outbox_messages_mine", "outbox_messages", ["account_id", "created_at"], unique=False
    )
    op.create_index(
        "ix_outbox_messages_unread", "outbox_messages", ["account_id", "read_at"], unique=False
    )


def downgrade() -> None:
    op.drop_table("outbox_messages")
