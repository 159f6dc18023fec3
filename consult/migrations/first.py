"""Write the first revision anew from the models: `python -m consult.migrations.first`.

Only until the first release. From then on a change of tables is a revision of its own
(`make migration M="words"`), because somebody's rows stand on the ones before.
"""

import subprocess
import sys
from collections.abc import Iterable

from alembic.autogenerate import render_python_code
from alembic.operations import ops

from consult.foundation.database import Model
from consult.foundation.schema import MIGRATIONS, read_every_model
from consult.migrations.comparing import plain_type

FILE = MIGRATIONS / "versions" / "20261122_0700_initial.py"
TEXT = '''"""The first tables, and the triggers that keep the log from being changed."""

import sqlalchemy as sa
from alembic import op

from consult.audit import triggers

revision = "20261122"
down_revision = None


def upgrade() -> None:
{made}
    for statement in triggers.statements(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
{dropped}
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_rows_stay")
        op.execute("DROP FUNCTION audit_anchors_stay")
'''


def write() -> None:
    """Write the file."""
    read_every_model()
    tables = Model.metadata.sorted_tables
    made: list[ops.MigrateOperation] = []
    for table in tables:
        made.append(ops.CreateTableOp.from_table(table))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [ops.CreateIndexOp.from_index(index) for index in indexes]
    dropped = [ops.DropTableOp.from_table(table) for table in reversed(tables)]
    FILE.write_text(TEXT.format(made=_code(made), dropped=_code(dropped)), encoding="utf-8")
    for arguments in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *arguments, FILE], check=True)  # noqa: S603


def _code(operations: Iterable[ops.MigrateOperation]) -> str:
    lines = render_python_code(ops.UpgradeOps(ops=list(operations)), render_item=plain_type)
    return "\n".join(line for line in lines.splitlines() if "###" not in line)


if __name__ == "__main__":
    write()
