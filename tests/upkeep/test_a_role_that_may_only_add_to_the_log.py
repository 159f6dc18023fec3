"""The role of `docs/several-machines.md` can work, and cannot touch the log."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import ProgrammingError

from consult.audit.verify import verify
from consult.foundation.database import db
from consult.notes.models import CaseNote
from consult.upkeep.doctor import base
from tests.casework import a_note, open_vaahtera, reading

PAGE = Path(__file__).parents[2] / "docs" / "several-machines.md"

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("database", ["postgres"], indirect=True),
]


@pytest.fixture
def as_role(app):
    """From now on every connection has the rights that the guide gives, and no others."""
    role = f"consult_{uuid4().hex[:12]}"
    page = PAGE.read_text(encoding="utf-8")
    given = re.findall(r"^    ((?:GRANT|REVOKE) .*? consult);", page, re.MULTILINE)
    assert len(given) == 3
    with db.engine.begin() as owner:
        owner.execute(text(f"CREATE ROLE {role}"))
        for statement in given:
            owner.execute(text(statement.removesuffix("consult") + role))
    db.engine.dispose()

    def become(connection, record):
        connection.execute(f"SET ROLE {role}")
        connection.commit()

    event.listen(db.engine, "connect", become)


def test_it_can_work(as_role, alma, template):
    note = a_note(alma, open_vaahtera(alma, template.teams["vaara"]), "Kettu näki sillan.")
    with reading(alma):
        assert db.session.get_one(CaseNote, note.id).body == "Kettu näki sillan."
    assert verify(content=True).good
    with db.engine.connect() as connection:
        assert list(base.changeable(connection)) == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_rows SET actor_name = 'Zed'", "DELETE FROM audit_rows", "TRUNCATE audit_rows",
     "ALTER TABLE audit_rows DISABLE TRIGGER ALL", "DROP TABLE audit_anchors"],
)  # fmt: skip
def test_it_cannot_touch_the_log(as_role, statement):
    with db.engine.connect() as connection, pytest.raises(ProgrammingError):
        connection.execute(text(statement))
