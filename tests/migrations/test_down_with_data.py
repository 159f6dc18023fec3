"""Tables can be taken back and made again while somebody's rows are in them."""

from dataclasses import replace

from sqlalchemy import func, inspect, select

from consult import audit, notifications, vault
from consult.accounts.models import Account
from consult.foundation import schema
from consult.foundation.database import db
from tests.cast import CAST
from tests.postgres import both
from tests.scenes import lay_directory, settings_in


@both
def test_the_cast_goes_down_with_its_tables_and_comes_up_again(database, empty, tmp_path):
    settings = replace(settings_in(tmp_path), database_url=empty)
    vault.configure(settings)
    audit.configure(settings.audit_key, tmp_path / "anchors")
    notifications.configure(settings)
    for _ in range(2):
        schema.upgrade()
        lay_directory()
        assert db.session.scalar(select(func.count()).select_from(Account)) == len(CAST)
        db.session.remove()
        schema.downgrade("base")
        assert inspect(db.engine).get_table_names() == ["alembic_version"]
