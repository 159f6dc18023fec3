"""Requests to the custodians go down with their tables; the people and spaces they named stay."""

from datetime import timedelta

from sqlalchemy import inspect

from consult import audit, notifications, vault
from consult.foundation import clock, schema
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.recoveries.models import RecoveryLine, RecoveryRequest
from consult.recoveries.rules import RecoveryState
from tests.cast import CAST
from tests.scenes import lay_directory, settings_in

TABLES = {"recovery_requests", "recovery_lines"}


def test_down_and_up_with_a_request_in_them(empty, tmp_path):
    settings = settings_in(tmp_path)
    vault.configure(settings)
    audit.configure(settings.audit_key, tmp_path / "anchors")
    notifications.configure(settings)
    schema.upgrade()
    lay_directory()
    now, space = clock.now(), db.session.query(vault.Space).first()
    request = RecoveryRequest(
        id=new_id(),
        account_id=CAST["alma"].id,
        kid=CAST["alma"].identity.kid,
        digest=bytes(32),
        asked_by=CAST["outi"].id,
        asked_at=now,
        expires_at=now + timedelta(days=14),
        state=RecoveryState.ASKED,
    )
    line = RecoveryLine(
        id=new_id(), request_id=request.id, space_id=space.id, version=1, granted_at=now
    )
    with audit.unaudited("rows of a test"):
        db.session.add_all([request, line])
        db.session.commit()
    db.session.remove()
    schema.downgrade("202611221250")
    assert TABLES.isdisjoint(inspect(db.engine).get_table_names())
    assert db.session.query(vault.Space).count()
    db.session.remove()
    schema.upgrade()
    assert set(inspect(db.engine).get_table_names()) >= TABLES
