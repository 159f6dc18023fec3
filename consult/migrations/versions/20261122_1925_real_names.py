"""A case's real names, for the guard to look for."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "202611221925"
down_revision = "202611221918"


def column(name: str, kind: Any, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=empty)


def points(name: str, at: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name],
        [f"{at}.id"],
        name=op.f(f"fk_real_names_{name}_{at}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    op.create_table(
        "real_names",
        column("id", sa.Uuid()),
        column("space_id", sa.Uuid()),
        column("dies_with", sa.Uuid(), empty=True),
        column("box", sa.LargeBinary()),
        column("box_rev", sa.Integer()),
        column("version", sa.Integer()),
        column("case_id", sa.Uuid()),
        column("client_id", sa.Uuid(), empty=True),
        column("written_at", sa.DateTime(timezone=True)),
        points("space_id", "spaces"),
        points("dies_with", "spaces"),
        points("case_id", "cases"),
        points("client_id", "clients"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_real_names")),
    )
    for indexed in ("space_id", "dies_with", "case_id"):
        op.create_index(op.f(f"ix_real_names_{indexed}"), "real_names", [indexed])


def downgrade() -> None:
    op.drop_table("real_names")
