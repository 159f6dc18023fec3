"""Ways back for people who have lost every way in."""

import sqlalchemy as sa
from alembic import op

revision = "202611221256"
down_revision = "202611221244"

OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("arrivals") as table:
        table.add_column(
            sa.Column("is_return", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.create_table(
        "losses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("begun_by", sa.Uuid(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_check", sa.String(40), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_check", sa.String(40), nullable=True),
        sa.Column("status_before", sa.String(40), nullable=False),
        sa.Column("arrival_id", sa.Uuid(), nullable=True),
        sa.Column("lost_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_as", sa.String(40), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_losses_{column}_{table}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for column, table in (
                ("account_id", "accounts"),
                ("begun_by", "accounts"),
                ("confirmed_by", "accounts"),
                ("arrival_id", "arrivals"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_losses")),
    )
    for column in ("account_id", "arrival_id", "lost_at"):
        op.create_index(op.f(f"ix_losses_{column}"), "losses", [column])
    op.create_index(
        "uq_losses_open",
        "losses",
        ["account_id"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )


def downgrade() -> None:
    op.drop_table("losses")
    with op.batch_alter_table("arrivals") as table:
        table.drop_column("is_return")
