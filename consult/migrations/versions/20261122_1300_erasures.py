"""Erasures, what is kept back, when a case was closed, and what is left of an erased client."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "202611221300"
down_revision = "202611221256"

WHEN = sa.DateTime(timezone=True)
KIND = sa.String(40)
ON_ITS_WAY = sa.text("state IN ('proposed', 'asked', 'approved', 'marked', 'shredded')")


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


def upgrade() -> None:
    with op.batch_alter_table("cases") as cases:
        cases.add_column(column("closed_at", WHEN, empty=True))
        never: sa.Column[bool] = sa.Column(
            "erasure_asked", sa.Boolean(), nullable=False, server_default=sa.false()
        )
        cases.add_column(never)
        cases.create_index(op.f("ix_cases_closed_at"), ["closed_at"])
    _say_when_cases_were_closed()
    _make_erasures()
    op.create_table(
        "erased_spaces",
        *(column(name, sa.Uuid()) for name in ("id", "erasure_id", "space_id")),
        points("erased_spaces", "erasure_id", "erasures"),
        points("erased_spaces", "space_id", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erased_spaces")),
        sa.UniqueConstraint("space_id", name=op.f("uq_erased_spaces_space_id")),
    )
    op.create_index(op.f("ix_erased_spaces_erasure_id"), "erased_spaces", ["erasure_id"])
    op.create_table(
        "erased_clients",
        *(column(name, sa.Uuid()) for name in ("id", "case_id", "space_id")),
        column("role", KIND),
        column("number", sa.Integer()),
        column("erased_at", WHEN),
        points("erased_clients", "case_id", "cases"),
        points("erased_clients", "space_id", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erased_clients")),
        sa.UniqueConstraint("space_id", name=op.f("uq_erased_clients_space_id")),
        sa.UniqueConstraint(
            "case_id", "role", "number", name=op.f("uq_erased_clients_case_id_role_number")
        ),
    )
    _make_holds()


def _say_when_cases_were_closed() -> None:
    """Take it from the log: the last time each closed case was closed or joined to another."""
    log = sa.table("audit_rows", *map(sa.column, ("action", "object_id", "at_us", "detail")))
    cases = sa.table(
        "cases", sa.column("id", sa.Uuid()), sa.column("status"), sa.column("closed_at", WHEN)
    )
    links = sa.table("case_links", sa.column("case_id", sa.Uuid()), sa.column("linked_at", WHEN))
    log.c.object_id.type = sa.LargeBinary()
    base = op.get_bind()
    closed = cases.c.status.in_(("closed", "archived"))
    for case_id in base.scalars(sa.select(cases.c.id).where(closed)).all():
        said = sa.select(sa.func.max(log.c.at_us)).where(
            log.c.action == "case:closed", log.c.object_id == case_id.bytes
        )
        at_us = base.scalar(said)
        moment = datetime.fromtimestamp(at_us / 1_000_000, UTC) if at_us else None
        moment = moment or base.scalar(
            sa.select(links.c.linked_at).where(links.c.case_id == case_id)
        )
        this = cases.c.id == case_id
        base.execute(sa.update(cases).where(this).values(closed_at=moment or datetime.now(UTC)))


def _make_erasures() -> None:
    op.create_table(
        "erasures",
        column("id", sa.Uuid()),
        column("reference", sa.String(20)),
        column("case_id", sa.Uuid()),
        column("client_id", sa.Uuid(), empty=True),
        column("client_role", KIND, empty=True),
        column("client_number", sa.Integer(), empty=True),
        column("reason", KIND),
        column("decided_on", sa.Date(), empty=True),
        column("transferred", sa.Boolean()),
        column("state", KIND),
        column("asked_by", sa.Uuid(), empty=True),
        column("asked_at", WHEN),
        column("answered_by", sa.Uuid(), empty=True),
        column("answered_at", WHEN, empty=True),
        column("due_at", WHEN, empty=True),
        column("stopped_by", sa.Uuid(), empty=True),
        *(
            column(name, WHEN, empty=True)
            for name in ("stopped_at", "marked_at", "shredded_at", "done_at")
        ),
        column("spaces", sa.Integer()),
        column("anchor_seq", sa.Integer(), empty=True),
        column("version", sa.Integer()),
        points("erasures", "case_id", "cases"),
        *(points("erasures", one, "accounts") for one in ("asked_by", "answered_by", "stopped_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sa.UniqueConstraint("reference", name=op.f("uq_erasures_reference")),
    )
    op.create_index(op.f("ix_erasures_case_id"), "erasures", ["case_id"])
    op.create_index(
        "ix_erasures_on_its_way",
        "erasures",
        ["state", "due_at"],
        sqlite_where=ON_ITS_WAY,
        postgresql_where=ON_ITS_WAY,
    )


def _make_holds() -> None:
    op.create_table(
        "retention_holds",
        *(column(name, sa.Uuid()) for name in ("id", "case_id")),
        column("reason", KIND),
        column("until", sa.Date()),
        column("set_by", sa.Uuid()),
        column("set_at", WHEN),
        column("lifted_by", sa.Uuid(), empty=True),
        column("lifted_at", WHEN, empty=True),
        points("retention_holds", "case_id", "cases"),
        points("retention_holds", "set_by", "accounts"),
        points("retention_holds", "lifted_by", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_holds")),
    )
    op.create_index(op.f("ix_retention_holds_case_id"), "retention_holds", ["case_id"])


def downgrade() -> None:
    for table in ("retention_holds", "erased_clients", "erased_spaces", "erasures"):
        op.drop_table(table)
    with op.batch_alter_table("cases") as cases:
        cases.drop_index(op.f("ix_cases_closed_at"))
        cases.drop_column("erasure_asked")
        cases.drop_column("closed_at")
