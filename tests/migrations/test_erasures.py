"""Erasures come with the days on which cases were closed, and go down with their tables."""

from datetime import UTC, datetime

from sqlalchemy import inspect, text

from consult.cases.operations import close_case
from consult.cases.queries import find_case
from consult.erasures.models import Erasure
from consult.erasures.operations import ask_erasure
from consult.erasures.queries import find_to_erase
from consult.foundation import clock, schema
from consult.foundation.database import db
from tests.casework import doing, open_vaahtera
from tests.erasures.scenes import MISTAKE
from tests.postgres import both

BEFORE = schema.known()[schema.known().index("202611221300") + 1]
CLOSED = datetime(2027, 3, 2, 9, 30, tzinfo=UTC)


@both
def test_the_days_of_closing_are_read_from_the_log(database, app, alma, template):
    open_, closed = (open_vaahtera(alma, template.teams["vaara"]) for _ in range(2))
    with clock.held_at(CLOSED), doing(alma):
        close_case(alma.actor, find_case(alma.actor, closed.case_id))
    with doing(alma):
        found = find_to_erase(alma.actor, closed.case_id)
        assert found is not None
        ask_erasure(alma.actor, found, MISTAKE)
    db.session.remove()
    schema.downgrade(BEFORE)
    tables = inspect(db.engine).get_table_names()
    assert {"erasures", "erased_spaces", "erased_clients", "retention_holds"}.isdisjoint(tables)
    with db.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM cases")) == 2
    schema.upgrade()
    assert db.session.query(Erasure).count() == 0
    assert find_case(alma.actor, closed.case_id).closed_at == CLOSED
    assert find_case(alma.actor, open_.case_id).closed_at is None
