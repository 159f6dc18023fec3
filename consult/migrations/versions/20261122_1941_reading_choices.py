"""Which texts of a request are read before the meeting."""

import sqlalchemy as sa
from alembic import op

revision = "202611221941"
down_revision = "202611221925"

TABLE = "reading_choices"


def points(name: str, at: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name],
        [f"{at}.id"],
        name=op.f(f"fk_{TABLE}_{name}_{at}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    op.create_table(
        TABLE,
        *(
            sa.Column(name, sa.Uuid(), nullable=False)
            for name in ("id", "consultation_id", "request_id")
        ),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        points("consultation_id", "consultations"),
        points("request_id", "requests"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("request_id", name=op.f(f"uq_{TABLE}_request_id")),
    )
    op.create_index(op.f(f"ix_{TABLE}_consultation_id"), TABLE, ["consultation_id"])


def downgrade() -> None:
    op.drop_table(TABLE)
