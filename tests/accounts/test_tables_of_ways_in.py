"""The tables of passkeys and codes come and go while people's rows are in the others."""

from dataclasses import replace

from sqlalchemy import inspect, text

from consult import audit, vault
from consult.foundation import schema
from consult.foundation.database import db
from tests.migrations.conftest import empty, postgres_url  # noqa: F401 – fixtures
from tests.postgres import both
from tests.scenes import lay_directory, settings_in

BEFORE, AFTER = "20261122", "202611220920"


@both
def test_down_and_up_again_with_rows(database, empty, tmp_path):  # noqa: F811 – the fixture
    settings = replace(settings_in(tmp_path), database_url=empty)
    vault.configure(settings)
    audit.configure(settings.audit_key, tmp_path / "anchors")
    schema.upgrade()
    lay_directory()
    with audit.unaudited("a test sets the scene"), db.engine.begin() as base:
        person = base.execute(text("SELECT person_id FROM key_slots")).first()[0]
        base.execute(
            text(
                "INSERT INTO key_slots (id, person_id, kind, blob, created_at)"
                " SELECT :id, person_id, 'passkey', blob, created_at FROM key_slots"
                " WHERE person_id = :person LIMIT 1"
            ),
            {"id": person, "person": person},
        )
        people = base.execute(text("SELECT count(*) FROM accounts")).scalar()
    db.session.remove()
    schema.downgrade(BEFORE)
    assert "passkeys" not in inspect(db.engine).get_table_names()
    schema.upgrade()
    with db.engine.connect() as base:
        told = base.execute(text("SELECT reminders FROM accounts")).scalars().all()
        kinds = set(base.execute(text("SELECT kind FROM key_slots")).scalars())
    assert told == ["all"] * people
    assert "passkey" not in kinds
