"""Alarms, incidents, who was told, and the nightly look at the log."""

import sqlalchemy as sa
from alembic import op

revision = "202611221250"
down_revision = "202611221245"


def upgrade() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("discovered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("space_id", sa.Uuid(), nullable=True),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(40), nullable=True),
        *_people("incidents", "account_id", "opened_by", "closed_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    op.create_index(op.f("ix_incidents_closed_at"), "incidents", ["closed_at"])
    op.create_table(
        "alarms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("rung_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("space_id", sa.Uuid(), nullable=True),
        sa.Column("object_type", sa.String(60), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("reference", sa.String(40), nullable=False),
        sa.Column("acknowledged_by", sa.Uuid(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finding", sa.String(40), nullable=True),
        sa.Column("incident_id", sa.Uuid(), nullable=True),
        *_people("alarms", "account_id", "acknowledged_by"),
        _incident("alarms"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarms")),
    )
    op.create_index(op.f("ix_alarms_acknowledged_at"), "alarms", ["acknowledged_at", "rung_at"])
    op.create_index(op.f("ix_alarms_kind"), "alarms", ["kind", "rung_at"])
    op.create_index(op.f("ix_alarms_incident_id"), "alarms", ["incident_id"])
    op.create_table(
        "incident_steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("incident_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("done_by", sa.Uuid(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        *_people("incident_steps", "done_by"),
        _incident("incident_steps"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_steps")),
        sa.UniqueConstraint("incident_id", "step", name=op.f("uq_incident_steps_incident_id_step")),
    )
    op.create_table(
        "log_checks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entries", sa.BigInteger(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.Column("first_seq", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_checks")),
        sa.UniqueConstraint("day", name=op.f("uq_log_checks_day")),
    )


def downgrade() -> None:
    for table in ("log_checks", "incident_steps", "alarms", "incidents"):
        op.drop_table(table)


def _people(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column],
            ["accounts.id"],
            name=op.f(f"fk_{table}_{column}_accounts"),
            initially="DEFERRED",
            deferrable=True,
        )
        for column in columns
    ]


def _incident(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["incident_id"],
        ["incidents.id"],
        name=op.f(f"fk_{table}_incident_id_incidents"),
        initially="DEFERRED",
        deferrable=True,
    )
