"""How words of a family that were written down at a meeting came to be known."""

import sqlalchemy as sa
from alembic import op

revision = "202611222003"
down_revision = "202611221958"


def upgrade() -> None:
    op.add_column("item_notes", sa.Column("how_heard", sa.String(40), nullable=True))


def downgrade() -> None:
    op.drop_column("item_notes", "how_heard")
