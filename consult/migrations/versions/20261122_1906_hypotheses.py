"""Hypotheses and what became of them; whom answers concern, who tells the family, times told."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "202611221906"
down_revision = "202611221700"

WHEN = sa.DateTime(timezone=True)
STATE = sa.String(40)


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
    _make_hypotheses()
    op.create_table(
        "hypothesis_turns",
        *(column(name, sa.Uuid()) for name in ("id", "hypothesis_id")),
        column("state", STATE),
        column("kept_until", sa.Date(), empty=True),
        column("decided_by", sa.Uuid()),
        column("decided_at", WHEN),
        points("hypothesis_turns", "hypothesis_id", "hypotheses"),
        points("hypothesis_turns", "decided_by", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hypothesis_turns")),
    )
    op.create_index(
        op.f("ix_hypothesis_turns_hypothesis_id"), "hypothesis_turns", ["hypothesis_id"]
    )
    _make_links("hypothesis_clients", "hypothesis_id", "hypotheses")
    _make_links("answer_clients", "answer_id", "answers")
    with op.batch_alter_table("actions") as actions:
        actions.add_column(column("teller_id", sa.Uuid(), empty=True))
        actions.create_foreign_key(
            op.f("fk_actions_teller_id_accounts"),
            "accounts",
            ["teller_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
    op.create_index(op.f("ix_actions_teller_id"), "actions", ["teller_id"])
    op.add_column("items", column("began_at", WHEN, empty=True))
    op.add_column("items", column("ended_at", WHEN, empty=True))


def _make_hypotheses() -> None:
    op.create_table(
        "hypotheses",
        column("item_id", sa.Uuid()),
        column("phase_id", sa.Uuid(), empty=True),
        column("author_id", sa.Uuid()),
        column("follows_id", sa.Uuid(), empty=True),
        column("written_at", WHEN),
        column("state", STATE),
        column("kept_until", sa.Date(), empty=True),
        column("id", sa.Uuid()),
        column("box", sa.LargeBinary()),
        column("box_rev", sa.Integer()),
        column("version", sa.Integer()),
        column("space_id", sa.Uuid()),
        column("dies_with", sa.Uuid(), empty=True),
        sa.CheckConstraint(
            "(state = 'kept') = (kept_until IS NOT NULL)",
            name=op.f("ck_hypotheses_kept_until_a_day"),
        ),
        points("hypotheses", "item_id", "items"),
        points("hypotheses", "phase_id", "item_phases"),
        points("hypotheses", "author_id", "accounts"),
        points("hypotheses", "follows_id", "hypotheses"),
        points("hypotheses", "space_id", "spaces"),
        points("hypotheses", "dies_with", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hypotheses")),
    )
    op.create_index("ix_hypotheses_item_id", "hypotheses", ["item_id", "written_at", "id"])
    op.create_index("ix_hypotheses_state_kept_until", "hypotheses", ["state", "kept_until"])
    for name in ("follows_id", "space_id", "dies_with"):
        op.create_index(op.f(f"ix_hypotheses_{name}"), "hypotheses", [name])


def _make_links(table: str, name: str, at: str) -> None:
    op.create_table(
        table,
        *(column(one, sa.Uuid()) for one in ("id", name, "client_id")),
        points(table, name, at),
        points(table, "client_id", "clients"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(name, "client_id", name=op.f(f"uq_{table}_{name}_client_id")),
    )
    op.create_index(op.f(f"ix_{table}_client_id"), table, ["client_id"])


def downgrade() -> None:
    op.drop_column("items", "ended_at")
    op.drop_column("items", "began_at")
    op.drop_index(op.f("ix_actions_teller_id"), "actions")
    with op.batch_alter_table("actions") as actions:
        actions.drop_constraint(op.f("fk_actions_teller_id_accounts"), type_="foreignkey")
        actions.drop_column("teller_id")
    for table in ("answer_clients", "hypothesis_clients", "hypothesis_turns", "hypotheses"):
        op.drop_table(table)
