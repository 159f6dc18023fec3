"""The first tables, and the triggers that keep the log from being changed."""

import sqlalchemy as sa
from alembic import op

from consult.audit import triggers

revision = "20261122"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("controller", sa.String(length=120), nullable=False),
        sa.Column("register_name", sa.String(length=120), nullable=False),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("name", name=op.f("uq_agencies_name")),
    )
    op.create_table(
        "audit_anchors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_anchors")),
    )
    op.create_index(op.f("ix_audit_anchors_seq"), "audit_anchors", ["seq"], unique=False)
    op.create_table(
        "audit_rows",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("actor_kind", sa.String(length=12), nullable=False),
        sa.Column("actor", sa.LargeBinary(16), nullable=True),
        sa.Column("actor_name", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("space", sa.LargeBinary(16), nullable=True),
        sa.Column("object_type", sa.String(length=60), nullable=False),
        sa.Column("object_id", sa.LargeBinary(16), nullable=True),
        sa.Column("rev", sa.BigInteger(), nullable=True),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("provision", sa.String(length=80), nullable=False),
        sa.Column("recipient_agency", sa.LargeBinary(16), nullable=True),
        sa.Column("result", sa.String(length=12), nullable=False),
        sa.Column("session_ref", sa.LargeBinary(8), nullable=False),
        sa.Column("box_sha256", sa.LargeBinary(32), nullable=True),
        sa.Column("detail_sha256", sa.LargeBinary(32), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("prev", sa.LargeBinary(32), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_rows")),
    )
    op.create_index(op.f("ix_audit_rows_actor"), "audit_rows", ["actor", "seq"], unique=False)
    op.create_index(
        op.f("ix_audit_rows_object_id"), "audit_rows", ["object_id", "seq"], unique=False
    )
    op.create_index(op.f("ix_audit_rows_space"), "audit_rows", ["space", "seq"], unique=False)
    op.create_table(
        "deed_keys",
        sa.Column("key", sa.String(length=43), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("location", sa.String(length=500), nullable=False),
        sa.Column("pressed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_deed_keys")),
    )
    op.create_index(op.f("ix_deed_keys_pressed_at"), "deed_keys", ["pressed_at"], unique=False)
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('demo', 'real')", name=op.f("ck_installation_is_demo_or_real")
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_is_alone")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "key_certs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("approver_kind", sa.String(40), nullable=False),
        sa.Column("approver_id", sa.Uuid(), nullable=False),
        sa.Column("approver_kid", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signature", sa.LargeBinary(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_certs")),
    )
    op.create_index(op.f("ix_key_certs_person_id"), "key_certs", ["person_id"], unique=False)
    op.create_table(
        "key_slots",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_slots")),
    )
    op.create_index(op.f("ix_key_slots_person_id"), "key_slots", ["person_id"], unique=False)
    op.create_table(
        "login_budgets",
        sa.Column("subject_hash", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject_hash", name=op.f("pk_login_budgets")),
    )
    op.create_index(
        op.f("ix_login_budgets_last_try_at"), "login_budgets", ["last_try_at"], unique=False
    )
    op.create_table(
        "spaces",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("duty_space_id", sa.Uuid(), nullable=True),
        sa.Column("has_recovery", sa.Boolean(), nullable=False),
        sa.Column("creator_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["duty_space_id"],
            ["spaces.id"],
            name=op.f("fk_spaces_duty_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spaces")),
    )
    op.create_index(op.f("ix_spaces_duty_space_id"), "spaces", ["duty_space_id"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("profession", sa.String(length=80), nullable=False),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("theme", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_accounts_agency_id_agencies"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("email", name=op.f("uq_accounts_email")),
    )
    op.create_index(op.f("ix_accounts_agency_id"), "accounts", ["agency_id"], unique=False)
    op.create_table(
        "grants",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("kid", sa.LargeBinary(16), nullable=False),
        sa.Column("suite", sa.Integer(), nullable=False),
        sa.Column("seat", sa.Uuid(), nullable=True),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("granter_kind", sa.String(40), nullable=False),
        sa.Column("granter_id", sa.Uuid(), nullable=False),
        sa.Column("granter_kid", sa.LargeBinary(16), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.Column("blob_sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("signature", sa.LargeBinary(64), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "ended_at IS NULL OR length(blob) = 0", name=op.f("ck_grants_ended_is_emptied")
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_grants_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
    )
    op.create_index(op.f("ix_grants_recipient_id"), "grants", ["recipient_id"], unique=False)
    op.create_index("ix_grants_space_granter", "grants", ["space_id", "granter_id"], unique=False)
    op.create_index(
        "ix_grants_space_recipient", "grants", ["space_id", "recipient_id"], unique=False
    )
    op.create_table(
        "person_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kid", sa.LargeBinary(16), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("suite", sa.Integer(), nullable=False),
        sa.Column("kem_public", sa.LargeBinary(32), nullable=False),
        sa.Column("sign_public", sa.LargeBinary(32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cert_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cert_id"],
            ["key_certs.id"],
            name=op.f("fk_person_keys_cert_id_key_certs"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_keys")),
        sa.UniqueConstraint("kid", name=op.f("uq_person_keys_kid")),
    )
    op.create_index(op.f("ix_person_keys_cert_id"), "person_keys", ["cert_id"], unique=False)
    op.create_index(op.f("ix_person_keys_person_id"), "person_keys", ["person_id"], unique=False)
    op.create_table(
        "space_versions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("inbox_suite", sa.Integer(), nullable=False),
        sa.Column("inbox_public", sa.LargeBinary(32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("creator_id", sa.Uuid(), nullable=False),
        sa.Column("creator_kid", sa.LargeBinary(16), nullable=False),
        sa.Column("signature", sa.LargeBinary(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_space_versions_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space_versions")),
        sa.UniqueConstraint("space_id", "version", name=op.f("uq_space_versions_space_id_version")),
    )
    op.create_table(
        "teams",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.String(length=80), nullable=False),
        sa.Column("format_key", sa.String(length=60), nullable=False),
        sa.Column("duty_space_id", sa.Uuid(), nullable=True),
        sa.Column("leadership_space_id", sa.Uuid(), nullable=True),
        sa.Column("duty_turn_due", sa.Boolean(), nullable=False),
        sa.Column("leadership_turn_due", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_teams_agency_id_agencies"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["duty_space_id"],
            ["spaces.id"],
            name=op.f("fk_teams_duty_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["leadership_space_id"],
            ["spaces.id"],
            name=op.f("fk_teams_leadership_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("name", name=op.f("uq_teams_name")),
    )
    op.create_index(op.f("ix_teams_agency_id"), "teams", ["agency_id"], unique=False)
    op.create_table(
        "account_duties",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("duty", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_account_duties_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_duties")),
        sa.UniqueConstraint("account_id", "duty", name=op.f("uq_account_duties_account_id_duty")),
    )
    op.create_table(
        "cases",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_cases_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"],
            ["accounts.id"],
            name=op.f("fk_cases_opened_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_cases_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["teams.id"],
            name=op.f("fk_cases_team_id_teams"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("code", name=op.f("uq_cases_code")),
    )
    op.create_index(op.f("ix_cases_dies_with"), "cases", ["dies_with"], unique=False)
    op.create_index(op.f("ix_cases_space_id"), "cases", ["space_id"], unique=False)
    op.create_index(op.f("ix_cases_team_id"), "cases", ["team_id"], unique=False)
    op.create_index(
        "ix_cases_to_note",
        "cases",
        ["opened_at"],
        unique=False,
        sqlite_where=sa.text("noted_on IS NULL"),
        postgresql_where=sa.text("noted_on IS NULL"),
    )
    op.create_table(
        "expertises",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "until IS NULL OR until >= since", name=op.f("ck_expertises_ends_after_it_begins")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_expertises_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expertises")),
    )
    op.create_index(op.f("ix_expertises_account_id"), "expertises", ["account_id"], unique=False)
    op.create_index(op.f("ix_expertises_field"), "expertises", ["field"], unique=False)
    op.create_table(
        "known_devices",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_known_devices_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_known_devices")),
    )
    op.create_index(
        op.f("ix_known_devices_account_id"), "known_devices", ["account_id"], unique=False
    )
    op.create_index(
        op.f("ix_known_devices_expires_at"), "known_devices", ["expires_at"], unique=False
    )
    op.create_table(
        "login_sessions",
        sa.Column("id_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_login_sessions_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_login_sessions")),
    )
    op.create_index(
        op.f("ix_login_sessions_account_id"), "login_sessions", ["account_id"], unique=False
    )
    op.create_index(
        op.f("ix_login_sessions_expires_at"), "login_sessions", ["expires_at"], unique=False
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("format_key", sa.String(length=60), nullable=False),
        sa.Column("format_version", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("cancelled_for", sa.String(40), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("planned_by", sa.Uuid(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'cancelled') = (cancelled_for IS NOT NULL)",
            name=op.f("ck_meetings_cancelled_for_a_reason"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_meetings_ends_after_it_starts")),
        sa.CheckConstraint("slots BETWEEN 1 AND 12", name=op.f("ck_meetings_has_slots")),
        sa.ForeignKeyConstraint(
            ["planned_by"],
            ["accounts.id"],
            name=op.f("fk_meetings_planned_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["teams.id"],
            name=op.f("fk_meetings_team_id_teams"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_index("ix_meetings_starts_at", "meetings", ["starts_at", "id"], unique=False)
    op.create_index("ix_meetings_team_id", "meetings", ["team_id", "starts_at", "id"], unique=False)
    op.create_table(
        "team_members",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.String(40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "until IS NULL OR until >= since", name=op.f("ck_team_members_ends_after_it_begins")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_team_members_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["teams.id"],
            name=op.f("fk_team_members_team_id_teams"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_members")),
    )
    op.create_index(
        op.f("ix_team_members_account_id"), "team_members", ["account_id"], unique=False
    )
    op.create_index(
        "ix_team_members_team_id_seat", "team_members", ["team_id", "seat"], unique=False
    )
    op.create_table(
        "cancel_notes",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["accounts.id"],
            name=op.f("fk_cancel_notes_author_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_cancel_notes_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_cancel_notes_meeting_id_meetings"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_cancel_notes_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cancel_notes")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_cancel_notes_meeting_id")),
    )
    op.create_index(op.f("ix_cancel_notes_dies_with"), "cancel_notes", ["dies_with"], unique=False)
    op.create_index(op.f("ix_cancel_notes_space_id"), "cancel_notes", ["space_id"], unique=False)
    op.create_table(
        "case_notes",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("voice", sa.String(40), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("told_to", sa.String(40), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["accounts.id"],
            name=op.f("fk_case_notes_author_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_case_notes_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_case_notes_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["first_id"],
            ["case_notes.id"],
            name=op.f("fk_case_notes_first_id_case_notes"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_case_notes_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"],
            ["case_notes.id"],
            name=op.f("fk_case_notes_supersedes_id_case_notes"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_notes")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_case_notes_supersedes_id")),
    )
    op.create_index(
        "ix_case_notes_case_id_written_at", "case_notes", ["case_id", "written_at"], unique=False
    )
    op.create_index(op.f("ix_case_notes_dies_with"), "case_notes", ["dies_with"], unique=False)
    op.create_index(op.f("ix_case_notes_first_id"), "case_notes", ["first_id"], unique=False)
    op.create_index(op.f("ix_case_notes_space_id"), "case_notes", ["space_id"], unique=False)
    op.create_table(
        "circle_seats",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("seat_as", sa.String(40), nullable=False),
        sa.Column("writes", sa.Boolean(), nullable=False),
        sa.Column("whole_file", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_circle_seats_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_circle_seats_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circle_seats")),
    )
    op.create_index(
        op.f("ix_circle_seats_account_id"), "circle_seats", ["account_id"], unique=False
    )
    op.create_index(
        "ix_circle_seats_case_id_account_id",
        "circle_seats",
        ["case_id", "account_id"],
        unique=False,
    )
    op.create_table(
        "clients",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("service_task", sa.String(40), nullable=False),
        sa.Column("service_language", sa.String(40), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_clients_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_clients_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_clients_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
        sa.UniqueConstraint(
            "case_id", "role", "number", name=op.f("uq_clients_case_id_role_number")
        ),
    )
    op.create_index(op.f("ix_clients_dies_with"), "clients", ["dies_with"], unique=False)
    op.create_index(op.f("ix_clients_space_id"), "clients", ["space_id"], unique=False)
    op.create_table(
        "items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("format_key", sa.String(length=60), nullable=False),
        sa.Column("format_version", sa.Integer(), nullable=False),
        sa.Column("facilitator_id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_afterwards", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'moved') = (position IS NULL)", name=op.f("ck_items_waits_without_a_slot")
        ),
        sa.ForeignKeyConstraint(
            ["facilitator_id"],
            ["accounts.id"],
            name=op.f("fk_items_facilitator_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_items_meeting_id_meetings"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_items_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("meeting_id", "position", name=op.f("uq_items_meeting_id_position")),
        sa.UniqueConstraint("space_id", name=op.f("uq_items_space_id")),
    )
    op.create_index(op.f("ix_items_facilitator_id"), "items", ["facilitator_id"], unique=False)
    op.create_table(
        "meeting_reviews",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_meeting_reviews_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_meeting_reviews_meeting_id_meetings"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"],
            ["accounts.id"],
            name=op.f("fk_meeting_reviews_reviewer_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_meeting_reviews_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_reviews")),
    )
    op.create_index(
        op.f("ix_meeting_reviews_dies_with"), "meeting_reviews", ["dies_with"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_reviews_meeting_id"), "meeting_reviews", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_meeting_reviews_space_id"), "meeting_reviews", ["space_id"], unique=False
    )
    op.create_table(
        "attendances",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("seat", sa.String(40), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("seated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_attendances_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_attendances_agency_id_agencies"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["items.id"],
            name=op.f("fk_attendances_item_id_items"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"],
            ["accounts.id"],
            name=op.f("fk_attendances_recorded_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint(
            "item_id", "account_id", name=op.f("uq_attendances_item_id_account_id")
        ),
    )
    op.create_index(
        "ix_attendances_account_id", "attendances", ["account_id", "item_id"], unique=False
    )
    op.create_table(
        "consultations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("format_key", sa.String(length=60), nullable=False),
        sa.Column("format_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("asker_id", sa.Uuid(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("facilitator_id", sa.Uuid(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("help", sa.String(40), nullable=True),
        sa.Column("topic", sa.String(40), nullable=True),
        sa.Column("urgency", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("panel_free_on", sa.Date(), nullable=True),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asker_id"],
            ["accounts.id"],
            name=op.f("fk_consultations_asker_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_consultations_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["facilitator_id"],
            ["accounts.id"],
            name=op.f("fk_consultations_facilitator_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["items.id"],
            name=op.f("fk_consultations_item_id_items"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_consultations_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["teams.id"],
            name=op.f("fk_consultations_team_id_teams"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultations")),
        sa.UniqueConstraint("code", name=op.f("uq_consultations_code")),
        sa.UniqueConstraint("space_id", name=op.f("uq_consultations_space_id")),
    )
    op.create_index(
        "ix_consultations_asker_id_asked_at",
        "consultations",
        ["asker_id", "asked_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_consultations_asker_id_status",
        "consultations",
        ["asker_id", "status", "asked_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_consultations_board",
        "consultations",
        ["team_id", sa.literal_column("urgency DESC"), "asked_at", "id"],
        unique=False,
        sqlite_where=sa.text("placed_at IS NULL AND ended_at IS NULL"),
        postgresql_where=sa.text("placed_at IS NULL AND ended_at IS NULL"),
    )
    op.create_index(
        "ix_consultations_case_id", "consultations", ["case_id", "asked_at", "id"], unique=False
    )
    op.create_index(
        "ix_consultations_facilitator_id_status",
        "consultations",
        ["facilitator_id", "status"],
        unique=False,
    )
    op.create_index(op.f("ix_consultations_item_id"), "consultations", ["item_id"], unique=False)
    op.create_index(
        "ix_consultations_team_id_status",
        "consultations",
        ["team_id", "status", "asked_at"],
        unique=False,
    )
    op.create_table(
        "item_clients",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_item_clients_client_id_clients"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["items.id"],
            name=op.f("fk_item_clients_item_id_items"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_clients")),
        sa.UniqueConstraint("item_id", "client_id", name=op.f("uq_item_clients_item_id_client_id")),
    )
    op.create_index(op.f("ix_item_clients_client_id"), "item_clients", ["client_id"], unique=False)
    op.create_table(
        "item_moves",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("from_meeting_id", sa.Uuid(), nullable=False),
        sa.Column("to_meeting_id", sa.Uuid(), nullable=True),
        sa.Column("moved_by", sa.Uuid(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_meeting_id"],
            ["meetings.id"],
            name=op.f("fk_item_moves_from_meeting_id_meetings"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["items.id"],
            name=op.f("fk_item_moves_item_id_items"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["moved_by"],
            ["accounts.id"],
            name=op.f("fk_item_moves_moved_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["to_meeting_id"],
            ["meetings.id"],
            name=op.f("fk_item_moves_to_meeting_id_meetings"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_moves")),
    )
    op.create_index(
        op.f("ix_item_moves_from_meeting_id"), "item_moves", ["from_meeting_id"], unique=False
    )
    op.create_index(op.f("ix_item_moves_item_id"), "item_moves", ["item_id"], unique=False)
    op.create_table(
        "item_phases",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("speaks", sa.String(length=400), nullable=False),
        sa.Column("listens", sa.String(length=400), nullable=False),
        sa.Column("yields", sa.String(40), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("running_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("spent_seconds", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_item_phases_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["items.id"],
            name=op.f("fk_item_phases_item_id_items"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_item_phases_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_phases")),
    )
    op.create_index(op.f("ix_item_phases_dies_with"), "item_phases", ["dies_with"], unique=False)
    op.create_index(op.f("ix_item_phases_item_id"), "item_phases", ["item_id"], unique=False)
    op.create_index(op.f("ix_item_phases_space_id"), "item_phases", ["space_id"], unique=False)
    op.create_table(
        "note_clients",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_note_clients_client_id_clients"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["note_id"],
            ["case_notes.id"],
            name=op.f("fk_note_clients_note_id_case_notes"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_clients")),
        sa.UniqueConstraint("note_id", "client_id", name=op.f("uq_note_clients_note_id_client_id")),
    )
    op.create_index(op.f("ix_note_clients_client_id"), "note_clients", ["client_id"], unique=False)
    op.create_table(
        "people",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_people_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_people_client_id_clients"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_people_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_people_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_case_id"), "people", ["case_id"], unique=False)
    op.create_index(op.f("ix_people_dies_with"), "people", ["dies_with"], unique=False)
    op.create_index(op.f("ix_people_space_id"), "people", ["space_id"], unique=False)
    op.create_table(
        "actions",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(status = 'open') = (settled_on IS NULL)", name=op.f("ck_actions_settled_on_a_day")
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by"],
            ["accounts.id"],
            name=op.f("fk_actions_agreed_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_actions_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_actions_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["items.id"],
            name=op.f("fk_actions_item_id_items"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["accounts.id"],
            name=op.f("fk_actions_owner_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_actions_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
    )
    op.create_index(
        op.f("ix_actions_consultation_id"), "actions", ["consultation_id"], unique=False
    )
    op.create_index(op.f("ix_actions_dies_with"), "actions", ["dies_with"], unique=False)
    op.create_index(op.f("ix_actions_item_id"), "actions", ["item_id"], unique=False)
    op.create_index(
        "ix_actions_owner_id_status_due_on",
        "actions",
        ["owner_id", "status", "due_on"],
        unique=False,
    )
    op.create_index(op.f("ix_actions_space_id"), "actions", ["space_id"], unique=False)
    op.create_table(
        "client_stances",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("knows", sa.String(40), nullable=False),
        sa.Column("permits", sa.String(40), nullable=False),
        sa.Column("said_by", sa.String(40), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["accounts.id"],
            name=op.f("fk_client_stances_author_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_client_stances_client_id_clients"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_client_stances_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_client_stances_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_client_stances_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_stances")),
    )
    op.create_index(
        op.f("ix_client_stances_consultation_id"),
        "client_stances",
        ["consultation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_client_stances_dies_with"), "client_stances", ["dies_with"], unique=False
    )
    op.create_index(
        op.f("ix_client_stances_space_id"), "client_stances", ["space_id"], unique=False
    )
    op.create_table(
        "consultation_clients",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_consultation_clients_client_id_clients"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_consultation_clients_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_clients")),
        sa.UniqueConstraint(
            "consultation_id",
            "client_id",
            name=op.f("uq_consultation_clients_consultation_id_client_id"),
        ),
    )
    op.create_index(
        op.f("ix_consultation_clients_client_id"),
        "consultation_clients",
        ["client_id"],
        unique=False,
    )
    op.create_table(
        "consultation_messages",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["accounts.id"],
            name=op.f("fk_consultation_messages_author_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_consultation_messages_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_consultation_messages_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_consultation_messages_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_messages")),
    )
    op.create_index(
        op.f("ix_consultation_messages_consultation_id"),
        "consultation_messages",
        ["consultation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_consultation_messages_dies_with"),
        "consultation_messages",
        ["dies_with"],
        unique=False,
    )
    op.create_index(
        op.f("ix_consultation_messages_space_id"),
        "consultation_messages",
        ["space_id"],
        unique=False,
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_invitations_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_invitations_agency_id_agencies"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_invitations_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"],
            ["accounts.id"],
            name=op.f("fk_invitations_proposed_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint(
            "consultation_id", "account_id", name=op.f("uq_invitations_consultation_id_account_id")
        ),
    )
    op.create_index(
        "ix_invitations_account_id_invited_at",
        "invitations",
        ["account_id", "invited_at"],
        unique=False,
    )
    op.create_index(
        "ix_invitations_account_id_status", "invitations", ["account_id", "status"], unique=False
    )
    op.create_table(
        "involved_agencies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_involved_agencies_agency_id_agencies"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_involved_agencies_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involved_agencies")),
        sa.UniqueConstraint(
            "consultation_id",
            "agency_id",
            name=op.f("uq_involved_agencies_consultation_id_agency_id"),
        ),
    )
    op.create_index(
        op.f("ix_involved_agencies_agency_id"), "involved_agencies", ["agency_id"], unique=False
    )
    op.create_table(
        "item_notes",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("phase_id", sa.Uuid(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("voice", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("told_to", sa.String(40), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["accounts.id"],
            name=op.f("fk_item_notes_author_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_item_notes_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["items.id"],
            name=op.f("fk_item_notes_item_id_items"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["phase_id"],
            ["item_phases.id"],
            name=op.f("fk_item_notes_phase_id_item_phases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_item_notes_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_notes")),
    )
    op.create_index(op.f("ix_item_notes_dies_with"), "item_notes", ["dies_with"], unique=False)
    op.create_index(
        "ix_item_notes_item_id", "item_notes", ["item_id", "written_at", "id"], unique=False
    )
    op.create_index(op.f("ix_item_notes_space_id"), "item_notes", ["space_id"], unique=False)
    op.create_table(
        "questions",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["accounts.id"],
            name=op.f("fk_questions_author_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_questions_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_questions_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_questions_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint(
            "consultation_id", "number", name=op.f("uq_questions_consultation_id_number")
        ),
    )
    op.create_index(op.f("ix_questions_dies_with"), "questions", ["dies_with"], unique=False)
    op.create_index(op.f("ix_questions_space_id"), "questions", ["space_id"], unique=False)
    op.create_table(
        "requests",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(40), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["accounts.id"],
            name=op.f("fk_requests_author_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_requests_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_requests_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_requests_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    op.create_index(
        op.f("ix_requests_consultation_id"), "requests", ["consultation_id"], unique=False
    )
    op.create_index(op.f("ix_requests_dies_with"), "requests", ["dies_with"], unique=False)
    op.create_index(op.f("ix_requests_space_id"), "requests", ["space_id"], unique=False)
    op.create_table(
        "wished_sectors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("sector", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_wished_sectors_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wished_sectors")),
        sa.UniqueConstraint(
            "consultation_id", "sector", name=op.f("uq_wished_sectors_consultation_id_sector")
        ),
    )
    op.create_table(
        "action_clients",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["actions.id"],
            name=op.f("fk_action_clients_action_id_actions"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_action_clients_client_id_clients"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_clients")),
        sa.UniqueConstraint(
            "action_id", "client_id", name=op.f("uq_action_clients_action_id_client_id")
        ),
    )
    op.create_index(
        op.f("ix_action_clients_client_id"), "action_clients", ["client_id"], unique=False
    )
    op.create_table(
        "answers",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("box_rev", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("dies_with", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["accounts.id"],
            name=op.f("fk_answers_author_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultations.id"],
            name=op.f("fk_answers_consultation_id_consultations"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dies_with"],
            ["spaces.id"],
            name=op.f("fk_answers_dies_with_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_answers_question_id_questions"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["answers.id"],
            name=op.f("fk_answers_replaces_id_answers"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_answers_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_answers_replaces_id")),
    )
    op.create_index(
        op.f("ix_answers_consultation_id"), "answers", ["consultation_id"], unique=False
    )
    op.create_index(op.f("ix_answers_dies_with"), "answers", ["dies_with"], unique=False)
    op.create_index(op.f("ix_answers_space_id"), "answers", ["space_id"], unique=False)
    op.create_table(
        "item_note_clients",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["clients.id"],
            name=op.f("fk_item_note_clients_client_id_clients"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["note_id"],
            ["item_notes.id"],
            name=op.f("fk_item_note_clients_note_id_item_notes"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_note_clients")),
        sa.UniqueConstraint(
            "note_id", "client_id", name=op.f("uq_item_note_clients_note_id_client_id")
        ),
    )
    op.create_index(
        op.f("ix_item_note_clients_client_id"), "item_note_clients", ["client_id"], unique=False
    )
    for statement in triggers.statements(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    op.drop_table("item_note_clients")
    op.drop_table("answers")
    op.drop_table("action_clients")
    op.drop_table("wished_sectors")
    op.drop_table("requests")
    op.drop_table("questions")
    op.drop_table("item_notes")
    op.drop_table("involved_agencies")
    op.drop_table("invitations")
    op.drop_table("consultation_messages")
    op.drop_table("consultation_clients")
    op.drop_table("client_stances")
    op.drop_table("actions")
    op.drop_table("people")
    op.drop_table("note_clients")
    op.drop_table("item_phases")
    op.drop_table("item_moves")
    op.drop_table("item_clients")
    op.drop_table("consultations")
    op.drop_table("attendances")
    op.drop_table("meeting_reviews")
    op.drop_table("items")
    op.drop_table("clients")
    op.drop_table("circle_seats")
    op.drop_table("case_notes")
    op.drop_table("cancel_notes")
    op.drop_table("team_members")
    op.drop_table("meetings")
    op.drop_table("login_sessions")
    op.drop_table("known_devices")
    op.drop_table("expertises")
    op.drop_table("cases")
    op.drop_table("account_duties")
    op.drop_table("teams")
    op.drop_table("space_versions")
    op.drop_table("person_keys")
    op.drop_table("grants")
    op.drop_table("accounts")
    op.drop_table("spaces")
    op.drop_table("login_budgets")
    op.drop_table("key_slots")
    op.drop_table("key_certs")
    op.drop_table("installation")
    op.drop_table("deed_keys")
    op.drop_table("audit_rows")
    op.drop_table("audit_anchors")
    op.drop_table("agencies")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_rows_stay")
        op.execute("DROP FUNCTION audit_anchors_stay")
