"""How migrations run: for `flask db …`, for founding an installation, and for tests.

All revisions run in one transaction that writes, under one lock: all of it, or nothing.
"""

from alembic import context
from sqlalchemy import Connection

from consult.audit import unaudited
from consult.foundation.database import Model
from consult.foundation.schema import migrating, read_every_model
from consult.migrations.comparing import is_comparable, plain_type


def run(connection: Connection) -> None:
    """Run what was asked for, or compare models and tables."""
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=True,
        compare_type=True,
        include_object=is_comparable,
        render_item=plain_type,
    )
    with unaudited("tables are made and changed"):
        context.run_migrations()


read_every_model()
given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with migrating() as own:
        run(own)
