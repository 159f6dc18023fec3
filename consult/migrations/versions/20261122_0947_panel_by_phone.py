"""When the asker agreed to a panel by phone."""

import sqlalchemy as sa
from alembic import op

revision = "202611220947"
down_revision = "202611221002"


def upgrade() -> None:
    op.add_column("consultations", sa.Column("phoned_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("consultations", "phoned_at")
