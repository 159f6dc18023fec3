"""Of what the items of a meeting and of a series are laid."""

import sqlalchemy as sa
from alembic import op

revision = "202611222215"
down_revision = "202611222003"


def upgrade() -> None:
    for table in ("meetings", "series"):
        op.add_column(table, sa.Column("structure_key", sa.String(60)))


def downgrade() -> None:
    for table in ("series", "meetings"):
        op.drop_column(table, "structure_key")
