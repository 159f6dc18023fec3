import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from consult.foundation.database import db


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
@pytest.mark.parametrize("table", ["audit_rows", "audit_anchors"])
def test_the_log_is_not_emptied_at_once_either(store, table):
    with pytest.raises(DBAPIError, match="only added to"):
        db.session.execute(text(f"TRUNCATE {table}"))
    db.session.rollback()
