"""How much somebody wants by mail has words of its own: what waits for her, not what is late."""

from alembic import op

revision = "202611221020"
down_revision = "202611220947"


def upgrade() -> None:
    op.execute("UPDATE accounts SET reminders = 'needed' WHERE reminders = 'late'")


def downgrade() -> None:
    op.execute("UPDATE accounts SET reminders = 'late' WHERE reminders = 'needed'")
