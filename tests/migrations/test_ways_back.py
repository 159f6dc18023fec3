"""Ways back go down with their table; those who were on them stay, as they were."""

from dataclasses import replace

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from consult import audit, notifications, vault
from consult.accounts.models import (
    Account,
    AccountStatus,
    IdentityCheck,
    Loss,
    LossEnd,
    LossReason,
)
from consult.foundation import clock, schema
from consult.foundation.database import db
from consult.foundation.ids import new_id
from tests.cast import CAST
from tests.postgres import both
from tests.scenes import lay_directory, settings_in


def loss(ended_as: LossEnd | None = None) -> Loss:
    return Loss(
        id=new_id(),
        account_id=CAST["alma"].id,
        reason=LossReason.WORDS,
        begun_by=CAST["fanni"].id,
        begun_at=clock.now(),
        begun_check=IdentityCheck.MET,
        status_before=AccountStatus.ACTIVE,
        ended_at=clock.now() if ended_as else None,
        ended_as=ended_as,
    )


def keep(*losses: Loss) -> None:
    with audit.unaudited("rows of a test"):
        db.session.add_all(losses)
        db.session.commit()


@both
def test_one_way_back_at_a_time_and_all_go_down_with_the_table(database, empty, tmp_path):
    settings = replace(settings_in(tmp_path), database_url=empty)
    vault.configure(settings)
    audit.configure(settings.audit_key, tmp_path / "anchors")
    notifications.configure(settings)
    schema.upgrade()
    lay_directory()
    keep(loss(LossEnd.BACK), loss(LossEnd.STOPPED), loss())
    with pytest.raises(IntegrityError):
        keep(loss())
    db.session.rollback()
    db.session.remove()
    schema.downgrade("202611221244")
    columns = {one["name"] for one in inspect(db.engine).get_columns("arrivals")}
    assert "losses" not in inspect(db.engine).get_table_names()
    assert "is_return" not in columns
    with db.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM accounts").scalar()
    assert kept == len(CAST)
    schema.upgrade()
    assert db.session.get(Account, CAST["alma"].id) is not None
