"""Whom the provider of single sign-on knows, and which sittings stand on its word."""

import sqlalchemy as sa
from alembic import op

revision = "202611221012"
down_revision = "202611220950"


def upgrade() -> None:
    op.create_table(
        "sso_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("issuer", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_sso_links_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sso_links")),
        sa.UniqueConstraint("account_id", name=op.f("uq_sso_links_account_id")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_sso_links_issuer_subject")),
    )
    op.create_table(
        "sso_sittings",
        sa.Column("id_hash", sa.LargeBinary(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asking_since", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["id_hash"],
            ["login_sessions.id_hash"],
            name=op.f("fk_sso_sittings_id_hash_login_sessions"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_sso_sittings")),
    )


def downgrade() -> None:
    op.drop_table("sso_sittings")
    op.drop_table("sso_links")
