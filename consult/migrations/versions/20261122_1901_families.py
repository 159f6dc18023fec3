"""What minors decided, who is which guardian, and whose family is kept apart."""

from collections import Counter
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "202611221901"
down_revision = "202611221906"

WHEN = sa.DateTime(timezone=True)
GUARDIANS = ("mother", "father", "parent", "guardian")


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


def sealed_table(name: str, *columns: Any) -> None:
    op.create_table(
        name,
        column("id", sa.Uuid()),
        column("space_id", sa.Uuid()),
        column("dies_with", sa.Uuid(), empty=True),
        column("box", sa.LargeBinary()),
        column("box_rev", sa.Integer()),
        column("version", sa.Integer()),
        *columns,
        points(name, "space_id", "spaces"),
        points(name, "dies_with", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for indexed in ("space_id", "dies_with"):
        op.create_index(op.f(f"ix_{name}_{indexed}"), name, [indexed])


def upgrade() -> None:
    op.add_column(
        "cases", sa.Column("kept_apart", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("clients", column("guardian_number", sa.Integer(), empty=True))
    _number_guardians(op.get_bind())
    sealed_table(
        "minors_words",
        column("client_id", sa.Uuid()),
        column("decision", sa.String(40)),
        column("decided_on", sa.Date()),
        column("author_id", sa.Uuid()),
        column("recorded_at", WHEN),
        points("minors_words", "client_id", "clients"),
        points("minors_words", "author_id", "accounts"),
    )
    op.create_index(op.f("ix_minors_words_client_id"), "minors_words", ["client_id"])
    sealed_table(
        "kept_apart",
        column("case_id", sa.Uuid()),
        column("begins", sa.Boolean()),
        column("author_id", sa.Uuid()),
        column("recorded_at", WHEN),
        points("kept_apart", "case_id", "cases"),
        points("kept_apart", "author_id", "accounts"),
    )
    op.create_index(op.f("ix_kept_apart_case_id"), "kept_apart", ["case_id"])


def _number_guardians(base: sa.Connection) -> None:
    """Give each guardian the number of the order in which they came; erased ones came first."""
    names = ("id", "case_id", "role", "added_at")
    clients = sa.table("clients", sa.column("guardian_number"), *map(sa.column, names))
    erased = sa.table("erased_clients", sa.column("case_id"), sa.column("role"))
    gone = base.scalars(sa.select(erased.c.case_id).where(erased.c.role.in_(GUARDIANS)))
    numbers = Counter(gone)
    there = sa.select(clients.c.id, clients.c.case_id).where(clients.c.role.in_(GUARDIANS))
    for client_id, case_id in base.execute(there.order_by(clients.c.added_at, clients.c.id)).all():
        numbers[case_id] += 1
        row = sa.update(clients).where(clients.c.id == client_id)
        base.execute(row.values(guardian_number=numbers[case_id]))


def downgrade() -> None:
    op.drop_table("kept_apart")
    op.drop_table("minors_words")
    op.drop_column("clients", "guardian_number")
    op.drop_column("cases", "kept_apart")
