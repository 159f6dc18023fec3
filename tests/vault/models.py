"""A sealed row for the tests of the vault: one leaf of a notebook."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation.database import Model
from consult.vault import SealedRow, sealed


class Leaf(SealedRow, Model):
    __tablename__ = "leaves"
    __seal_name__ = "leaf"
    __bound__ = (("author_id",), ("author_id", "voice", "written_at"))

    author_id: Mapped[UUID]
    voice: Mapped[str]
    written_at: Mapped[datetime]
    pinned: Mapped[bool] = mapped_column(default=False)

    title: str = sealed()
    body: str = sealed()
    tags: list[str] = sealed([])
