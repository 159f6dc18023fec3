"""Offers to take over what somebody leaves."""

import sqlalchemy as sa
from alembic import op

revision = "202611221046"
down_revision = "202611221045"

WAITS = sa.text("state = 'waiting'")


def upgrade() -> None:
    op.create_table(
        "handover_offers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("leaver_id", sa.Uuid(), nullable=False),
        sa.Column("successor_id", sa.Uuid(), nullable=False),
        sa.Column("named_by", sa.Uuid(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column],
                ["accounts.id"],
                name=op.f(f"fk_handover_offers_{column}_accounts"),
                initially="DEFERRED",
                deferrable=True,
            )
            for column in ("leaver_id", "successor_id", "named_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_offers")),
    )
    op.create_index(op.f("ix_handover_offers_leaver_id"), "handover_offers", ["leaver_id"])
    op.create_index(op.f("ix_handover_offers_successor_id"), "handover_offers", ["successor_id"])
    op.create_index(
        "uq_handover_offers_waiting",
        "handover_offers",
        ["kind", "subject_id"],
        unique=True,
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )


def downgrade() -> None:
    op.drop_table("handover_offers")
