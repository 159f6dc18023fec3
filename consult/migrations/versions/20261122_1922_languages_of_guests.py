"""In which language somebody without an account is written to."""

import sqlalchemy as sa
from alembic import op

revision = "202611221922"
down_revision = "202611221901"

TABLES = ("guests", "poll_people")


def upgrade() -> None:
    """Until now it was Finnish for everybody."""
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(
                sa.Column("language", sa.String(40), nullable=False, server_default="fi")
            )


def downgrade() -> None:
    """Forget it."""
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("language")
