"""Series of meetings: rhythms, breaks, struck days; what a meeting remembers of its series."""

import sqlalchemy as sa
from alembic import op

revision = "202611221600"
down_revision = "202611221555"


def upgrade() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(40), nullable=False),
        sa.Column("link", sa.String(500), nullable=False),
        sa.Column("holidays", sa.String(40), nullable=False),
        sa.Column("july", sa.Boolean(), nullable=False),
        sa.Column("christmas", sa.Boolean(), nullable=False),
        sa.Column("planned_by", sa.Uuid(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("series", "team_id", "teams"),
        _to("series", "planned_by", "accounts"),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_series_ends_after_it_starts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_index(op.f("ix_series_team_id"), "series", ["team_id"])
    op.create_table(
        "series_rhythms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("rhythm", sa.String(40), nullable=False),
        sa.Column("anchor_on", sa.Date(), nullable=False),
        sa.Column("weekday", sa.String(40), nullable=True),
        sa.Column("nth", sa.String(40), nullable=False),
        sa.Column("wall_time", sa.String(5), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        _to("series_rhythms", "series_id", "series"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_rhythms")),
        sa.UniqueConstraint(
            "series_id", "from_on", name=op.f("uq_series_rhythms_series_id_from_on")
        ),
    )
    op.create_table(
        "series_breaks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        _to("series_breaks", "series_id", "series"),
        sa.CheckConstraint(
            "last_on >= first_on", name=op.f("ck_series_breaks_ends_after_it_starts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_breaks")),
    )
    op.create_index(op.f("ix_series_breaks_series_id"), "series_breaks", ["series_id"])
    op.create_table(
        "series_skips",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        _to("series_skips", "series_id", "series"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_skips")),
        sa.UniqueConstraint("series_id", "day", name=op.f("uq_series_skips_series_id_day")),
    )
    with op.batch_alter_table("meetings") as batch:
        batch.add_column(sa.Column("slot_minutes", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("series_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("series_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("own_changes", sa.String(40), nullable=False, server_default=""))
        batch.create_foreign_key(
            op.f("fk_meetings_series_id_series"),
            "series",
            ["series_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
        batch.create_index("ix_meetings_series_id", ["series_id", "starts_at", "id"])
    with op.batch_alter_table("meetings") as batch:
        batch.alter_column("own_changes", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("meetings") as batch:
        batch.drop_index("ix_meetings_series_id")
        batch.drop_constraint(op.f("fk_meetings_series_id_series"), type_="foreignkey")
        for column in ("own_changes", "series_on", "series_id", "slot_minutes"):
            batch.drop_column(column)
    for table in ("series_skips", "series_breaks", "series_rhythms", "series"):
        op.drop_table(table)


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{other}.id"],
        name=op.f(f"fk_{table}_{column}_{other}"),
        initially="DEFERRED",
        deferrable=True,
    )
