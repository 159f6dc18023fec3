"""Passkeys, one-time codes, and what a sitting shows of itself."""

import sqlalchemy as sa
from alembic import op

revision = "202611220920"
down_revision = "20261122"


def upgrade() -> None:
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(1_023), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("slot_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_passkeys_account_id_accounts"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["slot_id"],
            ["key_slots.id"],
            name=op.f("fk_passkeys_slot_id_key_slots"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkeys")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkeys_credential_id")),
    )
    op.create_index(op.f("ix_passkeys_account_id"), "passkeys", ["account_id"], unique=False)
    op.create_index(op.f("ix_passkeys_slot_id"), "passkeys", ["slot_id"], unique=False)
    op.create_table(
        "totp_secrets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_totp_secrets_account_id_accounts"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_totp_secrets")),
        sa.UniqueConstraint("account_id", name=op.f("uq_totp_secrets_account_id")),
    )
    op.create_table(
        "factor_uses",
        sa.Column("factor_id", sa.Uuid(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("factor_id", name=op.f("pk_factor_uses")),
    )
    op.create_table(
        "spent_challenges",
        sa.Column("challenge_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("challenge_hash", name=op.f("pk_spent_challenges")),
    )
    op.create_index(
        op.f("ix_spent_challenges_expires_at"), "spent_challenges", ["expires_at"], unique=False
    )
    op.add_column(
        "accounts",
        sa.Column("reminders", sa.String(length=40), server_default="all", nullable=False),
    )
    op.add_column(
        "accounts", sa.Column("recovery_tested_at", sa.DateTime(timezone=True), nullable=True)
    )
    for column in (
        sa.Column("device", sa.String(60), server_default="", nullable=False),
        sa.Column("network", sa.String(43), server_default="", nullable=False),
        sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acting", sa.String(length=40), nullable=True),
    ):
        op.add_column("login_sessions", column)


def downgrade() -> None:
    for name in ("acting", "proved_at", "network", "device"):
        op.drop_column("login_sessions", name)
    op.drop_column("accounts", "recovery_tested_at")
    op.drop_column("accounts", "reminders")
    op.drop_table("spent_challenges")
    op.drop_table("factor_uses")
    op.drop_table("totp_secrets")
    op.drop_table("passkeys")
    # A slot that only a passkey opened opens nothing any more, and its kind is not known below.
    op.execute("DELETE FROM key_slots WHERE kind = 'passkey'")
