"""Answers in writing: by which day, since when they are shown, and those of guests."""

import sqlalchemy as sa
from alembic import op

revision = "202611221556"
down_revision = "202611221530"

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    for name in ("answers_due_at", "answers_shown_at"):  # no batch: it forgets "urgency DESC"
        op.add_column("consultations", sa.Column(name, WHEN, nullable=True))
    with op.batch_alter_table("answers") as answers:
        answers.add_column(sa.Column("guest_id", sa.Uuid(), nullable=True))
        answers.alter_column("author_id", existing_type=sa.Uuid(), nullable=True)
        answers.create_foreign_key(
            op.f("fk_answers_guest_id_guests"),
            "guests",
            ["guest_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
        answers.create_check_constraint(
            op.f("ck_answers_has_one_author"), "(author_id IS NULL) <> (guest_id IS NULL)"
        )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM answers WHERE guest_id IS NOT NULL"))
    with op.batch_alter_table("answers") as answers:
        answers.drop_constraint(op.f("ck_answers_has_one_author"), type_="check")
        answers.drop_constraint(op.f("fk_answers_guest_id_guests"), type_="foreignkey")
        answers.alter_column("author_id", existing_type=sa.Uuid(), nullable=False)
        answers.drop_column("guest_id")
    for name in ("answers_shown_at", "answers_due_at"):
        op.drop_column("consultations", name)
