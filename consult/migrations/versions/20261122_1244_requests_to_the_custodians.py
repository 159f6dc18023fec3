"""Requests to the custodians of the recovery key."""

import sqlalchemy as sa
from alembic import op

revision = "202611221244"
down_revision = "202611221250"


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{other}.id"],
        name=op.f(f"fk_{table}_{column}_{other}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    op.create_table(
        "recovery_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kid", sa.LargeBinary(16), nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *(
            _to("recovery_requests", column, "accounts")
            for column in ("account_id", "asked_by", "confirmed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_requests")),
    )
    for column in ("account_id", "asked_at"):
        op.create_index(op.f(f"ix_recovery_requests_{column}"), "recovery_requests", [column])
    op.create_table(
        "recovery_lines",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seat", sa.Uuid(), nullable=True),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        _to("recovery_lines", "request_id", "recovery_requests"),
        _to("recovery_lines", "space_id", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_lines")),
        sa.UniqueConstraint(
            "request_id",
            "space_id",
            "version",
            name=op.f("uq_recovery_lines_request_id_space_id_version"),
        ),
    )
    op.create_index(op.f("ix_recovery_lines_request_id"), "recovery_lines", ["request_id"])


def downgrade() -> None:
    op.drop_table("recovery_lines")
    op.drop_table("recovery_requests")
