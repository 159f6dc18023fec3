"""Holding an item: what its screen shows, who is in touch, who was not, who is alone."""

import sqlalchemy as sa
from alembic import op

revision = "202611221915"
down_revision = "202611221920"


def foreign_key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Name it as the models do."""
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}_{target}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    for name in ("private_space", "unrecorded"):
        op.add_column(
            "attendances", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.create_table(
        "item_screens",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("shows", sa.String(100), nullable=False),
        sa.Column("chosen_by", sa.Uuid(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        foreign_key("item_screens", "item_id", "items"),
        foreign_key("item_screens", "chosen_by", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_screens")),
        sa.UniqueConstraint("item_id", name=op.f("uq_item_screens_item_id")),
    )
    op.create_table(
        "item_presences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        foreign_key("item_presences", "item_id", "items"),
        foreign_key("item_presences", "account_id", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_presences")),
        sa.UniqueConstraint(
            "item_id", "account_id", name=op.f("uq_item_presences_item_id_account_id")
        ),
    )
    op.create_table(
        "item_gaps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("from_at < until_at", name=op.f("ck_item_gaps_lasts")),
        foreign_key("item_gaps", "item_id", "items"),
        foreign_key("item_gaps", "account_id", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_gaps")),
    )
    op.create_index(op.f("ix_item_gaps_item_id"), "item_gaps", ["item_id"])


def downgrade() -> None:
    for table in ("item_gaps", "item_presences", "item_screens"):
        op.drop_table(table)
    with op.batch_alter_table("attendances") as places:
        places.drop_column("unrecorded")
        places.drop_column("private_space")
