"""Drafts, what was sent too late, and whose a private space is."""

import sqlalchemy as sa
from alembic import op

revision = "202611220931"
down_revision = "202611220932"


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("pen", sa.LargeBinary(length=16), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        _points("drafts", "account_id", "accounts"),
        _points("drafts", "space_id", "spaces"),
        _points("drafts", "dies_with", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint(
            "account_id", "form", "target_id", name=op.f("uq_drafts_account_id_form_target_id")
        ),
    )
    op.create_index(op.f("ix_drafts_space_id"), "drafts", ["space_id"])
    op.create_index(op.f("ix_drafts_dies_with"), "drafts", ["dies_with"])
    op.create_table(
        "kept_forms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        _points("kept_forms", "account_id", "accounts"),
        _points("kept_forms", "dies_with", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_forms")),
    )
    op.create_index("ix_kept_forms_slot", "kept_forms", ["account_id", "form", "target_id"])
    op.create_index(op.f("ix_kept_forms_dies_with"), "kept_forms", ["dies_with"])
    op.create_index(op.f("ix_kept_forms_sent_at"), "kept_forms", ["sent_at"])
    op.create_table(
        "private_spaces",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        _points("private_spaces", "account_id", "accounts"),
        _points("private_spaces", "space_id", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_spaces")),
        sa.UniqueConstraint("account_id", name=op.f("uq_private_spaces_account_id")),
        sa.UniqueConstraint("space_id", name=op.f("uq_private_spaces_space_id")),
    )


def downgrade() -> None:
    # Spaces kept free stay: without a draft nothing is sealed with them, and nothing asks for them.
    op.drop_table("private_spaces")
    op.drop_table("kept_forms")
    op.drop_table("drafts")


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint(
        [column], [f"{to}.id"], name=name, initially="DEFERRED", deferrable=True
    )
