"""Guardians of an older base are numbered as they came; the way back loses papers only."""

from sqlalchemy import inspect

from consult.audit.verify import verify
from consult.cases.models import Client
from consult.cases.rules import ClientRole
from consult.foundation import schema
from consult.foundation.database import db
from tests.casework import a_client, doing, open_vaahtera, the_case
from tests.postgres import both

BEFORE = schema.known()[schema.known().index("202611221901") + 1]
TABLES = {"minors_words", "kept_apart", "family_sheets", "family_letters", "family_answers"}


@both
def test_guardians_are_numbered_as_they_came(database, app, alma, template):
    vaahtera = open_vaahtera(alma, template.teams["vaara"])
    with doing(alma):
        father = a_client(alma, the_case(alma, vaahtera), ClientRole.FATHER).id
    db.session.remove()
    schema.downgrade(BEFORE)
    tables = inspect(db.engine).get_table_names()
    assert TABLES.isdisjoint(tables)
    schema.upgrade()
    found = {one.id: one.guardian_number for one in db.session.query(Client)}
    assert found == {vaahtera.child_id: None, vaahtera.mother_id: 1, father: 2}
    assert not verify(content=True).findings
