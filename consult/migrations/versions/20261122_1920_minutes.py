"""Minutes: versions with their seals, parts of clients, who was asked, comments."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "202611221920"
down_revision = "202611221941"

WHEN = sa.DateTime(timezone=True)


def column(name: str, kind: Any, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=empty)


def points(table: str, name: str, at: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name],
        [f"{at}.id"],
        name=op.f(f"fk_{table}_{name}_{at}"),
        initially="DEFERRED",
        deferrable=True,
    )


def sealed(table: str) -> list[Any]:
    return [
        column("id", sa.Uuid()),
        column("box", sa.LargeBinary()),
        *(column(name, sa.Integer()) for name in ("box_rev", "version")),
        column("space_id", sa.Uuid()),
        column("dies_with", sa.Uuid(), empty=True),
        points(table, "space_id", "spaces"),
        points(table, "dies_with", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def indexed(table: str, *names: str) -> None:
    for name in names:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name])


def upgrade() -> None:
    op.create_table(
        "minutes",
        column("item_id", sa.Uuid()),
        column("number", sa.Integer()),
        column("asked_by", sa.Uuid()),
        column("asked_at", WHEN),
        column("due_on", sa.Date()),
        column("confirmed_by", sa.Uuid(), empty=True),
        column("confirmed_at", WHEN, empty=True),
        column("digest", sa.LargeBinary(32), empty=True),
        column("log_seq", sa.Integer(), empty=True),
        column("log_hash", sa.LargeBinary(32), empty=True),
        column("kid", sa.LargeBinary(16), empty=True),
        column("seal", sa.LargeBinary(64), empty=True),
        points("minutes", "item_id", "items"),
        points("minutes", "asked_by", "accounts"),
        points("minutes", "confirmed_by", "accounts"),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_minutes_item_id_number")),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (seal IS NULL)",
            name=op.f("ck_minutes_confirmed_is_sealed"),
        ),
        *sealed("minutes"),
    )
    indexed("minutes", "space_id", "dies_with")
    op.create_index("ix_minutes_confirmed_at_due_on", "minutes", ["confirmed_at", "due_on"])
    _make_what_hangs_on_them()


def _make_what_hangs_on_them() -> None:
    op.create_table(
        "minutes_parts",
        *(column(name, sa.Uuid()) for name in ("minutes_id", "client_id")),
        points("minutes_parts", "minutes_id", "minutes"),
        points("minutes_parts", "client_id", "clients"),
        sa.UniqueConstraint(
            "minutes_id", "client_id", name=op.f("uq_minutes_parts_minutes_id_client_id")
        ),
        *sealed("minutes_parts"),
    )
    indexed("minutes_parts", "client_id", "space_id", "dies_with")
    op.create_table(
        "minutes_comments",
        *(column(name, sa.Uuid()) for name in ("minutes_id", "author_id")),
        column("written_at", WHEN),
        column("late", sa.Boolean()),
        points("minutes_comments", "minutes_id", "minutes"),
        points("minutes_comments", "author_id", "accounts"),
        *sealed("minutes_comments"),
    )
    indexed("minutes_comments", "minutes_id", "space_id", "dies_with")
    op.create_table(
        "minutes_readers",
        *(column(name, sa.Uuid()) for name in ("id", "minutes_id", "account_id")),
        column("word", sa.String(40), empty=True),
        column("said_at", WHEN, empty=True),
        points("minutes_readers", "minutes_id", "minutes"),
        points("minutes_readers", "account_id", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_readers")),
        sa.UniqueConstraint(
            "minutes_id", "account_id", name=op.f("uq_minutes_readers_minutes_id_account_id")
        ),
    )
    indexed("minutes_readers", "account_id")


def downgrade() -> None:
    for table in ("minutes_readers", "minutes_comments", "minutes_parts", "minutes"):
        op.drop_table(table)
