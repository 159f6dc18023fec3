"""Times that teams open to one another, and from whom they were booked."""

import sqlalchemy as sa
from alembic import op

revision = "202611221700"
down_revision = "202611221702"


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
    op.add_column("teams", sa.Column("comes_first", sa.String(600), nullable=True))
    op.create_table(
        "team_openings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("guest_team_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "until IS NULL OR until >= since",
            name=op.f("ck_team_openings_ends_after_it_begins"),
        ),
        sa.CheckConstraint(
            "team_id <> guest_team_id", name=op.f("ck_team_openings_is_for_another")
        ),
        foreign_key("team_openings", "team_id", "teams"),
        foreign_key("team_openings", "guest_team_id", "teams"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_openings")),
    )
    for column in ("team_id", "guest_team_id"):
        op.create_index(op.f(f"ix_team_openings_{column}"), "team_openings", [column])
    op.create_table(
        "consultation_directions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("sector", sa.String(40), nullable=False),
        foreign_key("consultation_directions", "consultation_id", "consultations"),
        foreign_key("consultation_directions", "team_id", "teams"),
        foreign_key("consultation_directions", "agency_id", "agencies"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_directions")),
        sa.UniqueConstraint(
            "consultation_id", name=op.f("uq_consultation_directions_consultation_id")
        ),
    )
    op.create_index(
        op.f("ix_consultation_directions_team_id"), "consultation_directions", ["team_id"]
    )


def downgrade() -> None:
    op.drop_table("consultation_directions")
    op.drop_table("team_openings")
    op.drop_column("teams", "comes_first")
