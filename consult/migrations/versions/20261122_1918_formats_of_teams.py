"""Which meeting formats a team has switched on, and in which one a series is."""

import sqlalchemy as sa
from alembic import op

revision = "202611221918"
down_revision = "202611221922"


def upgrade() -> None:
    op.create_table(
        "format_switches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("format_key", sa.String(60), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["teams.id"],
            name=op.f("fk_format_switches_team_id_teams"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_format_switches")),
        sa.UniqueConstraint(
            "team_id", "format_key", name=op.f("uq_format_switches_team_id_format_key")
        ),
    )
    op.add_column("series", sa.Column("format_key", sa.String(60)))


def downgrade() -> None:
    op.drop_column("series", "format_key")
    op.drop_table("format_switches")
