"""The pulse of the workers."""

import sqlalchemy as sa
from alembic import op

revision = "202611221245"
down_revision = "202611221046"


def upgrade() -> None:
    op.create_table(
        "worker_pulses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("machine", sa.String(80), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_pulses")),
    )


def downgrade() -> None:
    op.drop_table("worker_pulses")
