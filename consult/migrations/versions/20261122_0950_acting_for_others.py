"""Who acts for whom: emergency openings, stand-ins, deputies kept out, notes put right."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "202611220950"
down_revision = "202611221020"

SEATS = sa.table(
    "circle_seats",
    sa.column("id", sa.Uuid()),
    sa.column("case_id", sa.Uuid()),
    sa.column("account_id", sa.Uuid()),
    sa.column("seat_as", sa.String()),
    sa.column("ground", sa.String()),
    sa.column("provision", sa.String()),
)
CASES = sa.table("cases", sa.column("id", sa.Uuid()), sa.column("opened_by", sa.Uuid()))
LOG = sa.table(
    "audit_rows",
    sa.column("action", sa.String()),
    sa.column("object_id", sa.LargeBinary()),
    sa.column("provision", sa.String()),
)


def upgrade() -> None:
    make_tables()
    add_columns()
    say_how_seats_came_about()
    forget_defaults()


def make_tables() -> None:
    op.create_table(
        "reach_counts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spaces", sa.Integer(), nullable=False),
        sa.Column("thin", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reach_counts")),
    )
    op.create_index(
        op.f("ix_reach_counts_counted_at"), "reach_counts", ["counted_at"], unique=False
    )

    op.create_table(
        "thin_spaces",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("openers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_thin_spaces_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["teams.id"],
            name=op.f("fk_thin_spaces_team_id_teams"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("space_id", name=op.f("pk_thin_spaces")),
    )
    op.create_index(op.f("ix_thin_spaces_team_id"), "thin_spaces", ["team_id"], unique=False)

    op.create_table(
        "case_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.Column("linked_by", sa.Uuid(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_case_links_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["into_id"],
            ["cases.id"],
            name=op.f("fk_case_links_into_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["linked_by"],
            ["accounts.id"],
            name=op.f("fk_case_links_linked_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_links")),
        sa.UniqueConstraint("case_id", name=op.f("uq_case_links_case_id")),
    )
    op.create_index(op.f("ix_case_links_into_id"), "case_links", ["into_id"], unique=False)

    op.create_table(
        "deputy_exclusions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("excluded_by", sa.Uuid(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("fk_deputy_exclusions_account_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_deputy_exclusions_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["excluded_by"],
            ["accounts.id"],
            name=op.f("fk_deputy_exclusions_excluded_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy_exclusions")),
    )
    op.create_index(
        "ix_deputy_exclusions_account_id_case_id",
        "deputy_exclusions",
        ["account_id", "case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_deputy_exclusions_case_id"), "deputy_exclusions", ["case_id"], unique=False
    )

    op.create_table(
        "note_parcels",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("from_case_id", sa.Uuid(), nullable=False),
        sa.Column("sent_by", sa.Uuid(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_by", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_note_parcels_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["from_case_id"],
            ["cases.id"],
            name=op.f("fk_note_parcels_from_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["received_by"],
            ["accounts.id"],
            name=op.f("fk_note_parcels_received_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sent_by"],
            ["accounts.id"],
            name=op.f("fk_note_parcels_sent_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_note_parcels_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_parcels")),
    )
    op.create_index(
        "ix_note_parcels_case_id_received_at",
        "note_parcels",
        ["case_id", "received_at"],
        unique=False,
    )
    op.create_index(op.f("ix_note_parcels_space_id"), "note_parcels", ["space_id"], unique=False)

    op.create_table(
        "emergency_openings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seat_id", sa.Uuid(), nullable=True),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by"],
            ["accounts.id"],
            name=op.f("fk_emergency_openings_asked_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_emergency_openings_case_id_cases"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"],
            ["accounts.id"],
            name=op.f("fk_emergency_openings_opened_by_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"],
            ["circle_seats.id"],
            name=op.f("fk_emergency_openings_seat_id_circle_seats"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_emergency_openings_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["teams.id"],
            name=op.f("fk_emergency_openings_team_id_teams"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["accounts.id"],
            name=op.f("fk_emergency_openings_user_id_accounts"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_openings")),
    )
    op.create_index(
        "ix_emergency_openings_case_id_opened_at",
        "emergency_openings",
        ["case_id", "opened_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_emergency_openings_seat_id"), "emergency_openings", ["seat_id"], unique=False
    )
    op.create_index(
        op.f("ix_emergency_openings_space_id"), "emergency_openings", ["space_id"], unique=False
    )
    op.create_index(
        "ix_emergency_openings_team_id_asked_at",
        "emergency_openings",
        ["team_id", "asked_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_emergency_openings_user_id_opened_at",
        "emergency_openings",
        ["user_id", "opened_at"],
        unique=False,
    )

    op.create_table(
        "emergency_answers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("needed", sa.String(40), nullable=False),
        sa.Column("did", sa.String(40), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opening_id"],
            ["emergency_openings.id"],
            name=op.f("fk_emergency_answers_opening_id_emergency_openings"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["space_id"],
            ["spaces.id"],
            name=op.f("fk_emergency_answers_space_id_spaces"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_answers")),
        sa.UniqueConstraint("opening_id", name=op.f("uq_emergency_answers_opening_id")),
    )
    op.create_index(
        op.f("ix_emergency_answers_space_id"), "emergency_answers", ["space_id"], unique=False
    )


def add_columns() -> None:
    with op.batch_alter_table("case_notes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fate", sa.String(40), nullable=True))
        batch_op.add_column(sa.Column("fate_reason", sa.String(40), nullable=True))
        batch_op.add_column(sa.Column("fate_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("fate_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("emptied_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_case_notes_fate_by_accounts"),
            "accounts",
            ["fate_by"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("circle_seats", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("ground", sa.String(40), nullable=False, server_default="given")
        )
        batch_op.add_column(
            sa.Column("provision", sa.String(length=80), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("stands_in_for", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_circle_seats_stands_in_for_accounts"),
            "accounts",
            ["stands_in_for"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("emergency_presses", sa.Integer(), nullable=False, server_default="1")
        )


def say_how_seats_came_about() -> None:
    """Whoever opened a case sits there for that; grounds of disclosure stand in the log."""
    opener = sa.select(CASES.c.opened_by).where(CASES.c.id == SEATS.c.case_id).scalar_subquery()
    own = SEATS.c.seat_as == "responsible", SEATS.c.account_id == opener
    op.execute(sa.update(SEATS).where(*own).values(ground="opened"))
    told = sa.select(LOG.c.object_id, LOG.c.provision).where(
        LOG.c.action == "seat:granted", LOG.c.provision != ""
    )
    for seat, provision in op.get_bind().execute(told).all():
        hers = SEATS.c.id == UUID(bytes=bytes(seat))
        op.execute(sa.update(SEATS).where(hers).values(provision=provision))


def forget_defaults() -> None:
    with op.batch_alter_table("circle_seats") as table:
        table.alter_column("ground", server_default=None)
        table.alter_column("provision", server_default=None)
    with op.batch_alter_table("teams") as table:
        table.alter_column("emergency_presses", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.drop_column("emergency_presses")

    with op.batch_alter_table("circle_seats", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_circle_seats_stands_in_for_accounts"), type_="foreignkey"
        )
        batch_op.drop_column("stands_in_for")
        batch_op.drop_column("provision")
        batch_op.drop_column("ground")

    with op.batch_alter_table("case_notes", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_case_notes_fate_by_accounts"), type_="foreignkey")
        batch_op.drop_column("emptied_at")
        batch_op.drop_column("fate_at")
        batch_op.drop_column("fate_by")
        batch_op.drop_column("fate_reason")
        batch_op.drop_column("fate")

    op.drop_table("emergency_answers")

    op.drop_table("emergency_openings")

    op.drop_table("note_parcels")

    op.drop_table("deputy_exclusions")

    op.drop_table("case_links")

    op.drop_table("thin_spaces")

    op.drop_table("reach_counts")
