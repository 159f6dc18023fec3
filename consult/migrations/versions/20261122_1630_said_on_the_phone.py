"""Requests taken down on the phone, and answers that experts gave there."""

import sqlalchemy as sa
from alembic import op

revision = "202611221630"
down_revision = "202611221600"


def lay_board_anew() -> None:
    """Make the index as it was: SQLite's new table has it without its direction."""
    waits = sa.text("placed_at IS NULL AND ended_at IS NULL")
    op.drop_index("ix_consultations_board", "consultations")
    op.create_index(
        "ix_consultations_board",
        "consultations",
        ["team_id", sa.text("urgency DESC"), "asked_at", "id"],
        sqlite_where=waits,
        postgresql_where=waits,
    )


def upgrade() -> None:
    with op.batch_alter_table("consultations") as table:
        table.add_column(sa.Column("taken_by", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
        table.create_foreign_key(
            op.f("fk_consultations_taken_by_accounts"),
            "accounts",
            ["taken_by"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
    lay_board_anew()
    with op.batch_alter_table("invitations") as table:
        table.add_column(sa.Column("recorded_by", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            op.f("fk_invitations_recorded_by_accounts"),
            "accounts",
            ["recorded_by"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )


def downgrade() -> None:
    with op.batch_alter_table("invitations") as table:
        table.drop_constraint(op.f("fk_invitations_recorded_by_accounts"), type_="foreignkey")
        table.drop_column("recorded_by")
    with op.batch_alter_table("consultations") as table:
        table.drop_constraint(op.f("fk_consultations_taken_by_accounts"), type_="foreignkey")
        table.drop_column("confirmed_at")
        table.drop_column("taken_by")
    lay_board_anew()
