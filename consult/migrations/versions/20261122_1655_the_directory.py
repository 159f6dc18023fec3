"""What people say of themselves, services beside, members by decision, and interpreters."""

import sqlalchemy as sa
from alembic import op

revision = "202611221655"
down_revision = "202611221556"


def upgrade() -> None:
    _people_of_the_directory()
    _services()
    op.create_table(
        "appointments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.String(40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("term_from", sa.Date(), nullable=False),
        sa.Column("term_until", sa.Date(), nullable=False),
        sa.Column("stands_in_for", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "term_until >= term_from", name=op.f("ck_appointments_ends_after_it_begins")
        ),
        _to("appointments", "member_id", "team_members"),
        _to("appointments", "stands_in_for", "team_members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("member_id", name=op.f("uq_appointments_member_id")),
    )
    op.create_index("ix_appointments_term_until", "appointments", ["term_until"])
    op.create_table(
        "interpretations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("interpreter", sa.String(80), nullable=False),
        sa.Column("disqualified", sa.String(40), nullable=False),
        sa.Column("accepts", sa.String(40), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("arranged_by", sa.Uuid(), nullable=False),
        sa.Column("arranged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "minutes BETWEEN 0 AND 120", name=op.f("ck_interpretations_lengthens_sensibly")
        ),
        _to("interpretations", "consultation_id", "consultations"),
        _to("interpretations", "meeting_id", "meetings"),
        _to("interpretations", "arranged_by", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpretations")),
        sa.UniqueConstraint(
            "consultation_id", "language", name=op.f("uq_interpretations_consultation_id_language")
        ),
    )


def downgrade() -> None:
    for table in (
        "interpretations",
        "appointments",
        "services",
        "absences",
        "expert_profiles",
        "expert_facets",
    ):
        op.drop_table(table)


def _people_of_the_directory() -> None:
    op.create_table(
        "expert_facets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("value", sa.String(80), nullable=False),
        _to("expert_facets", "account_id", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert_facets")),
        sa.UniqueConstraint(
            "account_id", "kind", "value", name=op.f("uq_expert_facets_account_id_kind_value")
        ),
    )
    op.create_index("ix_expert_facets_kind_value", "expert_facets", ["kind", "value"])
    op.create_table(
        "expert_profiles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(1000), nullable=False),
        sa.Column("sought", sa.String(2000), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("expert_profiles", "account_id", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert_profiles")),
        sa.UniqueConstraint("account_id", name=op.f("uq_expert_profiles_account_id")),
    )
    op.create_index(op.f("ix_expert_profiles_checked_on"), "expert_profiles", ["checked_on"])
    op.create_table(
        "absences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_absences_ends_after_it_begins")),
        _to("absences", "account_id", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    op.create_index("ix_absences_account_id_ends_on", "absences", ["account_id", "ends_on"])


def _services() -> None:
    op.create_table(
        "services",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("sector", sa.String(40), nullable=False),
        sa.Column("area", sa.String(120), nullable=False),
        sa.Column("about", sa.String(1000), nullable=False),
        sa.Column("contact", sa.String(200), nullable=False),
        sa.Column("sought", sa.String(3000), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("services", "owner_id", "accounts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_services")),
        sa.UniqueConstraint("name", name=op.f("uq_services_name")),
    )
    op.create_index("ix_services_name", "services", ["name", "id"])
    op.create_index(op.f("ix_services_owner_id"), "services", ["owner_id"])
    op.create_index(op.f("ix_services_checked_on"), "services", ["checked_on"])


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)
