"""What a comparison of models and tables looks at, and how types are written in a revision."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic.autogenerate.api import AutogenContext

from consult.foundation.database import Id, Model


def plain_type(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write what the database sees of a type: a revision must not change when our code does."""
    if kind != "type":
        return False
    if decorated := isinstance(item, sa.types.TypeDecorator):
        item = item.impl_instance
    if isinstance(item, sa.Enum):
        return f"sa.String({item.length})"
    if isinstance(item, Id):
        return "sa.Uuid()"
    if isinstance(item, sa.DateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, sa.LargeBinary):
        return f"sa.LargeBinary({item.length or ''})"
    return f"sa.{item!r}" if decorated else False


def is_comparable(item: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:
    """Leave out indexes over expressions, of which a database says too little to compare them."""
    return kind != "index" or name not in {
        index.name
        for table in Model.metadata.tables.values()
        for index in table.indexes
        if not all(isinstance(part, sa.Column) for part in index.expressions)
    }
