"""The database itself refuses to change the log: entries and anchors are only ever added.

One thing is let through: emptying an entry's detail, which its hash was made for. The role the
application signs in with should besides hold no more than SELECT and INSERT on these tables
(`docs/audit-chain.md`). The first migration takes its statements from here.
"""

import re

from sqlalchemy import DDL, Connection, Table, event, text
from sqlalchemy.schema import ExecutableDDLElement

from consult.audit.models import Anchor, AuditRow

_KEPT = ", ".join(column.name for column in AuditRow.__table__.columns if column.name != "detail")

SQLITE: dict[str, tuple[str, ...]] = {
    "audit_rows": (
        f"""CREATE TRIGGER audit_rows_stay BEFORE UPDATE OF {_KEPT} ON audit_rows
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END""",
        """CREATE TRIGGER audit_rows_detail BEFORE UPDATE OF detail ON audit_rows
WHEN NEW.detail IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END""",
        """CREATE TRIGGER audit_rows_remain BEFORE DELETE ON audit_rows
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END""",
        # INSERT OR REPLACE deletes without asking the trigger above.
        """CREATE TRIGGER audit_rows_follow BEFORE INSERT ON audit_rows
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_rows)
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END""",
    ),
    "audit_anchors": (
        """CREATE TRIGGER audit_anchors_stay BEFORE UPDATE ON audit_anchors
BEGIN SELECT RAISE(ABORT, 'anchors are only added to'); END""",
        """CREATE TRIGGER audit_anchors_remain BEFORE DELETE ON audit_anchors
BEGIN SELECT RAISE(ABORT, 'anchors are only added to'); END""",
        """CREATE TRIGGER audit_anchors_follow BEFORE INSERT ON audit_anchors
WHEN EXISTS (SELECT 1 FROM audit_anchors WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'anchors are only added to'); END""",
    ),
}

POSTGRESQL: dict[str, tuple[str, ...]] = {
    "audit_rows": (
        """CREATE OR REPLACE FUNCTION audit_rows_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.detail IS NULL THEN
    OLD.detail := NULL;
    IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the log is only added to';
END $$""",
        """CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON audit_rows
FOR EACH ROW EXECUTE FUNCTION audit_rows_stay()""",
        """CREATE TRIGGER audit_rows_remain BEFORE TRUNCATE ON audit_rows
FOR EACH STATEMENT EXECUTE FUNCTION audit_rows_stay()""",
    ),
    "audit_anchors": (
        """CREATE OR REPLACE FUNCTION audit_anchors_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'anchors are only added to'; END $$""",
        """CREATE TRIGGER audit_anchors_stay BEFORE UPDATE OR DELETE ON audit_anchors
FOR EACH ROW EXECUTE FUNCTION audit_anchors_stay()""",
        """CREATE TRIGGER audit_anchors_remain BEFORE TRUNCATE ON audit_anchors
FOR EACH STATEMENT EXECUTE FUNCTION audit_anchors_stay()""",
    ),
}


def statements(dialect: str) -> tuple[str, ...]:
    """List what creates the triggers on a database of this kind, for a migration."""
    made = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[dialect]
    return tuple(statement for each in made.values() for statement in each)


def missing(connection: Connection) -> tuple[str, ...]:
    """Name the triggers that are not there, or that somebody switched off."""
    dialect = connection.dialect.name
    there = set(connection.scalars(text(_THERE[dialect])))
    wanted = re.findall(r"CREATE TRIGGER (\w+)", "\n".join(statements(dialect)))
    return tuple(name for name in wanted if name not in there)


_THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
}


def _put_on(table: Table) -> None:
    for dialect, made in (("sqlite", SQLITE), ("postgresql", POSTGRESQL)):
        for statement in made[table.name]:
            escaped = statement.replace("%", "%%")
            trigger: ExecutableDDLElement = DDL(escaped)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", trigger.execute_if(dialect=dialect))


for _model in (AuditRow, Anchor):
    assert isinstance(_model.__table__, Table)
    _put_on(_model.__table__)
