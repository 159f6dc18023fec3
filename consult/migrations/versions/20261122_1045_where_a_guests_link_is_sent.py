"""Where a guest's link may be sent."""

import sqlalchemy as sa
from alembic import op

revision = "202611221045"
down_revision = "202611221030"


def upgrade() -> None:
    op.add_column("guests", sa.Column("email", sa.String(254), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("guests", "email")
