"""Seats in circles promised to people on their way."""

import sqlalchemy as sa
from alembic import op

revision = "202611221030"
down_revision = "202611221012"


def upgrade() -> None:
    op.create_table(
        "circle_promises",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("arrival_id", sa.Uuid(), nullable=False),
        sa.Column("seat_as", sa.String(40), nullable=False),
        sa.Column("writes", sa.Boolean(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("provision", sa.String(length=80), nullable=False),
        sa.Column("promised_by", sa.Uuid(), nullable=False),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=op.f(f"fk_circle_promises_{column}_{target}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for column, target in (
                ("case_id", "cases"),
                ("arrival_id", "arrivals"),
                ("promised_by", "accounts"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circle_promises")),
        sa.UniqueConstraint(
            "case_id", "arrival_id", name=op.f("uq_circle_promises_case_id_arrival_id")
        ),
    )
    op.create_index(op.f("ix_circle_promises_arrival_id"), "circle_promises", ["arrival_id"])


def downgrade() -> None:
    op.drop_table("circle_promises")
