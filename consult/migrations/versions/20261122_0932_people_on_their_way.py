"""People on their way into the house, and duties that wait for a second word."""

import sqlalchemy as sa
from alembic import op

revision = "202611220932"
down_revision = "202611220928"


def upgrade() -> None:
    op.create_table(
        "arrivals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("profession", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("duties", sa.String(length=200), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("renewed_by", sa.Uuid(), nullable=True),
        sa.Column("link_hash", sa.LargeBinary(32), nullable=True),
        sa.Column("link_ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code_slot", sa.LargeBinary(), nullable=False),
        sa.Column("code_tries", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_as", sa.String(40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *_points_to("arrivals", agency_id="agencies"),
        *_points_to(
            "arrivals", invited_by="accounts", renewed_by="accounts", account_id="accounts"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrivals")),
        sa.UniqueConstraint("link_hash", name=op.f("uq_arrivals_link_hash")),
    )
    op.create_index(op.f("ix_arrivals_account_id"), "arrivals", ["account_id"], unique=False)
    op.create_index(op.f("ix_arrivals_invited_by"), "arrivals", ["invited_by"], unique=False)
    op.create_index(
        "ix_arrivals_email",
        "arrivals",
        ["email"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "duty_proposals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("duty", sa.String(40), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        *_points_to("duty_proposals", account_id="accounts", proposed_by="accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_proposals")),
        sa.UniqueConstraint("account_id", "duty", name=op.f("uq_duty_proposals_account_id_duty")),
    )
    op.create_index(
        op.f("ix_duty_proposals_proposed_by"), "duty_proposals", ["proposed_by"], unique=False
    )


def downgrade() -> None:
    op.drop_table("duty_proposals")
    op.drop_table("arrivals")


def _points_to(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column],
            [f"{target}.id"],
            name=op.f(f"fk_{table}_{column}_{target}"),
            initially="DEFERRED",
            deferrable=True,
        )
        for column, target in columns.items()
    ]
