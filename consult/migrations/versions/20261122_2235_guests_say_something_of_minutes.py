"""Guests with a meeting pass: their names at the table, and what they say of minutes."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "202611222235"
down_revision = "202611222215"

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column(
        "attendances", sa.Column("name", sa.String(80), nullable=False, server_default="")
    )
    with op.batch_alter_table("minutes_readers") as readers:
        readers.add_column(sa.Column("guest_id", sa.Uuid(), nullable=True))
        readers.add_column(sa.Column("until", WHEN, nullable=True))
        readers.alter_column("account_id", existing_type=sa.Uuid(), nullable=True)
        _points_at_a_guest(readers, "minutes_readers")
        readers.create_unique_constraint(
            op.f("uq_minutes_readers_minutes_id_guest_id"), ["minutes_id", "guest_id"]
        )
        readers.create_check_constraint(
            op.f("ck_minutes_readers_is_one_person"), "(account_id IS NULL) <> (guest_id IS NULL)"
        )
    with op.batch_alter_table("minutes_comments") as comments:
        comments.add_column(sa.Column("guest_id", sa.Uuid(), nullable=True))
        comments.alter_column("author_id", existing_type=sa.Uuid(), nullable=True)
        _points_at_a_guest(comments, "minutes_comments")
        comments.create_check_constraint(
            op.f("ck_minutes_comments_has_one_author"), "(author_id IS NULL) <> (guest_id IS NULL)"
        )


def downgrade() -> None:
    for table in ("minutes_readers", "minutes_comments"):
        op.execute(sa.text(f"DELETE FROM {table} WHERE guest_id IS NOT NULL"))  # noqa: S608
    with op.batch_alter_table("minutes_comments") as comments:
        comments.drop_constraint(op.f("ck_minutes_comments_has_one_author"), type_="check")
        comments.drop_constraint(op.f("fk_minutes_comments_guest_id_guests"), type_="foreignkey")
        comments.alter_column("author_id", existing_type=sa.Uuid(), nullable=False)
        comments.drop_column("guest_id")
    with op.batch_alter_table("minutes_readers") as readers:
        readers.drop_constraint(op.f("ck_minutes_readers_is_one_person"), type_="check")
        readers.drop_constraint(op.f("uq_minutes_readers_minutes_id_guest_id"), type_="unique")
        readers.drop_constraint(op.f("fk_minutes_readers_guest_id_guests"), type_="foreignkey")
        readers.alter_column("account_id", existing_type=sa.Uuid(), nullable=False)
        for name in ("until", "guest_id"):
            readers.drop_column(name)
    op.drop_column("attendances", "name")


def _points_at_a_guest(table: BatchOperations, name: str) -> None:
    table.create_foreign_key(
        op.f(f"fk_{name}_guest_id_guests"),
        "guests",
        ["guest_id"],
        ["id"],
        initially="DEFERRED",
        deferrable=True,
    )
