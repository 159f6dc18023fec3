"""Sheets and letters of a family, and what each of it permits."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "202611221919"
down_revision = "202611221915"

WHEN = sa.DateTime(timezone=True)
KIND = sa.String(40)
TABLES = ("family_sheets", "family_letters", "family_answers")


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


def paper(name: str, at: str, *columns: Any) -> None:
    """Make a table of sealed rows about a client and a consultation."""
    op.create_table(
        name,
        *(column(one, sa.Uuid()) for one in ("id", "client_id", "consultation_id", "space_id")),
        column("dies_with", sa.Uuid(), empty=True),
        column("box", sa.LargeBinary()),
        column("box_rev", sa.Integer()),
        column("version", sa.Integer()),
        column("author_id", sa.Uuid()),
        column(at, WHEN),
        *columns,
        points(name, "client_id", "clients"),
        points(name, "consultation_id", "consultations"),
        points(name, "author_id", "accounts"),
        points(name, "space_id", "spaces"),
        points(name, "dies_with", "spaces"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for indexed in ("space_id", "dies_with"):
        op.create_index(op.f(f"ix_{name}_{indexed}"), name, [indexed])


def upgrade() -> None:
    paper(
        "family_sheets",
        "written_at",
        *(column(name, KIND) for name in ("language", "comes", "told_to")),
    )
    op.create_index(
        "ix_family_sheets_consultation_id",
        "family_sheets",
        ["consultation_id", "client_id", "written_at"],
    )
    paper(
        "family_letters",
        "written_at",
        column("number", sa.Integer()),
        column("language", KIND),
        column("handed_by", sa.Uuid(), empty=True),
        column("handed_on", sa.Date(), empty=True),
        column("handed_how", KIND, empty=True),
        points("family_letters", "handed_by", "accounts"),
        sa.UniqueConstraint(
            "consultation_id",
            "client_id",
            "number",
            name=op.f("uq_family_letters_consultation_id_client_id_number"),
        ),
        sa.CheckConstraint(
            "(handed_by IS NULL) = (handed_on IS NULL)",
            name=op.f("ck_family_letters_handed_by_somebody_on_a_day"),
        ),
    )
    paper(
        "family_answers",
        "recorded_at",
        *(column(name, KIND) for name in ("matter", "answer", "said_by")),
        column("said_on", sa.Date()),
        column("provision", sa.String(80)),
    )
    op.create_index(
        "ix_family_answers_consultation_id",
        "family_answers",
        ["consultation_id", "client_id", "recorded_at"],
    )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
