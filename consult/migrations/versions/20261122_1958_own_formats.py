"""A team's own versions of formats, and which item runs which of them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "202611221958"
down_revision = "202611221919"

KIND = sa.String(40)


def column(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def points(table: str, name: str, at: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name],
        [f"{at}.id"],
        name=op.f(f"fk_{table}_{name}_{at}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    op.create_table(
        "own_formats",
        *(column(name, sa.Uuid()) for name in ("id", "team_id")),
        column("key", sa.String(40)),
        column("version", sa.Integer()),
        column("base_key", sa.String(60)),
        column("base_version", sa.Integer()),
        column("content", sa.Text()),
        column("made_at", sa.DateTime(timezone=True)),
        column("standing", KIND),
        points("own_formats", "team_id", "teams"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_formats")),
        sa.UniqueConstraint("key", "version", name=op.f("uq_own_formats_key_version")),
    )
    op.create_index(op.f("ix_own_formats_team_id"), "own_formats", ["team_id"])
    op.create_table(
        "item_formats",
        *(column(name, sa.Uuid()) for name in ("id", "item_id", "own_format_id")),
        points("item_formats", "item_id", "items"),
        points("item_formats", "own_format_id", "own_formats"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_formats")),
        sa.UniqueConstraint("item_id", name=op.f("uq_item_formats_item_id")),
    )
    op.create_index(op.f("ix_item_formats_own_format_id"), "item_formats", ["own_format_id"])


def downgrade() -> None:
    op.drop_table("item_formats")
    op.drop_table("own_formats")
