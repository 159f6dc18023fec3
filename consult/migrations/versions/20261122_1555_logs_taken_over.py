"""Logs of meetings that were kept elsewhere: items without a space, and who took them over."""

import sqlalchemy as sa
from alembic import op

revision = "202611221555"
down_revision = "202611221300"

ITEMS = sa.table("items", sa.column("id"), sa.column("space_id"), sa.column("facilitator_id"))
ATTENDANCES = sa.table("attendances", sa.column("item_id"))


def upgrade() -> None:
    with op.batch_alter_table("items") as table:
        table.alter_column("space_id", existing_type=sa.Uuid(), nullable=True)
        table.alter_column("facilitator_id", existing_type=sa.Uuid(), nullable=True)
    op.create_table(
        "log_imports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("meetings", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_log_imports_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_imports")),
    )
    op.create_index(op.f("ix_log_imports_account_id"), "log_imports", ["account_id"])


def downgrade() -> None:
    op.drop_table("log_imports")
    # What was taken over without a space has no place in the older tables.
    unheld = sa.select(ITEMS.c.id).where(
        sa.or_(ITEMS.c.space_id.is_(None), ITEMS.c.facilitator_id.is_(None))
    )
    op.execute(sa.delete(ATTENDANCES).where(ATTENDANCES.c.item_id.in_(unheld)))
    op.execute(sa.delete(ITEMS).where(ITEMS.c.id.in_(unheld)))
    with op.batch_alter_table("items") as table:
        table.alter_column("facilitator_id", existing_type=sa.Uuid(), nullable=False)
        table.alter_column("space_id", existing_type=sa.Uuid(), nullable=False)
