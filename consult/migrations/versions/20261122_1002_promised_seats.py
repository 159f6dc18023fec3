"""Seats in teams promised to people on their way."""

import sqlalchemy as sa
from alembic import op

revision = "202611221002"
down_revision = "202611220931"


def upgrade() -> None:
    op.create_table(
        "team_promises",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("arrival_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.String(40), nullable=False),
        sa.Column("promised_by", sa.Uuid(), nullable=False),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=op.f(f"fk_team_promises_{column}_{target}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for column, target in (
                ("team_id", "teams"),
                ("arrival_id", "arrivals"),
                ("promised_by", "accounts"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_promises")),
        sa.UniqueConstraint(
            "team_id", "arrival_id", "seat", name=op.f("uq_team_promises_team_id_arrival_id_seat")
        ),
    )
    op.create_index(op.f("ix_team_promises_arrival_id"), "team_promises", ["arrival_id"])
    op.create_index(op.f("ix_team_promises_promised_by"), "team_promises", ["promised_by"])


def downgrade() -> None:
    op.drop_table("team_promises")
